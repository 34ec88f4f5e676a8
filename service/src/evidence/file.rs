//! Files of evidence on their way in and out.

use std::{fs::File, sync::Arc};

use domain::{
    Refusal,
    evidence::{Evidence, FileKind, FileName, KeptFile, Pixels, Preview},
    id::EvidenceId,
    journal::Hash,
    policy::Actor,
};
use tokio::task::spawn_blocking;

use super::Keeping;
use crate::{
    Service,
    book::Reader,
    store::StoreFailure,
    vault::{Room, Vault},
};

/// A file that was checked and is to be kept.
#[derive(Debug)]
pub struct Brought {
    pub name: FileName,
    pub kind: FileKind,
    pub content: Vec<u8>,
    pub pixels: Option<Pixels>,
    /// Of a picture, made small.
    pub preview: Option<(Vec<u8>, Pixels)>,
}

/// Which form of a file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Full,
    Small,
}

/// A file that is given out.
#[derive(Debug)]
pub struct Opened {
    pub evidence: Evidence,
    pub file: File,
    pub bytes: u64,
    pub content: Hash,
    /// Whether everybody may have it.
    pub is_public: bool,
}

impl Service {
    /// Says where files are kept, and removes from there what no record names: what was kept by a
    /// command that never came to its end.
    ///
    /// # Errors
    /// When the place cannot be read.
    pub fn keep_files_in(self, vault: Arc<dyn Vault>, room: Room) -> Result<Self, StoreFailure> {
        let removed = vault.sweep(&|content| self.book().names_content(content))?;
        if removed > 0 {
            tracing::info!(removed, "files that nothing names were removed");
        }
        Ok(Self {
            keeping: Some(Arc::new(Keeping::new(vault, room))),
            ..self
        })
    }

    pub(super) fn keeping(&self) -> Result<&Arc<Keeping>, Refusal> {
        self.keeping.as_ref().ok_or_else(|| {
            self.failed(&StoreFailure {
                doing: "keeping a file",
                cause: "there is no place for files".into(),
            })
        })
    }

    /// How large a file may be that is sent.
    #[must_use]
    pub fn largest_file(&self) -> u64 {
        self.keeping
            .as_ref()
            .map_or(0, |keeping| keeping.room.of_a_file)
    }

    /// Keeps a file until its record is written. Whoever brings files lets them go in the end,
    /// whatever became of them ([`Self::let_go`]).
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn bring_file(&self, file: Brought) -> Result<KeptFile, Refusal> {
        let keeping = Arc::clone(self.keeping()?);
        let kept = spawn_blocking(move || {
            let kept = kept(&file);
            keeping.hold(kept.contents());
            let small = file.preview.iter().map(|(content, _)| content);
            let put = [&file.content]
                .into_iter()
                .chain(small)
                .zip(kept.contents())
                .try_for_each(|(content, hash)| keeping.vault.put(content, hash));
            if put.is_err() {
                keeping.release(kept.contents());
            }
            put.map(|()| kept)
        })
        .await;
        match kept {
            Ok(kept) => kept.map_err(|failure| self.failed(&failure)),
            Err(failure) => Err(self.failed(&StoreFailure {
                doing: "keeping a file",
                cause: failure.to_string(),
            })),
        }
    }

    /// Holds brought files no longer: those that no record names are removed.
    pub fn let_go(&self, files: &[KeptFile]) {
        if let Some(keeping) = &self.keeping {
            let contents: Vec<_> = files.iter().flat_map(KeptFile::contents).collect();
            keeping.release(contents.iter().copied());
            self.forget_contents(&contents);
        }
    }

    /// Removes contents that no record names any more: taking a name out of a folder is quick.
    pub(super) fn forget_contents(&self, contents: &[Hash]) {
        if let Some(keeping) = &self.keeping {
            keeping.forget(contents, |content| self.book().names_content(content));
        }
    }

    /// A nameless file for what is still coming in, so that it does not fill the memory meanwhile.
    ///
    /// # Errors
    /// When there is no room on the disk.
    pub fn spool(&self) -> Result<File, Refusal> {
        self.keeping()?
            .vault
            .spool()
            .map_err(|failure| self.failed(&failure))
    }

    /// Logs that a file could not be taken in, and gives only the log's id out.
    #[must_use]
    pub fn file_failed(&self, cause: &str) -> Refusal {
        self.failed(&StoreFailure {
            doing: "taking a file in",
            cause: cause.to_owned(),
        })
    }

    /// A file of evidence, if it is there for whoever asks. Waits for the disk.
    #[must_use]
    pub fn open_evidence(
        &self,
        actor: Option<&Actor>,
        id: EvidenceId,
        size: Size,
    ) -> Option<Opened> {
        let today = self.today();
        let (evidence, is_public) = {
            let book = self.book();
            let sees =
                |actor, one: &Evidence| Reader { actor, on: today }.sees_evidence(one, &book);
            let evidence = book
                .evidence(id)
                .filter(|one| one.withdrawn.is_none() && sees(actor, one))?;
            (evidence.clone(), sees(None, evidence))
        };
        let (content, bytes) = match size {
            Size::Full => (evidence.file.content, evidence.file.bytes),
            Size::Small => evidence
                .file
                .preview
                .map(|preview| (preview.content, preview.bytes))?,
        };
        match self.keeping.as_ref()?.vault.open(content) {
            Ok(file) => Some(Opened {
                file: file?,
                evidence,
                bytes,
                content,
                is_public,
            }),
            Err(failure) => {
                self.failed(&failure);
                None
            }
        }
    }
}

fn kept(file: &Brought) -> KeptFile {
    KeptFile {
        content: Hash::of(&file.content),
        name: file.name.clone(),
        kind: file.kind,
        bytes: file.content.len() as u64,
        pixels: file.pixels,
        preview: file.preview.as_ref().map(|(content, pixels)| Preview {
            content: Hash::of(content),
            bytes: content.len() as u64,
            pixels: *pixels,
        }),
    }
}
