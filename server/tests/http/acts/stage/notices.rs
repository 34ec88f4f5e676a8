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

    pub(super) async fn keep_preferences(&self) -> Ready {
        let mut form = self.new_form();
        form.extend([
            ("address", "vanphong@tu-ky.example.vn".into()),
            ("mail_language", "vi".into()),
            ("in_app[]", "returned".into()),
            ("in_app[]", "overdue".into()),
            ("by_mail[]", "returned".into()),
            ("digest", "true".into()),
        ]);
        Ready {
            by: self.newcomer().await.1,
            form,
            leads: "/tai-khoan/thong-bao?da=luu".into(),
        }
    }
}
