//! Evidence of a task, attached by one who may, and taken back.

use domain::{
    command::AttachEvidence,
    evidence::{FileKind, FileName, Proven},
    policy::Actor,
};
use service::evidence::Brought;

use super::{Ready, Stage};

impl Stage {
    pub(super) async fn withdraw_evidence(&self) -> Ready {
        let update = self.update().await;
        let page = update.leads.split('?').next().unwrap().to_owned();
        let service = &self.world.service;
        let (task, reporter) = {
            let book = service.book();
            let account = "bao-cao".to_owned().try_into().unwrap();
            let reporter = Actor::of(book.officer_by_account(&account).unwrap()).unwrap();
            let slug = page.trim_start_matches("/nhiem-vu/");
            (book.task_by_slug(slug).unwrap().id, reporter)
        };
        let file = Brought {
            name: FileName::of("bien-ban.pdf", FileKind::Pdf),
            kind: FileKind::Pdf,
            content: page.clone().into_bytes(),
            pixels: None,
            preview: None,
        };
        let file = service.bring_file(file).await.unwrap();
        let command = AttachEvidence {
            id: service.new_command(),
            of: Proven::Task(task),
            caption: String::new(),
            restricted: false,
            files: vec![file.clone()],
        };
        let saved = service.attach_evidence(&reporter, command).await.unwrap();
        service.let_go(&[file]);
        let mut form = self.new_form();
        form.extend([
            ("evidence", saved.ids[0].to_string()),
            ("reason", "Nhầm tệp".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{page}/minh-chung?da=rut"),
        }
    }
}
