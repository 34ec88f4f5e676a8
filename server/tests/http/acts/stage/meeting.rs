//! Forms of meetings: planned, concluded, and made into tasks.

use service::manage::mark;

use super::{Fields, HERE, PROGRAMME, Ready, Stage};

impl Stage {
    pub(super) fn keep_meeting(&self) -> Ready {
        let number = self.fresh();
        let mut form = self.new_form();
        let book = self.world.service.book();
        let programme = book.document_by_slug(PROGRAMME).unwrap().id;
        drop(book);
        form.extend([
            ("programme", programme.to_string()),
            ("meeting", String::new()),
            ("base", String::new()),
            ("name", format!("Họp kiểm tra {number}")),
            ("name_en", String::new()),
            ("stage", "held".into()),
            ("host", HERE.into()),
            ("day", "2023-11-20".into()),
            ("hour", "08:00".into()),
            ("place", "Hội trường".into()),
            ("place_en", String::new()),
            ("agenda", "Kiểm tra sản phẩm".into()),
            ("units", HERE.into()),
            ("guests", String::new()),
            ("guests_en", String::new()),
            ("invitation", "Mời họp".into()),
            ("invitation_en", String::new()),
            ("minutes", String::new()),
            ("minutes_en", String::new()),
            ("follows", String::new()),
            ("restricted", "false".into()),
            ("ground", "Giấy mời 12/GM-UBND".into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("/cuoc-hop/hop-kiem-tra-{number}?da=luu"),
        }
    }

    /// A meeting that is kept, and the beginning of a form about it.
    async fn kept_meeting(&self) -> (Fields, String) {
        let kept = self.keep_meeting();
        self.sent(&kept, "/api/keep_meeting").await;
        let page = kept.leads.split('?').next().unwrap().to_owned();
        (self.about_meeting(&page), page)
    }

    fn about_meeting(&self, page: &str) -> Fields {
        let mut form = self.new_form();
        let book = self.world.service.book();
        let meeting = book
            .meeting_by_slug(page.trim_start_matches("/cuoc-hop/"))
            .unwrap();
        form.extend([
            ("meeting", meeting.id.to_string()),
            ("base", mark(Some(meeting))),
        ]);
        form
    }

    pub(super) async fn keep_conclusion(&self) -> Ready {
        let (mut form, page) = self.kept_meeting().await;
        form.extend([
            ("number", String::new()),
            ("text", "Rà soát sản phẩm của từng xã.".into()),
            ("text_en", String::new()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("{page}?da=ket-luan"),
        }
    }

    pub(super) async fn give_conclusion(&self) -> Ready {
        let concluded = self.keep_conclusion().await;
        self.sent(&concluded, "/api/keep_conclusion").await;
        let page = concluded.leads.split('?').next().unwrap().to_owned();
        let mut form = self.about_meeting(&page);
        form.extend([
            ("number", "1".into()),
            ("works", "Rà soát sản phẩm".into()),
            ("units", HERE.into()),
            ("lead", HERE.into()),
            ("deadline", "2027-06-30".into()),
            ("person", "Trưởng phòng".into()),
            ("responsibility", String::new()),
            ("product", "Báo cáo".into()),
            ("authority", "UBND huyện".into()),
            ("assign", "true".into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("{page}?da=giao"),
        }
    }
}
