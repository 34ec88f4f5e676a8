//! The forms of one figure, from entering to deciding.

use axum::http::StatusCode;

use super::{Fields, HERE, INDICATOR, Ready, Stage, set};
use crate::world::encoded;

impl Stage {
    /// A form for a figure of a period without one.
    pub(super) fn record(&self) -> Ready {
        let period = format!("{}", 1900 + self.fresh());
        let mut form = self.new_form();
        {
            let book = self.world.service.book();
            let indicator = book.indicator_by_slug(INDICATOR).unwrap();
            let unit = book.tree().by_slug(HERE).unwrap();
            form.push(("indicator", indicator.id.to_string()));
            form.push(("unit", unit.id.to_string()));
        }
        form.extend([
            ("period", period.clone()),
            ("base", "0".into()),
            ("value", "24".into()),
            ("ground", "Báo cáo của Phòng Nông nghiệp".into()),
            ("note", String::new()),
            ("submit", "false".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("/so-lieu/{INDICATOR}/{HERE}/{period}?da=luu"),
        }
    }

    /// The place of a figure that was entered, with the revision it has now.
    pub(super) async fn recorded(&self, submit: bool) -> Fields {
        let mut recorded = self.record();
        set(
            &mut recorded.form,
            "submit",
            if submit { "true" } else { "false" },
        );
        let answer = self
            .reporter
            .post("/api/record_figure", &encoded(&recorded.form))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let told: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        let mut form = self.new_form();
        form.extend(
            recorded
                .form
                .into_iter()
                .filter(|(name, _)| matches!(*name, "indicator" | "unit" | "period")),
        );
        form.push(("base", told["revision"].to_string()));
        form
    }

    pub(super) async fn submit(&self) -> Ready {
        Ready {
            by: self.reporter.clone(),
            form: self.recorded(false).await,
            leads: "/ban-lam-viec?da=trinh".into(),
        }
    }

    pub(super) async fn approve(&self) -> Ready {
        Ready {
            by: self.reviewer.clone(),
            form: self.recorded(true).await,
            leads: "/ban-lam-viec?da=duyet".into(),
        }
    }

    pub(super) async fn give_back(&self) -> Ready {
        let mut form = self.recorded(true).await;
        form.push(("reason", "Thiếu danh sách kèm theo".into()));
        Ready {
            by: self.reviewer.clone(),
            form,
            leads: "/ban-lam-viec?da=tra-lai".into(),
        }
    }
}
