//! What an open page keeps itself up to date by: what it is about, and how far the journal was when it was
//! drawn. Only a page of today that is for nobody in particular does: an officer's reading must not go on by
//! itself, or their session would never end.

use leptos::{nonce::use_nonce, prelude::*};

use super::{frame::Head, reading::Reading};

/// Stands for every change.
const ALL: &str = "*";

/// What the page is about, as changes are told of; nothing for a page that does not change with the book.
pub fn about(head: &Head, reading: &Reading) -> Option<String> {
    if !head.public || reading.address.on.is_some() || reading.actor().is_some() {
        return None;
    }
    let (kind, rest) = reading.path.strip_prefix('/')?.split_once('/').map_or(
        (reading.path.trim_start_matches('/'), None),
        |(kind, rest)| (kind, Some(rest)),
    );
    let first = rest.and_then(|rest| rest.split('/').next());
    Some(match (kind, first) {
        ("don-vi", Some(slug)) => of_unit(slug, reading)?,
        ("van-ban" | "chi-tieu" | "nhiem-vu" | "cuoc-hop", Some(slug)) => {
            format!("{kind}/{slug}")
        }
        ("nhat-ky", Some(slug)) => format!("don-vi/{slug}"),
        ("ky-bao-cao", Some(slug)) => format!("van-ban/{slug}"),
        // Told of by what they block, pass on and ask about: by no thing of their own.
        ("nguon" | "vuong-mac" | "phan-anh" | "ban-giao" | "nhat-ky" | "ky-bao-cao", _) => {
            ALL.to_owned()
        }
        _ if head.through_time => ALL.to_owned(),
        // Explanations and the like.
        _ => return None,
    })
}

/// What is in a unit, and what happens to those that its page tells of: those it was ever in, those it came
/// from and became.
fn of_unit(slug: &str, reading: &Reading) -> Option<String> {
    let book = reading.book();
    let tree = book.tree();
    let unit = tree.by_slug(slug)?.id;
    let mut others = tree.ever_above(unit);
    others.extend(tree.predecessors(unit).map(|edge| edge.from));
    others.extend(tree.successors(unit).map(|edge| edge.to));
    others.remove(&unit);
    let others = others.into_iter().filter_map(|id| tree.get(id));
    let about = others.map(|unit| format!(" don-vi/{}", unit.slug));
    Some(format!("trong/{slug}{}", about.collect::<String>()))
}

/// Where it is said that a page changed while it was read, and the script that does it.
pub fn said(reading: &Reading) -> AnyView {
    view! {
        <p class="page live" id="live" role="status" data-said=reading.words.just_updated()></p>
        <script defer=true nonce=use_nonce() src=reading.door.assets.live.clone()></script>
    }
    .into_any()
}
