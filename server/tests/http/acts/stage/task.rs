//! The forms of tasks: planned by one, reported on by another.

use axum::http::StatusCode;

use super::{HERE, PROGRAMME, Ready, Stage};
use crate::world::encoded;

impl Stage {
    pub(super) fn plan(&self) -> Ready {
        let number = self.fresh();
        let mut form = self.new_form();
        let programme = self
            .world
            .service
            .book()
            .document_by_slug(PROGRAMME)
            .unwrap()
            .id;
        form.extend([
            ("programme", programme.to_string()),
            ("task", String::new()),
            ("base", "0".into()),
            ("name", format!("Việc thử {number}")),
            ("lead", HERE.into()),
            ("with", String::new()),
            ("person", String::new()),
            ("work", "Rà soát hồ sơ".into()),
            ("deadline", "2027-06-30".into()),
            ("responsibility", String::new()),
            ("product", "Báo cáo rà soát".into()),
            ("authority", String::new()),
            ("process", String::new()),
            ("effect", String::new()),
            ("ground", "Thông báo kết luận".into()),
            ("assign", "false".into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("/nhiem-vu/viec-thu-{number}?da=luu"),
        }
    }

    pub(super) async fn update(&self) -> Ready {
        let planned = self.plan();
        let answer = self
            .planner
            .post("/api/plan_task", &encoded(&planned.form))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let page = planned.leads.split('?').next().unwrap();
        let (task, base) = {
            let book = self.world.service.book();
            let task = book
                .task_by_slug(page.trim_start_matches("/nhiem-vu/"))
                .unwrap();
            (task.id, task.revision)
        };
        let mut form = self.new_form();
        form.extend([
            ("task", task.to_string()),
            ("base", base.to_string()),
            ("results", "Đã rà soát xong".into()),
            ("difficulties", String::new()),
            ("next", String::new()),
            ("state", String::new()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{page}?da=cap-nhat"),
        }
    }
}
