//! The form that enters a file, which has to be chosen first.

use super::{Fields, HERE, INDICATOR, Ready, Stage};
use crate::files::{form, send};

impl Stage {
    pub(super) async fn apply_file(&self) -> Ready {
        let file = self.world.service.new_command().to_string();
        let programme = {
            let book = self.world.service.book();
            let indicator = book.indicator_by_slug(INDICATOR).unwrap();
            book.document(indicator.programme).unwrap().slug.to_string()
        };
        let period = 1900 + self.fresh();
        let chosen = [
            ("id", file.as_str()),
            ("language", "vi"),
            ("programme", &programme),
            ("unit", HERE),
            ("ground", "Báo cáo của Phòng Nông nghiệp"),
        ];
        let content = format!("Mã chỉ tiêu,Kỳ,Giá trị\n{INDICATOR},{period},24\n");
        let body = form(&chosen, "so-lieu.csv", content.as_bytes());
        let led = send(&self.reporter, "text/html", body).await;
        let page = format!("/nhap-tep/{programme}/{HERE}");
        assert_eq!(led.leads_to(), format!("{page}?tep={file}"));
        let mut form: Fields = self.new_form();
        form.extend([
            ("file", file.clone()),
            ("programme", programme.clone()),
            ("unit", HERE.into()),
            ("submit", "false".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{page}?da=luu"),
        }
    }
}
