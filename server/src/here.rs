//! Where somebody lives, remembered by their own browser and by nothing else: a plain form sets a cookie
//! that holds the address of a unit, or takes it away. It is written to no log and kept in no book.

use app::{address::Address, door::HERE};
use axum::{
    Form, Router,
    extract::State,
    http::{
        StatusCode,
        header::{LOCATION, SET_COOKIE},
    },
    response::{IntoResponse, Response},
    routing::post,
};
use domain::Language;
use serde::Deserialize;

use crate::site::Site;

pub fn routes() -> Router<Site> {
    Router::new().route(HERE, post(choose))
}

/// As the forms of pages send it.
#[derive(Deserialize)]
struct Chosen {
    #[serde(rename = "don-vi", default)]
    unit: String,
    #[serde(default)]
    language: Language,
}

/// Leads to the home page, which begins with the place from then on. Without a unit, or with one that is
/// not in the book, the place is forgotten.
async fn choose(State(site): State<Site>, Form(chosen): Form<Chosen>) -> Response {
    let place = site
        .door
        .service
        .book()
        .tree()
        .by_slug(&chosen.unit)
        .filter(|unit| unit.kind.is_place())
        .map(|unit| unit.slug.clone());
    let cookie = match place {
        Some(place) => site.door.cookie.remember(&place),
        None => site.door.cookie.forget(),
    };
    let address = Address {
        language: chosen.language,
        on: None,
    };
    let headers = [(LOCATION, address.home()), (SET_COOKIE, cookie)];
    (StatusCode::FOUND, headers).into_response()
}
