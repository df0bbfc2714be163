//! Tells Tauri where this package keeps what its windows may do.

fn main() {
    let manifest = tauri_build::AppManifest::new().permissions_path_pattern("src-tauri/window/permissions/*.toml");
    let attributes = tauri_build::Attributes::new()
        .app_manifest(manifest)
        .capabilities_path_pattern("src-tauri/window/capabilities/*.json");
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
        std::process::exit(1);
    }
}
