//! Whether there is a screen to draw on where this process runs, and how the window has to draw on it.

use limber_core::health::Drawing;

/// True when a display is named here, or when this system needs no name for it.
pub fn is_there() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

/// What has to be set for the browser engine where no graphics processor can be reached: buffers shared with one would only be
/// copied about, which takes longer to the first picture and some 100 MB more, and is white on some machines.
const WITHOUT_GPU: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Variables for a window that is to be started. What the person set stays as it is.
pub fn drawing_variables() -> Option<(&'static str, &'static str)> {
    (drawing() == Drawing::WithoutGraphicsProcessor).then_some((WITHOUT_GPU, "1"))
}

/// How a window is drawn that is started now.
pub fn drawing() -> Drawing {
    if cfg!(not(target_os = "linux")) {
        return Drawing::BySystem;
    }
    let devices = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    let names: Vec<String> = devices.map(|device| device.file_name().to_string_lossy().into_owned()).collect();
    let set = std::env::var_os(WITHOUT_GPU);
    chosen(&names, set.as_ref().map(|value| value.to_string_lossy()).as_deref())
}

fn chosen(devices: &[String], set_by_person: Option<&str>) -> Drawing {
    match set_by_person {
        Some(value) => Drawing::AsSet { variable: format!("{WITHOUT_GPU}={value}") },
        None if devices.iter().any(|name| name.starts_with("renderD")) => Drawing::WithGraphicsProcessor,
        None => Drawing::WithoutGraphicsProcessor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_set_where_there_is_a_gpu_or_where_the_person_chose() {
        let devices = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(chosen(&devices(&["by-path", "card0", "renderD128"]), None), Drawing::WithGraphicsProcessor);
        assert_eq!(chosen(&devices(&["card0"]), None), Drawing::WithoutGraphicsProcessor, "a card that only shows");
        assert_eq!(chosen(&[], None), Drawing::WithoutGraphicsProcessor);
        let variable = "WEBKIT_DISABLE_DMABUF_RENDERER=0".to_owned();
        assert_eq!(chosen(&[], Some("0")), Drawing::AsSet { variable });
    }
}
