//! Forms about the course of a task, and of one's own calendar.

use super::{Fields, Ready, Stage, set};

impl Stage {
    /// A task that was given out, its page, and the beginning of a form about it.
    async fn given_task(&self) -> (Fields, String) {
        let mut planned = self.plan();
        for (name, value) in [
            ("person", "Trưởng phòng"),
            ("authority", "Chủ tịch UBND"),
            ("assign", "true"),
        ] {
            set(&mut planned.form, name, value);
        }
        self.sent(&planned, "/api/plan_task").await;
        let page = planned.leads.split('?').next().unwrap().to_owned();
        (self.about_task(&page), page)
    }

    fn about_task(&self, page: &str) -> Fields {
        let mut form = self.new_form();
        let book = self.world.service.book();
        let task = book
            .task_by_slug(page.trim_start_matches("/nhiem-vu/"))
            .unwrap();
        form.extend([
            ("task", task.id.to_string()),
            ("base", task.revision.to_string()),
        ]);
        form
    }

    pub(super) async fn keep_course(&self) -> Ready {
        let (mut form, page) = self.given_task().await;
        form.extend([
            ("starts", "2027-01-01".into()),
            ("part_of", String::new()),
            ("weight", String::new()),
            ("after", String::new()),
            ("every", "month".into()),
            ("until", "2027-12-31".into()),
            ("milestones", "31/3/2027: Trình dự thảo".into()),
            ("products", "Báo cáo rà soát".into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("{page}?da=lo-trinh"),
        }
    }

    /// The page of a task with a course.
    async fn on_course(&self) -> (Fields, String) {
        let kept = self.keep_course().await;
        self.sent(&kept, "/api/keep_course").await;
        let page = kept.leads.split('?').next().unwrap().to_owned();
        (self.about_task(&page), page)
    }

    pub(super) async fn reach_milestone(&self) -> Ready {
        let (mut form, page) = self.on_course().await;
        form.extend([("milestone", "1".into()), ("day", "2023-12-01".into())]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{page}?da=moc"),
        }
    }

    pub(super) async fn hand_in_product(&self) -> Ready {
        let (mut form, page) = self.on_course().await;
        form.extend([
            ("number", "1".into()),
            ("product", "Báo cáo 20/BC-UBND".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{page}?da=ban-giao"),
        }
    }

    pub(super) async fn decide_product(&self) -> Ready {
        let handed = self.hand_in_product().await;
        self.sent(&handed, "/api/hand_in_product").await;
        let page = handed.leads.split('?').next().unwrap().to_owned();
        let mut form = self.about_task(&page);
        form.extend([
            ("decided", "1".into()),
            ("accept", "false".into()),
            ("reason", "Thiếu phụ lục".into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("{page}?da=nghiem-thu"),
        }
    }

    pub(super) fn open_calendar(&self) -> Ready {
        let mut form = self.new_form();
        form.push(("open", "true".into()));
        Ready {
            by: self.reporter.clone(),
            form,
            leads: "/lich?cua-toi=1".into(),
        }
    }
}
