//! Whether somebody films, from `CoreMediaIO`. Nothing is filmed or opened here, and no permission is needed.

use std::collections::HashSet;

use objc2_core_media_io::{
    CMIOObjectID, CMIOObjectPropertyAddress, kCMIODevicePropertyDeviceIsRunningSomewhere, kCMIOHardwarePropertyDevices,
    kCMIOObjectPropertyElementMain, kCMIOObjectPropertyScopeGlobal, kCMIOObjectSystemObject,
};

use super::answers;
use crate::adapters::attention::answer::Answer;

/// Every camera, and what is listened to of it.
#[derive(Default)]
pub(super) struct Cameras {
    listened_to: HashSet<CMIOObjectID>,
}

impl Cameras {
    /// Asks, and listens to cameras that are new.
    pub(super) fn in_use(&mut self) -> Answer {
        self.listen(kCMIOObjectSystemObject, kCMIOHardwarePropertyDevices);
        let Some(cameras) = system::numbers(kCMIOObjectSystemObject, address(kCMIOHardwarePropertyDevices)) else {
            return Answer::Unclear("CoreMediaIO does not tell its devices".into());
        };
        self.listened_to.retain(|object| *object == kCMIOObjectSystemObject || cameras.contains(object));
        for camera in &cameras {
            self.listen(*camera, kCMIODevicePropertyDeviceIsRunningSomewhere);
        }
        let runs = |camera: &CMIOObjectID| {
            let running = system::numbers(*camera, address(kCMIODevicePropertyDeviceIsRunningSomewhere))?;
            running.first().copied()
        };
        answers::in_use(&cameras.iter().map(runs).collect::<Vec<_>>())
    }

    fn listen(&mut self, object: CMIOObjectID, selector: u32) {
        if !self.listened_to.contains(&object) && system::listen(object, &address(selector)) {
            self.listened_to.insert(object);
        }
    }
}

fn address(selector: u32) -> CMIOObjectPropertyAddress {
    CMIOObjectPropertyAddress {
        mSelector: selector,
        mScope: kCMIOObjectPropertyScopeGlobal,
        mElement: kCMIOObjectPropertyElementMain,
    }
}

#[allow(unsafe_code, reason = "CoreMediaIO answers through pointers")]
mod system {
    use std::ffi::c_void;
    use std::ptr::{null, null_mut};

    use objc2_core_media_io::{
        CMIOObjectAddPropertyListener, CMIOObjectGetPropertyData, CMIOObjectGetPropertyDataSize, CMIOObjectID,
        CMIOObjectPropertyAddress,
    };

    /// A property that is a list of 32-bit numbers, or one of them.
    pub(super) fn numbers(object: CMIOObjectID, address: CMIOObjectPropertyAddress) -> Option<Vec<u32>> {
        let mut bytes = 0u32;
        // SAFETY: both places are alive; there is no qualifier.
        let refused = unsafe { CMIOObjectGetPropertyDataSize(object, &raw const address, 0, null(), &raw mut bytes) };
        if refused != 0 {
            return None;
        }
        let mut numbers = vec![0u32; usize::try_from(bytes).ok()? / size_of::<u32>()];
        let room = u32::try_from(numbers.len() * size_of::<u32>()).ok()?;
        let place = numbers.as_mut_ptr().cast::<c_void>();
        // SAFETY: `place` holds `room` bytes, which is how many may be written; `bytes` tells how many were.
        let refused =
            unsafe { CMIOObjectGetPropertyData(object, &raw const address, 0, null(), room, &raw mut bytes, place) };
        numbers.truncate(usize::try_from(bytes).ok()? / size_of::<u32>());
        (refused == 0).then_some(numbers)
    }

    /// Wakes the thread that asks, from now on, whenever the property changes.
    pub(super) fn listen(object: CMIOObjectID, address: &CMIOObjectPropertyAddress) -> bool {
        // SAFETY: `changed` has the signature that is asked for and takes nothing from its data.
        unsafe { CMIOObjectAddPropertyListener(object, address, Some(changed), null_mut()) == 0 }
    }

    unsafe extern "C-unwind" fn changed(
        _: CMIOObjectID,
        _: u32,
        _: *mut CMIOObjectPropertyAddress,
        _: *mut c_void,
    ) -> i32 {
        super::super::changed();
        0
    }
}
