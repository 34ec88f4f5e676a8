//! The codes of an answer: plain English words with a meaning that does not change. Each is made
//! from the domain's own type, so that a new kind of thing cannot be served without a word.

use serde::Serialize;
use utoipa::ToSchema;

/// What can be asked for by its code.
pub trait Coded {
    /// Every code, as a parameter takes it.
    const CODES: &'static [&'static str];

    fn code(self) -> &'static str;
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident of $($domain:ident)::+ { $($variant:ident $code:tt),* $(,)? })*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
        pub enum $name {
            $(#[serde(rename = $code)] $variant),*
        }

        impl Coded for $name {
            const CODES: &'static [&'static str] = &[$($code),*];

            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
        }

        impl From<$($domain)::+> for $name {
            fn from(value: $($domain)::+) -> Self {
                type Of = $($domain)::+;
                match value { $(Of::$variant => Self::$variant),* }
            }
        }
    )*};
}

codes! {
    /// What is to be expected of a promise.
    Outlook of domain::status::Outlook {
        Exceeded "exceeded", Achieved "achieved", OnTheWay "on-the-way", AtRisk "at-risk",
        Unlikely "unlikely", Missed "missed", CannotJudge "cannot-judge",
    }
    /// By which rule the outlook follows from target, figure and day.
    Rule of domain::status::Rule {
        Compared "compared", Pace "pace", NoTarget "no-target", NoFigure "no-figure",
        Nothing "nothing", NotDue "not-due", NotMeasurable "not-measurable",
        Approximate "approximate",
    }
    /// How a result compares with its target.
    Verdict of domain::target::Verdict {
        Exceeded "exceeded", Met "met", Short "short", CannotJudge "cannot-judge",
    }
    /// Which way is better.
    Direction of domain::indicator::Direction { Up "up", Down "down", None "none" }
    /// Whether the figures of the units below add up to that of the unit above.
    Aggregation of domain::indicator::Aggregation { Added "added", Apart "apart" }
    /// From which bound of a range an excess is counted.
    Bound of domain::target::Bound { Upper "upper", Lower "lower" }
    /// What kind of promise a target is.
    TargetKind of domain::target::TargetKind {
        AtLeast "at-least", AtMost "at-most", Exactly "exactly", Range "range", All "all",
        Relative "relative", Direction "direction", Statement "statement",
    }
    /// The word that makes a number less than exact: gần is nearly, hơn more-than, khoảng about,
    /// hầu hết most, trên above, dưới below.
    Qualifier of domain::quantity::Qualifier {
        Nearly "nearly", MoreThan "more-than", About "about", Most "most", Above "above",
        Below "below",
    }
    /// The word for a power of a thousand that stood behind the number: nghìn, triệu, tỷ, nghìn tỷ.
    Scale of domain::quantity::Scale {
        Thousand "thousand", Million "million", Billion "billion", Trillion "trillion",
    }
    /// How far a task has come.
    TaskState of domain::task::TaskState {
        Draft "draft", Assigned "assigned", Doing "doing", Submitted "submitted",
        MostlyDone "mostly-done", Done "done", Paused "paused",
    }
    /// How a task stands against its deadline.
    Timing of domain::status::Timing {
        DoneInTime "done-in-time", DoneLate "done-late", DoneUndated "done-undated",
        OpenInTime "open-in-time", OpenLate "open-late", OpenUndated "open-undated",
        Paused "paused", NotAssigned "not-assigned",
    }
    /// One of the things that have to be clear before a task is given out.
    Clarity of domain::task::clear::Clarity {
        Person "person", Work "work", Time "time", Responsibility "responsibility",
        Product "product", Authority "authority", Process "process", Effect "effect",
    }
    /// What a unit is.
    UnitKind of domain::unit::UnitKind {
        Country "country", Province "province", City "city", District "district", Town "town",
        Commune "commune", Ward "ward", Township "township", Village "village", Party "party",
        Council "council", Agency "agency", Hospital "hospital", Organisation "organisation",
    }
    /// How much of a former unit went to its successor.
    SuccessionKind of domain::unit::succession::SuccessionKind {
        Whole "whole", Part "part", PartArea "part-area", PartPeople "part-people",
        Remainder "remainder",
    }
    /// What a document is.
    DocumentKind of domain::document::DocumentKind {
        Resolution "resolution", Programme "programme", ActionProgramme "action-programme",
        Plan "plan", Scheme "scheme", Decision "decision", Decree "decree", Law "law",
        Conclusion "conclusion", Circular "circular", Standard "standard",
    }
    /// What an item of a programme is.
    ItemKind of domain::item::ItemKind {
        Objective "objective", Focus "focus", Breakthrough "breakthrough", Solution "solution",
        Result "result", Obstacle "obstacle", Request "request", Meeting "meeting",
        Agenda "agenda", Conclusion "conclusion", Product "product", Trademark "trademark",
        Model "model", Chain "chain", Project "project", Plan "plan", Software "software",
        Procedure "procedure", Standard "standard", Research "research", Transfer "transfer",
        Infrastructure "infrastructure", Event "event", Rank "rank", Team "team", Role "role",
        Principle "principle", Rule "rule", Fields "fields", Budget "budget", Report "report",
        Period "period", Media "media", Note "note",
    }
    /// How far a meeting has come.
    MeetingStage of domain::meeting::Stage {
        Planned "planned", Held "held", Cancelled "cancelled",
    }
    /// In which role somebody acted; what was loaded in bulk was loaded by no officer.
    Role of domain::policy::Role {
        Reporter "reporter", Reviewer "reviewer", Planner "planner",
        Administrator "administrator", Auditor "auditor",
    }
}
