//! Forms of rounds and holidays. The programme gets monthly rounds first, so that each form has
//! a round of its own.

use axum::http::StatusCode;
use domain::{policy::Role, round::Cadence};

use super::{Fields, HERE, PROGRAMME, Ready, Stage};
use crate::world::encoded;

impl Stage {
    fn schedule(&self) -> Fields {
        let mut form = self.new_form();
        let due_day = self.fresh() % 300 + 1;
        let book = self.world.service.book();
        let programme = book.document_by_slug(PROGRAMME).unwrap().id;
        let base = book
            .settings(programme)
            .map_or(0, |settings| settings.revision);
        let has_monthly = book
            .schedules(programme)
            .iter()
            .any(|schedule| schedule.cadence == Cadence::Month);
        let instead = if has_monthly { "month" } else { "" };
        form.extend([
            ("programme", programme.to_string()),
            ("base", base.to_string()),
            ("instead", instead.into()),
            ("stale_after", "120".into()),
            ("cadence", "month".into()),
            ("period", String::new()),
            ("window_day", String::new()),
            ("due", "working-day".into()),
            ("due_day", due_day.to_string()),
            ("next_working", "true".into()),
            ("hour", "17:00".into()),
            ("lock", String::new()),
            ("lock_day", String::new()),
            ("units", HERE.into()),
            ("since", String::new()),
            ("until", String::new()),
        ]);
        form
    }

    pub(super) fn keep_schedule(&self) -> Ready {
        Ready {
            by: self.planner.clone(),
            form: self.schedule(),
            leads: format!("/ky-bao-cao/{PROGRAMME}?da=luu"),
        }
    }

    pub(super) async fn keep_holiday(&self) -> Ready {
        let number = self.fresh();
        let account = format!("quan-tri-lich-{number}");
        let keeper = self
            .world
            .officer(&account, Role::Administrator, "viet-nam")
            .await;
        let mut form = self.new_form();
        form.extend([
            ("base", "0".into()),
            ("day", format!("{}-06-01", 1950 + number)),
            ("kind", "day-off".into()),
            ("name", "Nghỉ phòng tránh bão".into()),
            ("name_en", String::new()),
            ("document", "Công điện khẩn".into()),
            ("note", String::new()),
            ("note_en", String::new()),
        ]);
        Ready {
            by: keeper.before_the_same_as(&self.planner),
            form,
            leads: format!("/lich-nghi/nam/{}?da=luu", 1950 + number),
        }
    }

    /// A round that nobody has touched, and the path of its page.
    async fn untouched_round(&self) -> (Fields, String) {
        let programme = self
            .world
            .service
            .book()
            .document_by_slug(PROGRAMME)
            .unwrap()
            .id;
        let is_monthly = self
            .world
            .service
            .book()
            .schedules(programme)
            .iter()
            .any(|schedule| schedule.cadence == Cadence::Month);
        if !is_monthly {
            self.sent(&self.keep_schedule(), "/api/keep_schedule").await;
        }
        let number = self.fresh();
        let period = format!("{}-{:02}", 1950 + number / 12, number % 12 + 1);
        let unit = self.world.service.book().tree().by_slug(HERE).unwrap().id;
        let mut form = self.new_form();
        form.extend([
            ("programme", programme.to_string()),
            ("unit", unit.to_string()),
            ("period", period.clone()),
        ]);
        (form, format!("/ky-bao-cao/{PROGRAMME}/{HERE}/{period}"))
    }

    pub(super) async fn sent(&self, ready: &Ready, path: &str) {
        let answer = ready.by.post(path, &encoded(&ready.form)).await;
        assert_eq!(answer.status, StatusCode::OK, "{path} {}", answer.text());
    }

    pub(super) async fn report_nothing(&self) -> Ready {
        let (mut form, page) = self.untouched_round().await;
        form.push(("answer", "Trong kỳ không có đợt xét công nhận".into()));
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{page}?da=khong-phat-sinh"),
        }
    }

    pub(super) async fn withdraw_nothing(&self) -> Ready {
        let answered = self.report_nothing().await;
        self.sent(&answered, "/api/report_nothing").await;
        let page = answered.leads.split('?').next().unwrap();
        Ready {
            leads: format!("{page}?da=rut-lai"),
            form: self.of_the_same_round(&answered),
            by: answered.by,
        }
    }

    pub(super) async fn ask_extension(&self) -> Ready {
        let (mut form, page) = self.untouched_round().await;
        form.extend([
            ("base", "0".into()),
            ("until", "2199-12-31".into()),
            ("reason", "Mất điện ba ngày".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{page}?da=de-nghi"),
        }
    }

    pub(super) async fn decide_extension(&self) -> Ready {
        let asked = self.ask_extension().await;
        self.sent(&asked, "/api/ask_extension").await;
        let page = asked.leads.split('?').next().unwrap();
        let mut form = self.of_the_same_round(&asked);
        form.extend([
            ("base", "1".into()),
            ("grant", "true".into()),
            ("until", "2199-11-30".into()),
            ("reason", String::new()),
        ]);
        Ready {
            by: self.reviewer.clone(),
            leads: format!("{page}?da=quyet-dinh"),
            form,
        }
    }

    /// A new form for the round of another one.
    fn of_the_same_round(&self, other: &Ready) -> Fields {
        let mut form = self.new_form();
        form.extend(
            other
                .form
                .iter()
                .filter(|(name, _)| matches!(*name, "programme" | "unit" | "period"))
                .cloned(),
        );
        form
    }
}
