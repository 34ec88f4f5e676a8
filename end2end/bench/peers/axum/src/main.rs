//! The three pages on Axum by hand: the data in memory, each page drawn afresh into one string.
//!
//! The functions that draw are made from the pages themselves by `emit.mjs`.

mod book;
mod chart;
mod page;
mod text;

use std::{env, error::Error, fs, sync::Arc};

use axum::{
    Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;
use tokio::net::TcpListener;

use crate::{
    book::Book,
    page::{home, indicator, table},
    text::{is, put},
};

/// What `emit.mjs` wrote.
mod views {
    use super::{home::Home, indicator::Indicator, is, put, table::Table};

    include!(env!("PEER_VIEWS"));
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: peer DATA.JSON ADDRESS")?;
    let address = env::args().nth(2).ok_or("usage: peer DATA.JSON ADDRESS")?;
    let book = Arc::new(Book::read(&fs::read_to_string(data)?)?);
    // One core is what every server of the comparison has.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let router = Router::new()
            .route("/", get(draw_home))
            .route("/tim-kiem", get(draw_table))
            .route("/chi-tieu/{slug}", get(draw_indicator))
            .with_state(book);
        let listener = TcpListener::bind(address).await?;
        println!("listening on http://{}", listener.local_addr()?);
        axum::serve(listener, router).await?;
        Ok(())
    })
}

async fn draw_home(State(book): State<Arc<Book>>) -> Html<String> {
    let mut out = String::with_capacity(128 * 1024);
    views::home(&mut out, &home::of(&book));
    Html(out)
}

async fn draw_table(State(book): State<Arc<Book>>, Query(asked): Query<Asked>) -> Html<String> {
    let mut out = String::with_capacity(64 * 1024);
    views::table(&mut out, &table::of(&book, &asked.q));
    Html(out)
}

async fn draw_indicator(State(book): State<Arc<Book>>, Path(slug): Path<String>) -> Response {
    let Some(shown) = indicator::of(&book, &slug) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut out = String::with_capacity(96 * 1024);
    views::indicator(&mut out, &shown);
    Html(out).into_response()
}
