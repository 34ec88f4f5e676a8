//! Files in a folder, each called by the hash of its content. A file is written under a name that no
//! hash has, brought to the disk, and only then given its own; so what has the name of a hash is
//! whole, and lasts.

use std::{
    fs::{self, File, OpenOptions, Permissions},
    io::{self, ErrorKind, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use domain::journal::Hash;
use service::{store::StoreFailure, vault::Vault};

/// A file that is being written begins with this.
const BEGUN: &str = "begun-";

/// A folder of files.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    begun: AtomicU64,
}

fn failure<'a>(doing: &'static str, path: &'a Path) -> impl Fn(io::Error) -> StoreFailure + 'a {
    move |cause| StoreFailure {
        doing,
        cause: format!("{}: {cause}", path.display()),
    }
}

impl Folder {
    /// Opens the folder; it is made when it is not there. Only the server's own user gets in.
    ///
    /// # Errors
    /// When it cannot be made or is no folder.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, StoreFailure> {
        let path = path.into();
        let opening = failure("opening the folder of files", &path);
        let missing: Vec<_> = path
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
            .collect();
        fs::create_dir_all(&path).map_err(&opening)?;
        // A folder lasts once the one above it knows of it.
        for above in missing.iter().filter_map(|folder| folder.parent()) {
            let above = if above.as_os_str().is_empty() {
                Path::new(".")
            } else {
                above
            };
            File::open(above)
                .and_then(|above| above.sync_all())
                .map_err(&opening)?;
        }
        fs::set_permissions(&path, Permissions::from_mode(0o700)).map_err(&opening)?;
        Ok(Self {
            begun: AtomicU64::new(0),
            path: path.clone(),
        })
    }

    fn file(&self, content: Hash) -> PathBuf {
        self.path.join(content.to_string())
    }

    fn written(&self, content: &[u8], under: &Path) -> io::Result<()> {
        let number = self.begun.fetch_add(1, Ordering::Relaxed);
        let begun = self
            .path
            .join(format!("{BEGUN}{}-{number}", std::process::id()));
        let written = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&begun)
            .and_then(|mut file| {
                file.write_all(content)?;
                file.sync_all()
            })
            .and_then(|()| fs::rename(&begun, under))
            // The name has to last as well as what it names.
            .and_then(|()| File::open(&self.path)?.sync_all());
        if written.is_err() {
            // What is left of it is removed at the next start, if not now.
            fs::remove_file(&begun).ok();
        }
        written
    }
}

impl Vault for Folder {
    fn put(&self, content: &[u8], hash: Hash) -> Result<(), StoreFailure> {
        let path = self.file(hash);
        if path.is_file() {
            return Ok(());
        }
        self.written(content, &path)
            .map_err(failure("keeping a file", &path))
    }

    fn spool(&self) -> Result<File, StoreFailure> {
        tempfile::tempfile_in(&self.path).map_err(failure("making a file", &self.path))
    }

    fn open(&self, content: Hash) -> Result<Option<File>, StoreFailure> {
        let path = self.file(content);
        match File::open(&path) {
            Ok(file) => Ok(Some(file)),
            Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(failure("opening a file", &path)(cause)),
        }
    }

    fn remove(&self, content: Hash) -> Result<(), StoreFailure> {
        let path = self.file(content);
        match fs::remove_file(&path) {
            Err(cause) if cause.kind() != ErrorKind::NotFound => {
                Err(failure("removing a file", &path)(cause))
            }
            _ => Ok(()),
        }
    }

    fn sweep(&self, is_named: &dyn Fn(Hash) -> bool) -> Result<usize, StoreFailure> {
        let sweeping = failure("looking through the folder of files", &self.path);
        let mut removed = 0;
        for entry in fs::read_dir(&self.path).map_err(&sweeping)? {
            let entry = entry.map_err(&sweeping)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_ours = name.starts_with(BEGUN)
                || Hash::try_from(name).is_ok_and(|content| !is_named(content));
            // What somebody else put here is left alone.
            if is_ours {
                fs::remove_file(entry.path()).map_err(&sweeping)?;
                removed += 1;
            }
        }
        Ok(removed)
    }
}
