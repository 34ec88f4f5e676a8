//! Forms about units and sources, and about what a former unit left.

use domain::{handover::Matter, id::HandoverId, policy::Actor};
use service::manage::mark;

use super::{Fields, HERE, Ready, Stage};
use crate::world::encoded;

impl Stage {
    /// A commune of the former district, which ended with it.
    pub(super) fn keep_unit(&self) -> Ready {
        let number = self.fresh();
        let mut form = self.new_form();
        form.extend([
            ("unit", String::new()),
            ("base", String::new()),
            ("kind", "commune".into()),
            ("from", String::new()),
            ("until", "2025-06-30".into()),
            ("names[0][full]", format!("Xã Thử {number}")),
            ("names[0][short]", format!("Thử {number}")),
            ("parents[0][what]", HERE.into()),
            ("parents[0][last]", "2025-06-30".into()),
            ("serves", String::new()),
            ("note", "Ghi chú của đơn vị".into()),
            ("source", String::new()),
        ]);
        Ready {
            by: self.administrator.clone(),
            form,
            leads: "/quan-ly/don-vi?da=luu".into(),
        }
    }

    /// It is merged into its neighbour, a year before the district ended.
    pub(super) async fn reform_units(&self) -> Ready {
        let kept = self.keep_unit();
        self.sent(&kept, "/api/keep_unit").await;
        let name = kept.form[7].1.clone();
        let mut form = self.new_form();
        let (id, actor) = {
            let book = self.world.service.book();
            let slug = domain::text::fold::slug(&name);
            let unit = book.tree().by_slug(&slug).unwrap().id;
            let account = "quan-tri".to_owned().try_into().unwrap();
            let officer = book.officer_by_account(&account).unwrap();
            (unit, Actor::of(officer).unwrap())
        };
        let command = domain::command::ReformUnits {
            id: form[0].1.parse().unwrap(),
            base: String::new(),
            on: "2024-07-01".into(),
            document: "30/2026/QH16".into(),
            note: domain::command::TypedPair::default(),
            old: vec![id],
            going_on: Vec::new(),
            outcomes: vec![domain::command::TypedOutcome {
                unit: "xa-quang-trung".into(),
                takes: vec!["whole".into()],
                ..domain::command::TypedOutcome::default()
            }],
            below: Vec::new(),
        };
        let preview = self.world.service.preview_reform(&actor, &command).unwrap();
        form.extend([
            ("base", preview.base),
            ("on", command.on),
            ("document", command.document),
            ("note", String::new()),
            ("old[0]", id.to_string()),
            ("outcomes[0][unit]", "xa-quang-trung".into()),
            ("outcomes[0][takes][0]", "whole".into()),
            ("confirm", "true".into()),
        ]);
        Ready {
            by: self.administrator.clone(),
            form,
            leads: "/don-vi/xa-quang-trung?da=sap-xep".into(),
        }
    }

    pub(super) fn keep_source(&self) -> Ready {
        let number = self.fresh();
        let mut form = self.new_form();
        form.extend([
            ("source", String::new()),
            ("base", mark::<String>(None)),
            ("title", format!("Báo cáo thử {number}")),
            ("title_en", String::new()),
            ("publisher", "UBND huyện".into()),
            ("date", "2024-01-15".into()),
            ("url", "https://huyen.example.vn/bao-cao".into()),
            ("note", "Kết quả năm 2023".into()),
            ("keeper", HERE.into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: "/quan-ly/nguon?da=luu".into(),
        }
    }

    /// A task that the former district leads, and the beginning of a form about it.
    async fn left(&self) -> (Fields, String) {
        let planned = self.plan();
        let answer = planned
            .by
            .post("/api/plan_task", &encoded(&planned.form))
            .await;
        assert_eq!(answer.status, axum::http::StatusCode::OK);
        let page = planned.leads.split('?').next().unwrap();
        let book = self.world.service.book();
        let task = book
            .task_by_slug(page.trim_start_matches("/nhiem-vu/"))
            .unwrap()
            .id;
        let from = book.tree().by_slug(HERE).unwrap().id;
        let mut form = self.new_form();
        form.push(("unit", from.to_string()));
        (form, HandoverId::of(from, Matter::Task(task)).to_string())
    }

    fn lead(code: &str) -> String {
        format!("/ban-giao/don-vi/{HERE}?da={code}")
    }

    pub(super) async fn propose_handover(&self) -> Ready {
        let (mut form, item) = self.left().await;
        form.extend([
            ("items[0]", format!("{item}.0")),
            ("successor", "xa-tu-ky".into()),
            ("note", "Việc thuộc địa bàn của xã.".into()),
        ]);
        Ready {
            by: self.planner_above.clone(),
            form,
            leads: Self::lead("de-nghi"),
        }
    }

    pub(super) async fn end_handover(&self) -> Ready {
        let (mut form, item) = self.left().await;
        form.extend([
            ("items[0]", format!("{item}.0")),
            ("outcome", "stopped".into()),
            ("reason", "Nội dung không còn phù hợp.".into()),
        ]);
        Ready {
            by: self.planner_above.clone(),
            form,
            leads: Self::lead("ket-thuc"),
        }
    }

    pub(super) async fn answer_handover(&self) -> Ready {
        let proposed = self.propose_handover().await;
        self.sent(&proposed, "/api/propose_handover").await;
        let item = proposed.form[3].1.trim_end_matches(".0").to_owned();
        let mut form = self.new_form();
        form.extend([
            ("unit", proposed.form[2].1.clone()),
            ("items[0]", format!("{item}.1")),
            ("accept", "true".into()),
            ("reason", "Xã tiếp nhận.".into()),
        ]);
        Ready {
            by: self.planner_after.clone(),
            form,
            leads: Self::lead("tiep-nhan"),
        }
    }
}
