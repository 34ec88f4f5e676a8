//! Forms about reports: gathered, written in, taken over, fixed.

use domain::report::{Part, Report};
use service::{manage::mark, report::head_mark};

use super::{Fields, HERE, PROGRAMME, Ready, Stage};

impl Stage {
    pub(super) fn gather_report(&self) -> Ready {
        let mut form = self.new_form();
        let id = form[0].1.clone();
        let book = self.world.service.book();
        let programme = book.document_by_slug(PROGRAMME).unwrap().id;
        let unit = book.tree().by_slug(HERE).unwrap().id;
        drop(book);
        form.extend([
            ("programme", programme.to_string()),
            ("unit", unit.to_string()),
            ("kind", "periodic".into()),
            ("layout", "state".into()),
            ("period", "2023".into()),
            ("as_of", String::new()),
            ("drafts", "false".into()),
            ("restricted", "false".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("/bao-cao/{id}?da=lap"),
        }
    }

    /// A report that was gathered.
    async fn gathered(&self) -> Report {
        let gathered = self.gather_report();
        self.sent(&gathered, "/api/gather_report").await;
        let id = gathered.form[0].1.parse().unwrap();
        self.world.service.book().report(id).cloned().unwrap()
    }

    /// The beginning of a form about it.
    fn about_report(&self, report: &Report, base: String) -> Fields {
        let mut form = self.new_form();
        form.extend([("report", report.id.to_string()), ("base", base)]);
        form
    }

    pub(super) async fn keep_passage(&self) -> Ready {
        let report = self.gathered().await;
        let mut form = self.about_report(&report, mark(report.section(Part::Results)));
        form.extend([
            ("part", Part::Results.code().into()),
            ("text", format!("Lời dẫn {}.", self.fresh())),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("/bao-cao/{}?da=phan", report.id),
        }
    }

    pub(super) async fn keep_letterhead(&self) -> Ready {
        let report = self.gathered().await;
        let mut form = self.about_report(&report, head_mark(&report));
        form.extend([
            ("layout", "state".into()),
            ("above", String::new()),
            ("body", "ỦY BAN NHÂN DÂN HUYỆN TỨ KỲ".into()),
            ("code", "UBND".into()),
            ("place", "Tứ Kỳ".into()),
            ("title", "Kết quả hai công việc đột phá".into()),
            ("opening", "Báo cáo như sau:".into()),
            ("recipients", "Lưu: VT".into()),
            ("on_behalf", "KT. CHỦ TỊCH".into()),
            ("post", format!("PHÓ CHỦ TỊCH {}", self.fresh())),
            ("signer", String::new()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("/bao-cao/{}?da=the-thuc", report.id),
        }
    }

    pub(super) async fn take_over_report(&self) -> Ready {
        let report = self.gathered().await;
        let mut form = self.about_report(&report, mark(report.section(Part::Next)));
        form.push(("part", Part::Next.code().into()));
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("/bao-cao/{}?da=lay-moi", report.id),
        }
    }

    pub(super) async fn fix_report(&self) -> Ready {
        let report = self.gathered().await;
        let mut form = self.about_report(&report, mark(Some(&report)));
        form.extend([
            ("number", format!("{}", 100 + self.fresh())),
            ("date", "2024-01-15".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("/bao-cao/{}?da=chot", report.id),
        }
    }
}
