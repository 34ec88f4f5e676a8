//! The shape of the data files. Keys are addresses too, so they are readable; unknown ones are
//! refused. Vietnamese and English both have to be there.
//!
//! Where a record rests (`facts`, `source`, `place`, `note`) is written out in each of them:
//! flattening a shared struct is documented not to go with `deny_unknown_fields`, and it would
//! cost a mistake its line in the file.

use domain::{
    Bilingual, Date,
    document::{Declared, DocumentKind},
    indicator::Direction,
    item::ItemKind,
    period::Period,
    task::{TaskState, clear::Clarity},
    unit::{UnitKind, succession::SuccessionKind},
};
use jiff::civil::Time;
use serde::Deserialize;

/// What can name itself in a problem.
pub(super) trait Raw {
    const KIND: &'static str;
    fn key(&self) -> &str;
}

macro_rules! raw {
    ($($name:ident $kind:literal),*) => {$(
        impl Raw for $name {
            const KIND: &'static str = $kind;
            fn key(&self) -> &str {
                &self.key
            }
        }
    )*};
}

raw!(Source "source", Unit "unit", Document "document", Indicator "indicator", Item "item", Task "task", Meeting "meeting");

impl Raw for Succession {
    const KIND: &'static str = "succession";
    fn key(&self) -> &str {
        &self.from
    }
}

/// A text in both languages, none of them empty.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Texts")]
pub(super) struct Both(pub Bilingual);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    vi: String,
    en: String,
}

impl TryFrom<Texts> for Both {
    type Error = &'static str;
    fn try_from(Texts { vi, en }: Texts) -> Result<Self, Self::Error> {
        if vi.trim().is_empty() || en.trim().is_empty() {
            return Err("a text is empty in one of its languages");
        }
        Ok(Self(Bilingual::new(vi, en)))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sources {
    pub source: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Units {
    pub unit: Vec<Unit>,
    pub succession: Vec<Succession>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Documents {
    pub document: Vec<Document>,
}

/// One article.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Programme {
    #[serde(default)]
    pub indicator: Vec<Indicator>,
    #[serde(default)]
    pub item: Vec<Item>,
    #[serde(default)]
    pub task: Vec<Task>,
    #[serde(default)]
    pub meeting: Vec<Meeting>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub key: String,
    pub title: Both,
    pub publisher: String,
    pub published: Option<Date>,
    pub time: Option<Time>,
    pub url: Option<String>,
    #[serde(default)]
    pub facts: Vec<String>,
    pub note: Option<Both>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unit {
    pub key: String,
    pub kind: UnitKind,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub place_of: Option<String>,
    #[serde(default)]
    pub code: Vec<Code>,
    pub name: Vec<Name>,
    #[serde(default)]
    pub parent: Vec<Parent>,
    #[serde(default)]
    pub facts: Vec<String>,
    pub source: Option<String>,
    pub place: Option<String>,
    pub note: Option<Both>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    #[serde(rename = "code")]
    pub digits: String,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Name {
    pub vi: String,
    pub en: String,
    pub short: String,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parent {
    pub key: String,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Succession {
    pub from: String,
    pub to: String,
    pub kind: SuccessionKind,
    pub on: Date,
    /// The document that decided it.
    pub by: Option<String>,
    pub source: Option<String>,
    pub note: Option<Both>,
    #[serde(default)]
    pub unverified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    pub key: String,
    pub number: Option<String>,
    pub kind: DocumentKind,
    #[serde(default)]
    pub programme: bool,
    pub title: Both,
    pub short: Option<Both>,
    pub issuer: String,
    pub date: Option<Date>,
    pub term: Option<String>,
    pub starts: Option<String>,
    pub ends: Option<String>,
    #[serde(default)]
    pub implements: Vec<String>,
    #[serde(default)]
    pub declared: Declared,
    pub clear: Option<Vec<Clarity>>,
    #[serde(default)]
    pub facts: Vec<String>,
    pub source: String,
    pub place: String,
    pub note: Option<Both>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Indicator {
    pub key: String,
    pub programme: String,
    pub under: Option<String>,
    pub name: Both,
    pub measure: Both,
    pub direction: Direction,
    pub facts: Vec<String>,
    pub source: String,
    pub place: String,
    pub term_today: Option<Both>,
    pub note: Option<Both>,
    #[serde(default)]
    pub restricted: bool,
    #[serde(default)]
    pub target: Vec<Target>,
    #[serde(default)]
    pub figure: Vec<Figure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Target {
    pub unit: String,
    pub period: Period,
    pub kind: TargetKind,
    pub value: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    /// What a relative target is measured against, or the words of one without a number.
    pub of: Option<Both>,
    pub facts: Vec<String>,
    pub source: String,
    pub place: String,
    pub note: Option<Both>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum TargetKind {
    AtLeast,
    AtMost,
    Exactly,
    Range,
    All,
    Relative,
    Direction,
    Statement,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figure {
    pub unit: String,
    pub period: Period,
    pub value: String,
    /// The percentage that was published beside n/N, without its sign.
    pub share_published: Option<String>,
    pub claim: Option<Both>,
    pub facts: Vec<String>,
    pub source: String,
    pub place: String,
    pub note: Option<Both>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Task {
    pub key: String,
    pub programme: String,
    pub under: Option<String>,
    pub name: Both,
    pub lead: Option<String>,
    #[serde(default)]
    pub with: Vec<String>,
    #[serde(default)]
    pub clear: Clear,
    pub period: Option<Period>,
    pub state: TaskState,
    /// The conclusion it comes from, of the meeting it stands under.
    pub conclusion: Option<u16>,
    #[serde(default)]
    pub updates: Vec<Update>,
    #[serde(default)]
    pub restricted: bool,
    pub facts: Vec<String>,
    pub source: String,
    pub place: String,
    pub note: Option<Both>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Clear {
    pub person: Option<Both>,
    pub work: Option<Both>,
    pub responsibility: Option<Both>,
    pub product: Option<Both>,
    pub authority: Option<Both>,
    pub process: Option<Both>,
    pub effect: Option<Both>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Update {
    pub on: Date,
    pub results: Option<Both>,
    pub difficulties: Option<Both>,
    pub next: Option<Both>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    pub key: String,
    pub kind: ItemKind,
    pub programme: String,
    pub under: Option<String>,
    pub name: Both,
    pub detail: Option<Both>,
    #[serde(default)]
    pub units: Vec<String>,
    pub period: Option<Period>,
    pub date: Option<Date>,
    pub stage: Option<Both>,
    pub value: Option<String>,
    pub measure: Option<Both>,
    pub answer_by: Option<String>,
    pub term_today: Option<Both>,
    #[serde(default)]
    pub restricted: bool,
    pub facts: Vec<String>,
    pub source: String,
    pub place: String,
    pub note: Option<Both>,
}

/// A meeting: the item with the same key says what it was about, who was there and where that
/// is told.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meeting {
    pub key: String,
    pub host: String,
    pub place: Option<Both>,
    pub guests: Option<Both>,
    pub agenda: Vec<Both>,
    pub conclusion: Vec<Conclusion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Conclusion {
    pub text: Both,
}
