//! The forms of a sheet of figures.

use axum::http::StatusCode;

use super::{Fields, HERE, INDICATOR, Ready, Stage, set};
use crate::world::encoded;

impl Stage {
    /// The sheet of a year without figures: its address, its programme, and the place of a row.
    fn sheet(&self) -> (String, String, String) {
        let period = 1900 + self.fresh();
        let book = self.world.service.book();
        let indicator = book.indicator_by_slug(INDICATOR).unwrap();
        let programme = book.document(indicator.programme).unwrap();
        let unit = book.tree().by_slug(HERE).unwrap();
        (
            format!("/bang-so-lieu/{}/{HERE}/{period}", programme.slug),
            programme.id.to_string(),
            format!("{}.{}.{period}", indicator.id, unit.id),
        )
    }

    pub(super) fn record_figures(&self) -> Ready {
        let (sheet, programme, at) = self.sheet();
        let mut form = self.new_form();
        form.extend([
            ("programme", programme),
            ("sheet", sheet.clone()),
            ("ground", "Báo cáo của Phòng Nông nghiệp".into()),
            ("rows[0][at]", at),
            ("rows[0][base]", "0".into()),
            ("rows[0][was]", String::new()),
            ("rows[0][value]", "24".into()),
            ("rows[0][note]", String::new()),
            ("submit", "false".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{sheet}?da=luu"),
        }
    }

    pub(super) fn paste_figures(&self) -> Ready {
        let (sheet, ..) = self.sheet();
        let mut form = self.new_form();
        let id = form[0].1.clone();
        form.extend([
            ("sheet", sheet.clone()),
            ("text", "24\n25".into()),
            ("row", "0".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{sheet}?chua-luu={id}"),
        }
    }

    pub(super) async fn undo_figures(&self) -> Ready {
        let recorded = self.record_figures();
        let answer = self
            .reporter
            .post("/api/record_figures", &encoded(&recorded.form))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let field = |name: &str| {
            let found = recorded.form.iter().find(|(field, _)| *field == name);
            found.unwrap().1.clone()
        };
        let mut form: Fields = self.new_form();
        form.push(("sheet", field("sheet")));
        form.push(("command", field("id")));
        set(&mut form, "language", "vi");
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{}?da=hoan-tac", field("sheet")),
        }
    }
}
