//! The sound server's messages: values that each carry a letter for their type, big-endian. Only what is needed to ask
//! who records. Pure; a message that makes no sense is `None`.

/// An index that stands for nothing.
pub(super) const NONE: u32 = u32::MAX;

/// Writes a request.
#[derive(Default)]
pub(super) struct Request(Vec<u8>);

impl Request {
    /// A command with the number that its reply will carry.
    pub(super) fn new(command: u32, number: u32) -> Self {
        Self::default().u32(command).u32(number)
    }

    pub(super) fn u32(mut self, value: u32) -> Self {
        self.0.push(b'L');
        self.0.extend(value.to_be_bytes());
        self
    }

    /// No text, where one could be.
    pub(super) fn no_text(mut self) -> Self {
        self.0.push(b'N');
        self
    }

    pub(super) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.push(b'x');
        self.0.extend(u32::try_from(bytes.len()).unwrap_or(0).to_be_bytes());
        self.0.extend(bytes);
        self
    }

    /// A list with one property.
    pub(super) fn property(mut self, name: &str, value: &str) -> Self {
        let value = [value.as_bytes(), &[0]].concat();
        self.0.push(b'P');
        self.0.push(b't');
        self.0.extend([name.as_bytes(), &[0]].concat());
        self.u32(u32::try_from(value.len()).unwrap_or(0)).bytes(&value).no_text()
    }

    /// With the header of a packet: its length, and a channel that says it is no sound.
    pub(super) fn packet(self) -> Vec<u8> {
        let length = u32::try_from(self.0.len()).unwrap_or(0);
        let header = [length, NONE, 0, 0, 0].map(u32::to_be_bytes).concat();
        [header, self.0].concat()
    }
}

/// Reads a message from its front.
pub(super) struct Reader<'m>(pub(super) &'m [u8]);

impl<'m> Reader<'m> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn take(&mut self, count: usize) -> Option<&'m [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn letter(&mut self) -> Option<u8> {
        Some(self.take(1)?[0])
    }

    /// `count` bytes of a type.
    fn value(&mut self, letter: u8, count: usize) -> Option<&'m [u8]> {
        (self.letter()? == letter).then(|| self.take(count))?
    }

    fn big_endian(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.value(b'L', 4)?.try_into().ok()?))
    }

    pub(super) fn boolean(&mut self) -> Option<bool> {
        match self.letter()? {
            b'1' => Some(true),
            b'0' => Some(false),
            _ => None,
        }
    }

    /// A text; one that is not there is empty.
    pub(super) fn text(&mut self) -> Option<&'m [u8]> {
        match self.letter()? {
            b'N' => Some(&[]),
            b't' => {
                let end = self.0.iter().position(|byte| *byte == 0)?;
                let text = self.take(end)?;
                self.take(1)?;
                Some(text)
            }
            _ => None,
        }
    }

    pub(super) fn skip_sample_spec(&mut self) -> Option<()> {
        self.value(b'a', 6).map(drop)
    }

    pub(super) fn skip_channel_map(&mut self) -> Option<()> {
        let channels = self.value(b'm', 1)?[0];
        self.take(channels.into()).map(drop)
    }

    pub(super) fn skip_volume(&mut self) -> Option<()> {
        let channels = self.value(b'v', 1)?[0];
        self.take(usize::from(channels) * 4).map(drop)
    }

    pub(super) fn skip_duration(&mut self) -> Option<()> {
        self.value(b'U', 8).map(drop)
    }

    /// True if a list of properties has one with this value.
    pub(super) fn has_property(&mut self, wanted: (&str, &str)) -> Option<bool> {
        self.value(b'P', 0)?;
        let mut found = false;
        while self.0.first()? != &b'N' {
            let name = self.text()?;
            let length = self.u32()?;
            self.value(b'x', 0)?;
            let bytes = self.big_endian().filter(|bytes| *bytes == length)?;
            let value = self.take(usize::try_from(bytes).ok()?)?;
            let value = value.strip_suffix(&[0]).unwrap_or(value);
            found |= (name, value) == (wanted.0.as_bytes(), wanted.1.as_bytes());
        }
        self.letter()?;
        Some(found)
    }
}
