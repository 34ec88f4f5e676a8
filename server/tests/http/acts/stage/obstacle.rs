//! Forms about what stops work: raised by one, answered by another, closed by the first.

use super::{Fields, HERE, INDICATOR, Ready, Stage};

fn id_of(form: &Fields) -> String {
    form[0].1.clone()
}

impl Stage {
    pub(super) fn raise_obstacle(&self) -> Ready {
        let mut form = self.new_form();
        let id = id_of(&form);
        let book = self.world.service.book();
        let indicator = book.indicator_by_slug(INDICATOR).unwrap().id;
        let unit = book.tree().by_slug(HERE).unwrap().id;
        drop(book);
        form.extend([
            ("unit", unit.to_string()),
            ("indicator", indicator.to_string()),
            ("what", "Chưa có kinh phí hỗ trợ chủ thể.".into()),
            ("ask", "Đề nghị bố trí kinh phí.".into()),
            ("to", HERE.into()),
            ("due", "2099-12-31".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("/vuong-mac/{id}?da=neu"),
        }
    }

    /// One that was raised, and the form that names it.
    async fn raised(&self) -> (Fields, String) {
        let raised = self.raise_obstacle();
        let id = id_of(&raised.form);
        self.sent(&raised, "/api/raise_obstacle").await;
        let mut form = self.new_form();
        form.extend([("obstacle", id.clone()), ("base", "1".into())]);
        (form, format!("/vuong-mac/{id}"))
    }

    pub(super) async fn answer_obstacle(&self) -> Ready {
        let (mut form, page) = self.raised().await;
        form.extend([
            ("outcome", "declined".into()),
            ("answer", "Chưa cân đối được ngân sách.".into()),
            ("until", String::new()),
            ("to", String::new()),
        ]);
        Ready {
            by: self.reviewer.clone(),
            form,
            leads: format!("{page}?da=tra-loi"),
        }
    }

    async fn answered_obstacle(&self) -> (Fields, String) {
        let answer = self.answer_obstacle().await;
        self.sent(&answer, "/api/answer_obstacle").await;
        let obstacle = answer.form[2].1.clone();
        let mut form = self.new_form();
        form.extend([("obstacle", obstacle.clone()), ("base", "2".into())]);
        (form, format!("/vuong-mac/{obstacle}"))
    }

    pub(super) async fn ask_obstacle_again(&self) -> Ready {
        let (mut form, page) = self.answered_obstacle().await;
        form.extend([
            ("ask", "Đề nghị xem lại.".into()),
            ("to", HERE.into()),
            ("due", "2099-12-31".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{page}?da=hoi-lai"),
        }
    }

    pub(super) async fn close_obstacle(&self) -> Ready {
        let (mut form, page) = self.answered_obstacle().await;
        form.push(("note", "Đã có nguồn khác.".into()));
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{page}?da=dong"),
        }
    }
}
