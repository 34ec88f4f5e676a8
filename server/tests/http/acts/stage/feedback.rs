//! Forms about what a citizen sent: published, refused, passed on, answered.

use domain::{
    command::{FeedbackTyped, ModerateFeedback, SendFeedback},
    feedback::{About, Reference},
    id::FeedbackId,
};
use jiff::SignedDuration;

use super::{Fields, HERE, Ready, Stage};

impl Stage {
    /// Something that was sent, and the form that names it.
    async fn sent_feedback(&self) -> (FeedbackId, Reference, Fields) {
        let service = &self.world.service;
        let about = About::Unit(service.book().tree().by_slug(HERE).unwrap().id);
        let id = service.new_command();
        let made = service.clock().now() - SignedDuration::from_secs(60);
        let command = SendFeedback {
            id,
            about,
            token: service.feedback_token(id, about, made),
            typed: FeedbackTyped {
                kind: "question".into(),
                words: "Bao giờ công bố kết quả?".into(),
                ..FeedbackTyped::default()
            },
            address: format!("thử {}", self.fresh()),
        };
        let sent = service.send_feedback(command).await.unwrap();
        let feedback = FeedbackId::new(id.ulid());
        let mut form = self.new_form();
        form.extend([("feedback", feedback.to_string()), ("base", "1".to_owned())]);
        (feedback, sent.reference, form)
    }

    pub(super) async fn publish_feedback(&self) -> Ready {
        let (_, reference, mut form) = self.sent_feedback().await;
        form.push(("hide", "kết quả".into()));
        Ready {
            by: self.planner_above.clone(),
            form,
            leads: format!("/phan-anh/{reference}?da=cong-khai"),
        }
    }

    pub(super) async fn refuse_feedback(&self) -> Ready {
        let (_, reference, mut form) = self.sent_feedback().await;
        form.extend([
            ("refusal", "unclear".into()),
            ("reason", "Xin nêu rõ kết quả nào.".into()),
        ]);
        Ready {
            by: self.planner_above.clone(),
            form,
            leads: format!("/phan-anh/{reference}?da=khong-xu-ly"),
        }
    }

    pub(super) async fn forward_feedback(&self) -> Ready {
        let (_, reference, mut form) = self.sent_feedback().await;
        form.extend([("to", "xa-tan-ky".into()), ("why", "Việc của xã.".into())]);
        Ready {
            by: self.planner_above.clone(),
            form,
            leads: format!("/phan-anh/{reference}?da=chuyen"),
        }
    }

    pub(super) async fn answer_feedback(&self) -> Ready {
        let (feedback, reference, mut form) = self.sent_feedback().await;
        let service = &self.world.service;
        let officer = service
            .book()
            .officers()
            .find(|one| one.account.as_str() == "ke-hoach-tren")
            .cloned();
        let actor = domain::policy::Actor::of(&officer.unwrap()).unwrap();
        let command = ModerateFeedback {
            id: service.new_command(),
            feedback,
            base: 1,
            hide: String::new(),
        };
        service.publish_feedback(&actor, command).await.unwrap();
        let (_, base) = form.last_mut().unwrap();
        "2".clone_into(base);
        form.push(("answer", "Trong tháng 12.".into()));
        Ready {
            by: self.planner_above.clone(),
            form,
            leads: format!("/phan-anh/{reference}?da=tra-loi"),
        }
    }
}
