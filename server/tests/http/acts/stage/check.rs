//! Forms of checking, of requests for explanation and of divided targets.

use axum::http::StatusCode;
use domain::{explanation::About, policy::Actor};
use service::manage::mark;

use super::{Fields, HERE, INDICATOR, PROGRAMME, Ready, Stage};
use crate::{acts::Act, world::Client};

const YEAR: &str = "2023";

fn value(form: &Fields, name: &str) -> String {
    form.iter()
        .find(|(field, _)| *field == name)
        .map(|(_, value)| value.clone())
        .unwrap()
}

impl Stage {
    /// Those who may not even know of a request for explanation.
    pub(super) fn unaware(&self, act: Act) -> Vec<(&Client, StatusCode)> {
        match act {
            Act::AnswerExplanation | Act::AskAgain | Act::SettleExplanation => [
                &self.reporter_elsewhere,
                &self.reviewer_elsewhere,
                &self.planner_elsewhere,
                &self.administrator,
            ]
            .map(|client| (client, StatusCode::NOT_FOUND))
            .into(),
            Act::PublishFeedback | Act::RefuseFeedback | Act::ForwardFeedback => [
                &self.reporter,
                &self.reviewer,
                &self.planner,
                &self.auditor,
                &self.administrator,
                &self.planner_elsewhere,
            ]
            .map(|client| (client, StatusCode::NOT_FOUND))
            .into(),
            _ => Vec::new(),
        }
    }

    /// A sheet with one figure that waits, and the page it is decided on.
    async fn waiting_sheet(&self) -> (Fields, String) {
        let cell = self.recorded(true).await;
        let programme = {
            let book = self.world.service.book();
            book.indicator_by_slug(INDICATOR).unwrap().programme
        };
        let period = value(&cell, "period");
        let page = {
            let book = self.world.service.book();
            let slug = &book.document(programme).unwrap().slug;
            format!("/duyet/{slug}/{HERE}/{period}")
        };
        let mut form = self.new_form();
        form.extend([
            ("programme", programme.to_string()),
            ("unit", value(&cell, "unit")),
            ("period", period),
            (
                "cells[]",
                format!("{}:{}", value(&cell, "indicator"), value(&cell, "base")),
            ),
        ]);
        (form, page)
    }

    pub(super) async fn approve_figures(&self) -> Ready {
        let (form, page) = self.waiting_sheet().await;
        Ready {
            by: self.reviewer.clone(),
            form,
            leads: format!("{page}?da=duyet"),
        }
    }

    pub(super) async fn approve_round(&self) -> Ready {
        let (sheet, _) = self.waiting_sheet().await;
        let period = value(&sheet, "period");
        let base = {
            let book = self.world.service.book();
            let account = "duyet".to_owned().try_into().unwrap();
            let reviewer = Actor::of(book.officer_by_account(&account).unwrap()).unwrap();
            let programme = book.document_by_slug(PROGRAMME).unwrap().id;
            let clear = book.clear_in_round(&reviewer, programme, period.parse().unwrap());
            assert_eq!(clear.len(), 1);
            mark(Some(&clear))
        };
        let mut form = self.new_form();
        form.extend([
            ("programme", value(&sheet, "programme")),
            ("period", period),
            ("base", base),
            ("rounds", "true".into()),
        ]);
        Ready {
            by: self.reviewer.clone(),
            form,
            leads: format!("/ky-bao-cao/{PROGRAMME}?da=duyet-ky"),
        }
    }

    pub(super) async fn return_figures(&self) -> Ready {
        let (mut form, page) = self.waiting_sheet().await;
        form.push(("reason", "Thiếu danh sách kèm theo".into()));
        Ready {
            by: self.reviewer.clone(),
            form,
            leads: format!("{page}?da=tra-lai"),
        }
    }

