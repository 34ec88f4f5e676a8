//! A form as it is drawn: with a new command id, or again after a refusal, with everything that
//! was typed and what is wrong where. The name of a field is the argument of its act.

use domain::{
    Language, Refusal,
    id::CommandId,
    refusal::{Field, Problem as FieldProblem},
    task::clear::Clarity,
};
use leptos::prelude::*;

use crate::{
    door::RefusedForm,
    page::reading::{REFUSED, Reading},
    part::{
        field::{FieldWords, Which, WhichChoice},
        problem_summary::{Problem, ProblemSummary},
    },
    words::Words,
};

/// Under this name a refused form keeps which act it was sent to.
pub const ACT: &str = "act";

pub struct Form {
    act: &'static str,
    id: CommandId,
    refused: Option<RefusedForm>,
    words: Words,
}

impl Form {
    #[must_use]
    pub fn of(reading: &Reading, act: &'static str) -> Self {
        let refused = reading
            .refused()
            .filter(|form| form.typed(ACT) == Some(act));
        // The id stays, so that what was done after all is not done twice; only one that is
        // taken by another content is given up.
        let id = refused
            .as_ref()
            .filter(|form| {
                form.refusal
                    .as_ref()
                    .is_some_and(|refusal| *refusal != Refusal::CommandReused)
            })
            .and_then(|_| reading.asked(REFUSED)?.parse().ok())
            .unwrap_or_else(|| reading.door.service.new_command());
        Self {
            act,
            id,
            refused,
            words: reading.words,
        }
    }

    #[must_use]
    pub const fn id(&self) -> CommandId {
        self.id
    }

    /// The address the form is posted to.
    #[must_use]
    pub fn action(&self) -> String {
        format!("/api/{}", self.act)
    }

    /// The fields nobody sees and every form has.
    pub fn hidden(&self) -> AnyView {
        view! {
            <input type="hidden" name="id" value=self.id.to_string()/>
            <input type="hidden" name="language" value=self.words.0.code()/>
        }
        .into_any()
    }

    /// Whether it was sent, and is here again with what was typed.
    #[must_use]
    pub const fn is_back(&self) -> bool {
        self.refused.is_some()
    }

    /// Why it was refused, if it was.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        self.refused.as_ref()?.refusal.as_ref()
    }

    /// What was typed, or what stands there when nothing was.
    #[must_use]
    pub fn typed(&self, name: &str, otherwise: &str) -> String {
        let typed = self.refused.as_ref().and_then(|form| form.typed(name));
        typed.unwrap_or(otherwise).to_owned()
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<String> {
        wrong(self.refusal()?, self.words.0)
            .into_iter()
            .find(|(field, _)| *field == name)
            .map(|(_, message)| message)
    }

    /// The words around a field.
    #[must_use]
    pub fn words(&self, name: &'static str, label: &str, hint: Option<&str>) -> FieldWords {
        FieldWords {
            name: name.to_owned(),
            label: label.to_owned(),
            hint: hint.map(str::to_owned),
            error: self.error(name),
            which: self.which(name),
        }
    }

    /// What was typed there and fits several units, with those to choose from.
    #[must_use]
    pub fn which(&self, field: &str) -> Vec<Which> {
        let Some(Refusal::Fields(problems)) = self.refusal() else {
            return Vec::new();
        };
        let (words, language) = (self.words, self.words.0);
        problems
            .iter()
            .filter(|(of, _)| name(*of) == field)
            .filter_map(|(_, problem)| match problem {
                FieldProblem::WhichUnit { typed, candidates } => Some(Which {
                    asked: words.which_unit(typed),
                    typed: typed.clone(),
                    choices: candidates
                        .iter()
                        .map(|one| WhichChoice {
                            value: one.slug.to_string(),
                            name: one.name.get(language).to_owned(),
                            about: one.about.get(language).to_owned(),
                        })
                        .collect(),
                }),
                _ => None,
            })
            .collect()
    }
}

