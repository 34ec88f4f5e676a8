//! What stands above a page when it is printed, and only then: whose page it is, of which day, its
//! full address, and the code that leads back to it.

use leptos::prelude::*;

use super::{
    Thing,
    block::{CODE, code_of},
    root,
};
use crate::page::reading::Reading;

/// The head of the paper. It draws the page's code, which the block in the margin uses.
pub fn paper(reading: &Reading) -> Option<AnyView> {
    let root = root(reading)?;
    let words = reading.words;
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(reading.query_kept())
        .finish();
    let path = if query.is_empty() {
        reading.path.clone()
    } else {
        format!("{}?{query}", reading.path)
    };
    let address = format!("{root}{}", reading.address.to(&path));
    let book = reading.book();
    let code = Thing::at(&reading.path, &book, reading.on)
        .and_then(|thing| code_of(&thing, &book, reading))
        .map(|code| {
            let size = format!("0 0 {0} {0}", code.side);
            let border = format!("M0 0h{0}v{0}H0z", code.side);
            view! {
                <svg class="qr">
                    <symbol id=CODE viewBox=size>
                        <path fill="#fff" d=border></path>
                        <path stroke="#000" shape-rendering="crispEdges" d=code.line.clone()></path>
                    </symbol>
                    <use_ href=format!("#{CODE}")></use_>
                </svg>
            }
        });
    drop(book);
    Some(
        view! {
            <div class="paper" aria-hidden="true">
                <p><b>{words.site()}</b> " · " {words.tagline()} <br/>
                {words.as_of_day(reading.on)} ". " {words.printed_from()} " " {address}</p>
                {code}
            </div>
        }
        .into_any(),
    )
}