    pub(super) fn keep_chain(&self) -> Ready {
        let mut form = self.new_form();
        let number = self.fresh();
        let book = self.world.service.book();
        let programme = book.document_by_slug(PROGRAMME).unwrap().id;
        let base = book
            .settings(programme)
            .map_or(0, |settings| settings.revision);
        drop(book);
        form.extend([
            ("programme", programme.to_string()),
            ("base", base.to_string()),
            ("level_1", format!("cấp huyện {number}")),
            ("level_1_en", String::new()),
            ("level_1_unit", String::new()),
            ("level_2", String::new()),
            ("level_2_en", String::new()),
            ("level_2_unit", String::new()),
            ("level_3", String::new()),
            ("level_3_en", String::new()),
            ("level_3_unit", String::new()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("/duyet/{PROGRAMME}/cac-cap?da=luu"),
        }
    }

    pub(super) fn ask_explanation(&self) -> Ready {
        let mut form = self.new_form();
        let id = value(&form, "id");
        let book = self.world.service.book();
        let indicator = book.indicator_by_slug(INDICATOR).unwrap().id;
        let unit = book.tree().by_slug(HERE).unwrap().id;
        drop(book);
        form.extend([
            ("unit", unit.to_string()),
            ("indicator", indicator.to_string()),
            ("period", YEAR.into()),
            ("question", "Vì sao chỉ có bấy nhiêu?".into()),
            ("due", "2099-12-31".into()),
        ]);
        Ready {
            by: self.reviewer.clone(),
            form,
            leads: format!("/giai-trinh/{id}?da=hoi"),
        }
    }

    /// A request that was made, and the form that names it.
    async fn asked(&self) -> (Fields, String) {
        let asked = self.ask_explanation();
        let id = value(&asked.form, "id");
        self.sent(&asked, "/api/ask_explanation").await;
        let about = {
            let book = self.world.service.book();
            book.explanation(id.parse().unwrap()).unwrap().about
        };
        assert!(matches!(about, About::Figure { .. }));
        let mut form = self.new_form();
        form.extend([("explanation", id.clone()), ("base", "1".into())]);
        (form, format!("/giai-trinh/{id}"))
    }

    pub(super) async fn answer_explanation(&self) -> Ready {
        let (mut form, page) = self.asked().await;
        form.push(("answer", "Hai cơ sở ngừng sản xuất.".into()));
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{page}?da=tra-loi"),
        }
    }

    async fn answered(&self) -> (Fields, String) {
        let answer = self.answer_explanation().await;
        self.sent(&answer, "/api/answer_explanation").await;
        let id = value(&answer.form, "explanation");
        let mut form = self.new_form();
        form.extend([("explanation", id.clone()), ("base", "2".into())]);
        (form, format!("/giai-trinh/{id}"))
    }

    pub(super) async fn ask_again(&self) -> Ready {
        let (mut form, page) = self.answered().await;
        form.extend([
            ("question", "Cơ sở nào?".into()),
            ("due", "2099-12-31".into()),
        ]);
        Ready {
            by: self.reviewer.clone(),
            form,
            leads: format!("{page}?da=hoi"),
        }
    }

    pub(super) async fn settle_explanation(&self) -> Ready {
        let (form, page) = self.answered().await;
        Ready {
            by: self.reviewer.clone(),
            form,
            leads: format!("{page}?da=chap-nhan"),
        }
    }

    pub(super) fn allocate_target(&self) -> Ready {
        let mut form = self.new_form();
        let number = self.fresh();
        let service = &self.world.service;
        let book = service.book();
        let indicator = book.indicator_by_slug(INDICATOR).unwrap();
        let unit = book.tree().by_slug(HERE).unwrap().id;
        let period = YEAR.parse().unwrap();
        let division = book
            .division(indicator, unit, &period, service.today())
            .unwrap();
        let ids = (indicator.id, division.base);
        drop(book);
        form.extend([
            ("indicator", ids.0.to_string()),
            ("unit", unit.to_string()),
            ("period", YEAR.into()),
            ("base", ids.1.to_string()),
            ("aggregation", "added".into()),
            ("ground", "Quyết định 15/QĐ-UBND".into()),
        ]);
        let below = division.shares.first().map(|share| share.unit).unwrap();
        form.extend([
            ("units[]", below.to_string()),
            ("parts[]", (number + 1).to_string()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("/phan-bo/{INDICATOR}/{HERE}/{YEAR}?da=luu"),
        }
    }
}
