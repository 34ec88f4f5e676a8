//! The forms of those who are told something.

use super::{Ready, Stage};
use crate::world::encoded;

impl Stage {
    /// Somebody whose figure came back reads what was told.
    pub(super) async fn read_notices(&self) -> Ready {
        let give_back = self.give_back().await;
        let done = self
            .reviewer
            .submit("/api/return_figure", &encoded(&give_back.form))
            .await;
        assert_eq!(done.leads_to(), give_back.leads);
        let mut form = self.new_form();
        form.push(("notice", String::new()));
        Ready {
            by: self.reporter.clone(),
            form,
            leads: "/thong-bao?da=doc".into(),
        }
    }

    pub(super) fn keep_filter(&self) -> Ready {
        let mut form = self.new_form();
        form.extend([
            ("page", "/ban-lam-viec?phan=tra-lai".into()),
            ("filter_name", "Bị trả lại".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: "/ban-lam-viec?phan=tra-lai&da=luu-cach-xem".into(),
        }
    }

    pub(super) async fn drop_filter(&self) -> Ready {
        let keep = self.keep_filter();
        let done = self
            .reporter
            .submit("/api/keep_filter", &encoded(&keep.form))
            .await;
        assert_eq!(done.leads_to(), keep.leads);
        let mut form = self.new_form();
        form.push(("page", "/ban-lam-viec?phan=tra-lai".into()));
        Ready {
            by: self.reporter.clone(),
            form,
            leads: "/ban-lam-viec?phan=tra-lai&da=bo-cach-xem".into(),
        }
    }

    pub(super) async fn keep_preferences(&self) -> Ready {
        let mut form = self.new_form();
        form.extend([
            ("address", "vanphong@tu-ky.example.vn".into()),
            ("mail_language", "vi".into()),
            ("in_app[]", "returned".into()),
            ("in_app[]", "overdue".into()),
            ("by_mail[]", "returned".into()),
            ("digest", "true".into()),
            ("single_keys", "true".into()),
        ]);
        Ready {
            by: self.newcomer().await.1,
            form,
            leads: "/tai-khoan/thong-bao?da=luu".into(),
        }
    }
}
