//! The files of an export: in a folder, or in one zip. A zip that claims to be small and is not is seen by what comes out of it.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use zip::result::ZipError;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::tables::{Files, Sink};
use super::trouble::Trouble;

/// What may come out of a file in a zip, whatever went in.
const FEW_BYTES: u64 = 16 * 1024 * 1024;

/// How many times as much may come out as went in: rows of one day after the other come to a tenth or so.
const MOST_TIMES: u64 = 200;

/// Most files in a zip: we write fewer than twenty.
const MOST_FILES: usize = 1000;

/// A folder that is written.
pub(super) struct FolderSink {
    folder: PathBuf,
    file: Option<BufWriter<File>>,
    pub(super) bytes: u64,
}

impl FolderSink {
    /// Into a folder that is there.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, file: None, bytes: 0 }
    }

    /// Has the last file on the disk.
    pub(super) fn end(&mut self) -> io::Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        self.bytes += file.metadata()?.len();
        file.sync_all()
    }
}

impl Write for FolderSink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Err(io::ErrorKind::NotFound.into()), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Sink for FolderSink {
    fn begin(&mut self, name: &str) -> Result<(), Trouble> {
        self.end()?;
        let path = self.folder.join(name);
        let file = File::options().write(true).create_new(true).open(&path)?;
        limber_wire::private_files::close_to_others(&path)?;
        self.file = Some(BufWriter::with_capacity(64 * 1024, file));
        Ok(())
    }
}

/// A zip that is written, to something that cannot go back.
pub(super) struct ZipSink<W: Write>(ZipWriter<StreamWriter<W>>);

impl<W: Write> ZipSink<W> {
    pub(super) fn new(to: W) -> Self {
        Self(ZipWriter::new_stream(to))
    }

    /// Its list of files. Hands back what it was written to.
    pub(super) fn end(self) -> Result<W, Trouble> {
        Ok(self.0.finish().map_err(io::Error::from)?.into_inner())
    }
}

impl<W: Write> Write for ZipSink<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(()) // at its end
    }
}

impl<W: Write> Sink for ZipSink<W> {
    fn begin(&mut self, name: &str) -> Result<(), Trouble> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
        self.0.start_file(name, options).map_err(io::Error::from)?;
        Ok(())
    }
}

/// A folder that is read.
pub(super) struct Folder<'a>(pub(super) &'a Path);

impl Files for Folder<'_> {
    fn file(&mut self, name: &str) -> Result<Option<Box<dyn Read + '_>>, Trouble> {
        match fs::metadata(self.0.join(name)) {
            Ok(found) if !found.is_file() => Err(Trouble::NotAnExport),
            Ok(_) => Ok(Some(Box::new(File::open(self.0.join(name)).map_err(Trouble::Source)?))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Trouble::Source(error)),
        }
    }
}

/// A zip that is read.
pub(super) struct Zip<R: Read + Seek>(ZipArchive<R>);

impl<R: Read + Seek> Zip<R> {
    pub(super) fn of(from: R) -> Result<Self, Trouble> {
        let archive = ZipArchive::new(from).map_err(damaged)?;
        if archive.len() > MOST_FILES { Err(Trouble::NotAnExport) } else { Ok(Self(archive)) }
    }
}

impl<R: Read + Seek> Files for Zip<R> {
    fn file(&mut self, name: &str) -> Result<Option<Box<dyn Read + '_>>, Trouble> {
        match self.0.by_name(name) {
            Ok(file) => {
                let most = file.compressed_size().saturating_mul(MOST_TIMES).max(FEW_BYTES);
                Ok(Some(Box::new(Bounded { from: file, left: most })))
            }
            Err(ZipError::FileNotFound) => Ok(None),
            Err(error) => Err(damaged(error)),
        }
    }
}

fn damaged(error: ZipError) -> Trouble {
    match error {
        ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => super::source_trouble(error),
        _ => Trouble::ZipDamaged,
    }
}

/// Says `FileTooLarge` where more comes out than can be.
struct Bounded<R> {
    from: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.left = self.left.checked_sub(count as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(count)
    }
}
