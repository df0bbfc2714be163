//! Whether somebody records, from `CoreAudio`. Nothing is recorded or opened here, and no permission is needed.

use std::collections::HashSet;

use objc2_core_audio::{
    AudioObjectID, AudioObjectPropertyAddress, AudioObjectPropertyScope, AudioObjectPropertySelector,
    kAudioDevicePropertyDeviceIsRunningSomewhere, kAudioDevicePropertyStreams, kAudioHardwarePropertyDevices,
    kAudioHardwarePropertyProcessObjectList, kAudioObjectPropertyElementMain, kAudioObjectPropertyScopeGlobal,
    kAudioObjectPropertyScopeInput, kAudioProcessPropertyIsRunningInput,
};

use super::answers;
use crate::adapters::attention::answer::Answer;

/// `kAudioObjectSystemObject`: the one that knows all others.
const SYSTEM: AudioObjectID = 1;

/// Every device with an input, and what is listened to of it.
#[derive(Default)]
pub(super) struct Microphones {
    listened_to: HashSet<AudioObjectID>,
}

impl Microphones {
    /// Asks, and listens to devices that are new.
    pub(super) fn in_use(&mut self) -> Answer {
        self.listen(SYSTEM, kAudioHardwarePropertyDevices);
        let Some(devices) = objects(kAudioHardwarePropertyDevices) else {
            return Answer::Unclear("CoreAudio does not tell its devices".into());
        };
        let inputs: Vec<_> = devices.into_iter().filter(|device| has_input(*device)).collect();
        self.listened_to.retain(|object| *object == SYSTEM || inputs.contains(object));
        for device in &inputs {
            self.listen(*device, kAudioDevicePropertyDeviceIsRunningSomewhere);
        }
        match answers::in_use(&running(&inputs, kAudioDevicePropertyDeviceIsRunningSomewhere)) {
            Answer::Holds(true) => records(),
            said => said,
        }
    }

    fn listen(&mut self, object: AudioObjectID, selector: AudioObjectPropertySelector) {
        if !self.listened_to.contains(&object) && system::listen(object, global(selector)) {
            self.listened_to.insert(object);
        }
    }
}

/// A device with an input is used: to record? Since macOS 14.2 each program tells. Before, a headset that plays music
/// counts as recording.
fn records() -> Answer {
    match objects(kAudioHardwarePropertyProcessObjectList) {
        Some(programs) if !programs.is_empty() => {
            answers::in_use(&running(&programs, kAudioProcessPropertyIsRunningInput))
        }
        _ => Answer::Holds(true),
    }
}

fn running(objects: &[AudioObjectID], selector: AudioObjectPropertySelector) -> Vec<Option<u32>> {
    objects.iter().map(|object| system::number(*object, global(selector))).collect()
}

fn objects(selector: AudioObjectPropertySelector) -> Option<Vec<AudioObjectID>> {
    system::numbers(SYSTEM, global(selector))
}

fn has_input(device: AudioObjectID) -> bool {
    let streams = address(kAudioDevicePropertyStreams, kAudioObjectPropertyScopeInput);
    system::size(device, streams).is_some_and(|bytes| bytes > 0)
}

fn global(selector: AudioObjectPropertySelector) -> AudioObjectPropertyAddress {
    address(selector, kAudioObjectPropertyScopeGlobal)
}

fn address(selector: AudioObjectPropertySelector, scope: AudioObjectPropertyScope) -> AudioObjectPropertyAddress {
    AudioObjectPropertyAddress { mSelector: selector, mScope: scope, mElement: kAudioObjectPropertyElementMain }
}

#[allow(unsafe_code, reason = "CoreAudio answers through pointers")]
mod system {
    use std::ffi::c_void;
    use std::ptr::{NonNull, null, null_mut};

    use objc2_core_audio::{
        AudioObjectAddPropertyListener, AudioObjectGetPropertyData, AudioObjectGetPropertyDataSize, AudioObjectID,
        AudioObjectPropertyAddress,
    };

    /// Bytes of a property's value; `None` when the object does not have it.
    pub(super) fn size(object: AudioObjectID, mut address: AudioObjectPropertyAddress) -> Option<u32> {
        let mut bytes = 0u32;
        // SAFETY: both places are alive; there is no qualifier.
        let refused =
            unsafe { AudioObjectGetPropertyDataSize(object, (&mut address).into(), 0, null(), (&mut bytes).into()) };
        (refused == 0).then_some(bytes)
    }

    /// A property that is a list of 32-bit numbers.
    pub(super) fn numbers(object: AudioObjectID, mut address: AudioObjectPropertyAddress) -> Option<Vec<u32>> {
        let mut bytes = size(object, address)?;
        let mut numbers = vec![0u32; usize::try_from(bytes).ok()? / size_of::<u32>()];
        let place = NonNull::new(numbers.as_mut_ptr())?.cast::<c_void>();
        bytes = u32::try_from(numbers.len() * size_of::<u32>()).ok()?;
        // SAFETY: `place` holds `bytes` bytes, which is how many may be written; it tells how many were.
        let refused =
            unsafe { AudioObjectGetPropertyData(object, (&mut address).into(), 0, null(), (&mut bytes).into(), place) };
        numbers.truncate(usize::try_from(bytes).ok()? / size_of::<u32>());
        (refused == 0).then_some(numbers)
    }

    /// A property that is one 32-bit number.
    pub(super) fn number(object: AudioObjectID, address: AudioObjectPropertyAddress) -> Option<u32> {
        numbers(object, address)?.first().copied()
    }

    /// Wakes the thread that asks, from now on, whenever the property changes.
    pub(super) fn listen(object: AudioObjectID, mut address: AudioObjectPropertyAddress) -> bool {
        // SAFETY: `changed` has the signature that is asked for and takes nothing from its data.
        unsafe { AudioObjectAddPropertyListener(object, (&mut address).into(), Some(changed), null_mut()) == 0 }
    }

    unsafe extern "C-unwind" fn changed(
        _: AudioObjectID,
        _: u32,
        _: NonNull<AudioObjectPropertyAddress>,
        _: *mut c_void,
    ) -> i32 {
        super::super::changed();
        0
    }
}
