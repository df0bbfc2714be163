//! Whether there is a screen to draw on where this process runs, and how the window has to draw on it.

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
    if cfg!(not(target_os = "linux")) {
        return None;
    }
    let devices = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    let names: Vec<String> = devices.map(|device| device.file_name().to_string_lossy().into_owned()).collect();
    chosen(&names, std::env::var_os(WITHOUT_GPU).is_some())
}

fn chosen(devices: &[String], set_by_person: bool) -> Option<(&'static str, &'static str)> {
    let can_draw = devices.iter().any(|name| name.starts_with("renderD"));
    (!can_draw && !set_by_person).then_some((WITHOUT_GPU, "1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_set_where_there_is_a_gpu_or_where_the_person_chose() {
        let devices = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(chosen(&devices(&["by-path", "card0", "renderD128"]), false), None);
        assert_eq!(chosen(&devices(&["card0"]), false), Some((WITHOUT_GPU, "1")), "a card that only shows");
        assert_eq!(chosen(&[], false), Some((WITHOUT_GPU, "1")));
        assert_eq!(chosen(&[], true), None);
    }
}