/// The errors of whatever form was refused on this page, each leading to its field.
pub fn summary(reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let refused = reading.refused();
    let act = refused
        .as_ref()
        .and_then(|form| form.typed(ACT))
        .unwrap_or_default()
        .to_owned();
    let problems = match (refused, reading.asked(REFUSED)) {
        (Some(RefusedForm { refusal: None, .. }), _) | (None, None) => Vec::new(),
        (
            Some(RefusedForm {
                refusal: Some(refusal),
                ..
            }),
            _,
        ) => {
            let fields = wrong(&refusal, language);
            let whole = Problem {
                field: None,
                message: refusal.message(language),
            };
            let mut problems: Vec<_> = fields
                .into_iter()
                .map(|(name, message)| Problem {
                    field: Some(name.to_owned()),
                    message: format!("{}: {message}", label(&act, name, words)),
                })
                .collect();
            if problems.is_empty() {
                problems.push(whole);
            }
            problems
        }
        (None, Some(_)) => vec![Problem {
            field: None,
            message: words.form_gone().to_owned(),
        }],
    };
    view! { <ProblemSummary heading=words.check_these() problems/> }.into_any()
}

/// The fields a refusal concerns, with what is wrong.
pub(super) fn wrong(refusal: &Refusal, language: Language) -> Vec<(&'static str, String)> {
    match refusal {
        Refusal::Fields(problems) => problems
            .iter()
            .map(|(field, problem)| (name(*field), problem.brief(language)))
            .collect(),
        Refusal::NotClear(missing) => missing
            .iter()
            .map(|part| {
                (
                    place_of(*part),
                    FieldProblem::NothingWritten.message(language),
                )
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The field that makes a "rõ" clear: it is the lead unit that makes the responsibility so.
#[must_use]
pub const fn place_of(part: Clarity) -> &'static str {
    match part {
        Clarity::Responsibility => "lead",
        Clarity::Work => "name",
        _ => name(Field::Clear(part)),
    }
}

/// What a field is called in a form.
#[must_use]
pub const fn name(field: Field) -> &'static str {
    match field {
        Field::Value => "value",
        Field::Ground => "ground",
        Field::Note => "note",
        Field::Reason => "reason",
        Field::Period => "period",
        Field::Unit => "unit",
        Field::Name => "name",
        Field::Lead => "lead",
        Field::Clear(Clarity::Person) => "person",
        Field::Clear(Clarity::Work) => "work",
        Field::Clear(Clarity::Time) => "deadline",
        Field::Clear(Clarity::Responsibility) => "responsibility",
        Field::Clear(Clarity::Product) => "product",
        Field::Clear(Clarity::Authority) => "authority",
        Field::Clear(Clarity::Process) => "process",
        Field::Clear(Clarity::Effect) => "effect",
        Field::State => "state",
        Field::Results => "results",
        Field::Difficulties => "difficulties",
        Field::Next => "next",
        Field::Account => "account",
        Field::Password => "password",
        Field::NewPassword => "new_password",
        Field::RepeatedPassword => "repeated_password",
        Field::MailAddress => "address",
        Field::Kind => "kind",
        Field::Number => "number",
        Field::Title => "title",
        Field::Short => "short",
        Field::Issuer => "issuer",
        Field::Date => "date",
        Field::Term => "term",
        Field::Starts => "starts",
        Field::Ends => "ends",
        Field::Implements => "implements",
        Field::Declared => "targets",
        Field::Detail => "detail",
        Field::Under => "under",
        Field::Units => "units",
        Field::Stage => "stage",
        Field::Measure => "measure",
        Field::AnswerBy => "answer_by",
        Field::Direction => "direction",
        Field::ExcessFrom => "excess_from",
        Field::Aggregation => "aggregation",
        Field::TermToday => "term_today",
        Field::TargetKind => "target_kind",
        Field::Question => "question",
        Field::Due => "due",
        Field::Answer => "answer",
        Field::Cells => "cells",
        Field::Duties => "duties",
        Field::Part(_) => "parts",
        Field::Level(0) => "level_1",
        Field::Level(1) => "level_2",
        Field::Level(_) => "level_3",
        Field::Low => "low",
        Field::High => "high",
        Field::TargetWords => "words",
        Field::Post => "post",
        Field::Role => "role",
        Field::Officer => "officer",
        Field::Until => "until",
        Field::Cadence => "cadence",
        Field::WindowDay => "window_day",
        Field::DueDay => "due_day",
        Field::Hour => "hour",
        Field::LockDay => "lock_day",
        Field::StaleAfter => "stale_after",
        Field::Since => "since",
        Field::Day => "day",
        Field::Document => "document",
        Field::NameEn => "name_en",
        Field::NoteEn => "note_en",
        Field::Obstacle => "what",
        Field::Ask => "ask",
        Field::Authority => "to",
        Field::Outcome => "outcome",
        Field::Host => "host",
        Field::Place => "place",
        Field::Agenda => "agenda",
        Field::Guests => "guests",
        Field::Invitation => "invitation",
        Field::Minutes => "minutes",
        Field::Follows => "follows",
        Field::Files => "files",
        Field::Caption => "caption",
        Field::Conclusion => "text",
        Field::Works => "works",
        Field::With => "with",
        Field::PartOf => "part_of",
        Field::Weight => "weight",
        Field::After => "after",
        Field::Every => "every",
        Field::Milestones => "milestones",
        Field::Products => "products",
        Field::Product => "product",
        Field::FilterName => "filter_name",
        Field::From => "from",
        Field::Serves => "serves",
        Field::Source => "source",
        Field::Publisher => "publisher",
        Field::Url => "url",
        Field::Keeper => "keeper",
        Field::NameRow(at) => row(&NAME_ROWS, at),
        Field::CodeRow(at) => row(&CODE_ROWS, at),
        Field::ParentRow(at) => row(&PARENT_ROWS, at),
        Field::On => "on",
        Field::Old => "old",
        Field::OldRow(at) => row(&OLD_ROWS, at),
        Field::Outcomes => "outcomes",
        Field::OutcomeRow(at) => row(&OUTCOME_ROWS, at),
        Field::BelowRow(at) => row(&BELOW_ROWS, at),
        Field::Successor => "successor",
        Field::Items => "items",
        Field::Passage => "text",
        Field::AsOf => "as_of",
        Field::Layout => "layout",
        Field::BodyAbove => "above",
        Field::IssuedBy => "body",
        Field::IssuerCode => "code",
        Field::Opening => "opening",
        Field::Recipients => "recipients",
        Field::OnBehalfOf => "on_behalf",
        Field::Signer => "signer",
    }
}

macro_rules! rows {
    ($($rows:ident $name:literal;)*) => {$(
        pub const $rows: [&str; 12] = [
            concat!($name, "_1"),
            concat!($name, "_2"),
            concat!($name, "_3"),
            concat!($name, "_4"),
            concat!($name, "_5"),
            concat!($name, "_6"),
            concat!($name, "_7"),
            concat!($name, "_8"),
            concat!($name, "_9"),
            concat!($name, "_10"),
            concat!($name, "_11"),
            concat!($name, "_12"),
        ];
    )*};
}

// Where the rows of a form begin, which is where its problems lead.
rows! {
    NAME_ROWS "names";
    CODE_ROWS "codes";
    PARENT_ROWS "parents";
    OLD_ROWS "old";
    OUTCOME_ROWS "outcomes";
    BELOW_ROWS "below";
}

/// Rows beyond the last are told of at the last.
const fn row(rows: &[&'static str; 12], at: usize) -> &'static str {
    rows[if at < rows.len() { at } else { rows.len() - 1 }]
}

/// What a field is called by people: on the form of its act, or else wherever it stands.
fn label(act: &str, name: &str, words: Words) -> &'static str {
    match (act, name) {
        ("keep_holiday", "name") => return words.holiday_name(),
        ("keep_holiday", "kind") => return words.holiday_kind(),
        ("keep_holiday", "note") => return words.holiday_note(),
        ("ask_extension" | "decide_extension", "reason") => return words.reason(),
        ("report_nothing", "answer") => return words.nothing_why(),
        ("keep_course", "until") => return words.repeats_until(),
        ("keep_course", "starts") => return words.task_starts(),
        ("reach_milestone", "day") => return words.reached_on(),
        ("hand_in_product", "product") => return words.handed_what(),
        ("decide_product", "reason") => return words.returned_why(),
        ("gather_report", "kind") => return words.report_kind(),
        ("keep_passage", "text") => return words.report_passage(),
        ("keep_letterhead" | "fix_report", "title") => return words.letterhead_title(),
        ("keep_letterhead" | "fix_report", "post") => return words.letterhead_post(),
        ("keep_letterhead" | "fix_report", "place") => return words.letterhead_place(),
        ("fix_report", "number") => return words.report_number(),
        ("fix_report", "date") => return words.report_date(),
        ("answer_obstacle", "to") => return words.outcome_to(),
        ("answer_obstacle", "until") => return words.outcome_until(),
        ("close_obstacle", "note") => return words.close_note(),
        ("give_conclusion", "lead") => return words.conclusion_lead(),
        ("give_conclusion", "units") => return words.conclusion_units(),
        ("keep_meeting", "day") => return words.meeting_day(),
        ("keep_meeting", "hour") => return words.meeting_hour(),
        ("keep_meeting", "name") => return words.meeting_name(),
        ("keep_meeting", "units") => return words.meeting_units(),
        ("withdraw_evidence", "reason") => return words.reason(),
        ("keep_schedule", "until") => return words.rounds_until(),
        ("keep_schedule", "units") => return words.reporting_units(),
        ("keep_schedule", "period") => return words.once_period(),
        ("keep_unit", "until") => return words.unit_last_day(),
        ("keep_unit" | "keep_source" | "reform_units", "note") => return words.note(),
        ("keep_source", "title") => return words.source_title(),
        ("answer_handover" | "end_handover", "reason") => return words.reason(),
        ("end_handover", "outcome") => return words.handover_ending(),
        ("reform_units", "document") => return words.reform_document(),
        _ => {}
    }
    if let Some((rows, number)) = name.rsplit_once('_')
        && number.parse::<usize>().is_ok()
    {
        match rows {
            "names" => return words.unit_names(),
            "codes" => return words.unit_codes(),
            "parents" => return words.unit_parents(),
            "old" => return words.reform_old(),
            "outcomes" => return words.reform_outcome(),
            "below" => return words.reform_below(),
            _ => {}
        }
    }
    match name {
        "with" => words.with_units(),
        "part_of" => words.part_of_task(),
        "weight" => words.part_weight(),
        "after" => words.tasks_before(),
        "every" => words.repeats(),
        "milestones" => words.milestones(),
        "products" => words.products_due(),
        "value" => words.value(),
        "ground" => words.ground(),
        "note" => words.change_note(),
        "reason" => words.return_reason(),
        "period" => words.choose_period(),
        "unit" => words.choose_unit(),
        "name" => words.task_name(),
        "lead" => words.lead(),
        "person" => words.person(),
        "work" => words.work_detail(),
        "deadline" => words.deadline(),
        "responsibility" => words.responsibility(),
        "product" => words.product(),
        "authority" => words.authority(),
        "process" => words.process(),
        "effect" => words.effect(),
        "state" => words.new_state(),
        "results" => words.results(),
        "difficulties" => words.difficulties(),
        "next" => words.next_steps(),
        "account" => words.account_name(),
        "new_password" => words.new_password(),
        "kind" => words.kind(),
        "number" => words.number(),
        "title" => words.title(),
        "short" => words.short_title(),
        "issuer" => words.issuer(),
        "date" => words.date(),
        "term" => words.term(),
        "starts" => words.starts(),
        "ends" => words.ends(),
        "implements" => words.above(),
        "targets" => words.declared(),
        "detail" => words.detail(),
        "under" => words.belongs_to(),
        "units" => words.units(),
        "stage" => words.stage(),
        "measure" => words.measure(),
        "answer_by" => words.answer_by(),
        "direction" => words.direction(),
        "excess_from" => words.excess_from(),
        "aggregation" => words.aggregation_label(),
        "term_today" => words.term_today(),
        "target_kind" => words.target_kind(),
        "question" => words.question(),
        "due" => words.answer_due(),
        "answer" => words.answer(),
        "cells" => words.chosen_cells(),
        "duties" => words.chosen_duties(),
        "parts" => words.parts(),
        "level_1" | "level_2" | "level_3" => words.level(),
        "low" => words.low(),
        "high" => words.high(),
        "words" => words.target_words(),
        "post" => words.post(),
        "role" => words.role(),
        "officer" => words.in_charge(),
        "until" => words.more_time_until(),
        "cadence" => words.cadence(),
        "window_day" => words.window_day(),
        "due_day" => words.due_day(),
        "hour" => words.due_hour(),
        "lock_day" => words.lock_day(),
        "stale_after" => words.stale_after(),
        "since" => words.rounds_since(),
        "day" => words.holiday_day(),
        "document" => words.holiday_document(),
        "name_en" => words.name_in_english(),
        "note_en" => words.note_in_english(),
        "filter_name" => words.filter_name(),
        "as_of" => words.report_as_of(),
        "layout" => words.report_layout(),
        "above" => words.letterhead_above(),
        "body" => words.letterhead_body(),
        "code" => words.letterhead_code(),
        "opening" => words.letterhead_opening(),
        "recipients" => words.letterhead_recipients(),
        "on_behalf" => words.letterhead_authority(),
        "signer" => words.letterhead_signer(),
        "what" => words.obstacle_what(),
        "ask" => words.obstacle_ask(),
        "to" => words.obstacle_authority(),
        "outcome" => words.obstacle_outcome(),
        "host" => words.meeting_host(),
        "place" => words.meeting_place(),
        "agenda" => words.meeting_agenda(),
        "guests" => words.meeting_guests(),
        "invitation" => words.meeting_invitation(),
        "minutes" => words.meeting_minutes(),
        "follows" => words.meeting_follows(),
        "text" => words.conclusion_text(),
        "works" => words.conclusion_works(),
        "files" => words.evidence_files(),
        "caption" => words.evidence_caption(),
        "repeated_password" => words.repeat_password(),
        "address" => words.mail_address(),
        "from" => words.unit_first_day(),
        "serves" => words.unit_serves(),
        "source" => words.source(),
        "publisher" => words.publisher(),
        "url" => words.source_url(),
        "keeper" => words.source_keeper(),
        "on" => words.reform_on(),
        "old" => words.reform_old(),
        "outcomes" => words.reform_outcome(),
        "successor" => words.successor(),
        "items" => words.handover_items(),
        _ => words.password(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_clear_leads_to_the_field_that_clears_it() {
        let refusal = Refusal::NotClear(vec![
            Clarity::Person,
            Clarity::Time,
            Clarity::Responsibility,
        ]);
        let fields: Vec<_> = wrong(&refusal, Language::Vi)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(fields, ["person", "deadline", "lead"]);
    }

    #[test]
    fn a_refusal_of_the_whole_blames_no_field() {
        assert_eq!(wrong(&Refusal::WrongCredentials, Language::En), []);
    }

    #[test]
    fn a_problem_says_what_to_correct() {
        let refusal = Refusal::field(Field::NewPassword, FieldProblem::TooShort { least: 12 });
        assert_eq!(
            wrong(&refusal, Language::Vi),
            [("new_password", "Cần ít nhất 12 ký tự.".to_owned())]
        );
    }
}
