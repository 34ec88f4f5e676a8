//! Every address of the interface, in one table: what it takes, what it gives, and what it is
//! called. What is served, what is refused and what is described are all read from here.

use app::door::Door;
use axum::http::HeaderValue;
use service::book::Book;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, Schema},
};

use super::{
    asking::Asking,
    document, figure, indicator, item, journal,
    list::Answer,
    meeting, obstacle,
    parameter::{self, Parameter},
    programme,
    refused::Refused,
    source, task, unit,
};

pub const JSON: HeaderValue = HeaderValue::from_static("application/json");

type Give = Box<dyn Fn(&Asking<'_>, &Book) -> Result<Vec<u8>, Refused> + Send + Sync>;

/// One address, or one kind of addresses.
pub struct Resource {
    /// Below the interface's root, `/programmes/{slug}`.
    pub path: &'static str,
    pub name: &'static str,
    pub about: &'static str,
    pub parameters: &'static [&'static Parameter],
    /// The schema of what is given, and the ones that it is made of.
    pub schema: RefOr<Schema>,
    pub schemas: Vec<(String, RefOr<Schema>)>,
    give: Give,
}

impl Resource {
    fn new<T: Answer>(
        path: &'static str,
        name: &'static str,
        about: &'static str,
        parameters: &'static [&'static Parameter],
        give: fn(&Asking<'_>, &Book) -> Result<T, Refused>,
    ) -> Self {
        let mut schemas = Vec::new();
        T::schemas(&mut schemas);
        schemas.push((T::Record::name().into_owned(), T::Record::schema()));
        Self {
            path,
            name,
            about,
            parameters,
            schema: T::schema(),
            schemas,
            give: Box::new(move |asking, book| {
                serde_json::to_vec(&give(asking, book)?).map_err(|failure| {
                    tracing::error!(%failure, "an answer could not be written");
                    Refused::Failed
                })
            }),
        }
    }

    /// The answer to a request, as bytes of JSON.
    pub fn answer(
        &self,
        door: &Door,
        path: &str,
        in_path: Option<&str>,
        query: &str,
    ) -> Result<Vec<u8>, Refused> {
        let asking = Asking::read(door, path, in_path, query, self.parameters)?;
        (self.give)(&asking, &door.service.book())
    }
}

/// The whole interface.
#[expect(clippy::too_many_lines, reason = "one entry an address")]
pub fn all() -> Vec<Resource> {
    use parameter::{
        AFTER, AFTER_ID, AFTER_KEY, AFTER_NUMBER, DAY, ID, INDICATOR, LIMIT, PERIOD, PROGRAMME,
        SINCE, SLUG, UNIT, WITHIN,
    };
    vec![
        Resource::new(
            "/programmes",
            "listProgrammes",
            "The programmes, with counts and what they declared.",
            &[&DAY, &AFTER, &LIMIT],
            programme::list,
        ),
        Resource::new(
            "/programmes/{slug}",
            "getProgramme",
            "A programme with its indicators, items and tasks.",
            &[&SLUG, &DAY],
            programme::one,
        ),
        Resource::new(
            "/indicators",
            "listIndicators",
            "Indicators, each with how it stands.",
            &[&DAY, &PROGRAMME, &UNIT, &indicator::OUTLOOK, &AFTER, &LIMIT],
            indicator::list,
        ),
        Resource::new(
            "/indicators/{slug}",
            "getIndicator",
            "An indicator with every target and figure.",
            &[&SLUG, &DAY],
            indicator::one,
        ),
        Resource::new(
            "/figures",
            "listFigures",
            "Published figures, each with its source, who reported and approved it, and what it was before.",
            &[
                &DAY, &PROGRAMME, &UNIT, &INDICATOR, &PERIOD, &SINCE, &AFTER_KEY, &LIMIT,
            ],
            figure::list,
        ),
        Resource::new(
            "/tasks",
            "listTasks",
            "Tasks.",
            &[
                &DAY,
                &PROGRAMME,
                &UNIT,
                &task::STATE,
                &task::TIMING,
                &AFTER,
                &LIMIT,
            ],
            task::list,
        ),
        Resource::new(
            "/tasks/{slug}",
            "getTask",
            "A task with its updates.",
            &[&SLUG, &DAY],
            task::one,
        ),
        Resource::new(
            "/items",
            "listItems",
            "Breakthroughs, models, products, requests: what programmes name beside indicators and tasks.",
            &[&DAY, &PROGRAMME, &UNIT, &item::KIND, &AFTER, &LIMIT],
            item::list,
        ),
        Resource::new(
            "/items/{slug}",
            "getItem",
            "An item.",
            &[&SLUG, &DAY],
            item::one,
        ),
        Resource::new(
            "/units",
            "listUnits",
            "Units, also those that are over.",
            &[&DAY, &unit::KIND, &WITHIN, &AFTER, &LIMIT],
            unit::list,
        ),
        Resource::new(
            "/units/{slug}",
            "getUnit",
            "A unit with its names, codes and parents through time, and what became of it.",
            &[&SLUG, &DAY],
            unit::one,
        ),
        Resource::new(
            "/documents",
            "listDocuments",
            "Documents.",
            &[&DAY, &AFTER, &LIMIT],
            document::list,
        ),
        Resource::new(
            "/documents/{slug}",
            "getDocument",
            "A document, and what it implements.",
            &[&SLUG, &DAY],
            document::one,
        ),
        Resource::new(
            "/sources",
            "listSources",
            "Sources that records rest on.",
            &[&AFTER, &LIMIT],
            source::list,
        ),
        Resource::new(
            "/sources/{slug}",
            "getSource",
            "A source.",
            &[&SLUG],
            source::one,
        ),
        Resource::new(
            "/obstacles",
            "listObstacles",
            "What stops the work, and who was asked to remove it.",
            &[&DAY, &PROGRAMME, &UNIT, &obstacle::STATE, &AFTER_ID, &LIMIT],
            obstacle::list,
        ),
        Resource::new(
            "/obstacles/{id}",
            "getObstacle",
            "An obstacle with everything that was asked and answered.",
            &[&ID, &DAY],
            obstacle::one,
        ),
        Resource::new(
            "/meetings",
            "listMeetings",
            "Meetings and what they concluded.",
            &[&DAY, &PROGRAMME, &meeting::STAGE, &AFTER, &LIMIT],
            meeting::list,
        ),
        Resource::new(
            "/meetings/{slug}",
            "getMeeting",
            "A meeting with its conclusions and the tasks that came of them.",
            &[&SLUG, &DAY],
            meeting::one,
        ),
        Resource::new(
            "/journal",
            "listChains",
            "The units that keep a journal.",
            &[&AFTER, &LIMIT],
            journal::chains,
        ),
        Resource::new(
            "/journal/{slug}",
            "getChain",
            "The journal of a unit from its first entry on.",
            &[&SLUG, &AFTER_NUMBER, &LIMIT],
            journal::chain,
        ),
    ]
}
