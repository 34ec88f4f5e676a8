//! Feedback: what citizens send, who decides and answers, who reads what of it, and what is left of
//! it in the end.

mod course;
mod secrecy;
mod taken;

use domain::{
    command::{AnswerFeedback, FeedbackTyped, KeepFeedback, ModerateFeedback, SendFeedback, Wish},
    feedback::{About, Step},
    id::{CommandId, FeedbackId, UnitId},
    journal::Change,
    policy::Actor,
};
use jiff::SignedDuration;
use service::{
    Service,
    feedback::FeedbackSent,
    store::{Part, Record, Store},
};

use crate::world::{AGENCY, HANOI, ME_LINH, World};

const NAME: &str = "Người Gửi Thử";
const PHONE: &str = "0912345678";
const WORDS: &str = "Vì sao số sản phẩm chưa tăng? Gọi tôi theo số 0912 345 678.";

fn typed() -> FeedbackTyped {
    FeedbackTyped {
        kind: "question".into(),
        words: WORDS.into(),
        name: NAME.into(),
        public: false,
        contact: PHONE.into(),
        agreed: true,
        trap: String::new(),
    }
}

/// A form as it was made, and sent after somebody took their time.
fn form(world: &World, service: &Service, about: About, typed: FeedbackTyped) -> SendFeedback {
    let id = service.new_command();
    let token = service.feedback_token(id, about, service.clock().now());
    world.pass(SignedDuration::from_secs(30));
    SendFeedback {
        id,
        about,
        token,
        typed,
        address: "203.0.113.1".into(),
    }
}

async fn send(world: &World, about: About) -> (FeedbackId, FeedbackSent) {
    let command = form(world, &world.service, about, typed());
    let id = FeedbackId::new(command.id.ulid());
    (id, world.service.send_feedback(command).await.unwrap())
}

fn keep(world: &World, sent: &FeedbackSent, wish: Wish) -> KeepFeedback {
    KeepFeedback {
        id: world.service.new_command(),
        reference: sent.reference,
        secret: sent.secret.as_ref().unwrap().reveal(),
        wish,
        address: "203.0.113.1".into(),
    }
}

fn publish(id: CommandId, feedback: FeedbackId, base: u32) -> ModerateFeedback {
    ModerateFeedback {
        id,
        feedback,
        base,
        hide: "0912 345 678".into(),
    }
}

fn answer(id: CommandId, feedback: FeedbackId, base: u32) -> AnswerFeedback {
    AnswerFeedback {
        id,
        feedback,
        base,
        text: "Hai cơ sở đang hoàn thiện hồ sơ.".into(),
    }
}

async fn published(world: &World, by: &Actor, about: About) -> (FeedbackId, FeedbackSent) {
    let (id, sent) = send(world, about).await;
    let command = publish(world.service.new_command(), id, 1);
    world.service.publish_feedback(by, command).await.unwrap();
    (id, sent)
}

/// Everything the store has, as it has it: the records as they are written, and the journal.
async fn kept(world: &World) -> String {
    let mut kept = String::new();
    let mut take = |part: Part| match part {
        Part::Records(records) => {
            for record in records {
                if let Record::Feedback(one) = record {
                    kept.push_str(&serde_json::to_string(&one).unwrap());
                }
            }
        }
        Part::Journal(entries) => {
            for entry in entries {
                kept.push_str(&entry.body);
            }
        }
    };
    world.store.read_all(&mut take).await.unwrap();
    kept
}

async fn journal(world: &World) -> String {
    let mut told = String::new();
    for unit in [HANOI, ME_LINH, AGENCY] {
        for entry in world.store.chain(unit).await.unwrap() {
            told.push_str(&entry.body);
        }
    }
    told
}

async fn steps(world: &World, unit: UnitId) -> Vec<Step> {
    let chain = world.chain(unit).await;
    chain
        .into_iter()
        .filter_map(|event| match event.change {
            Change::Feedback { step, .. } => Some(step),
            _ => None,
        })
        .collect()
}
