//! Places in the order of one value, with a bar each. Only what is known is ranked: a place without a
//! figure has no rank, stands apart, and is never the last.

use domain::Decimal;
use leptos::prelude::*;

use super::{
    state::StateBadge,
    tile_map::{Tile, TileWords},
};

/// What stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    Largest,
    Smallest,
}

/// A place among the ranked; those with the same value share a rank, and the next one is as far behind as
/// there are before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    pub rank: usize,
    pub tile: Tile,
}

/// Those with a value, ranked, and those without one, each as they came.
#[must_use]
pub fn ranked(tiles: Vec<Tile>, first: First) -> (Vec<Ranked>, Vec<Tile>) {
    let (mut known, unknown): (Vec<_>, Vec<_>) =
        tiles.into_iter().partition(|tile| tile.key.is_some());
    known.sort_by(|a, b| match first {
        First::Largest => b.key.cmp(&a.key),
        First::Smallest => a.key.cmp(&b.key),
    });
    let mut all: Vec<Ranked> = Vec::new();
    for (index, tile) in known.into_iter().enumerate() {
        let rank = match all.last() {
            Some(before) if before.tile.key == tile.key => before.rank,
            _ => index + 1,
        };
        all.push(Ranked { rank, tile });
    }
    (all, unknown)
}

/// `unranked` says why the others have no rank, such as "Chưa có số liệu: không xếp hạng".
#[component]
pub fn Ranking(
    tiles: Vec<Tile>,
    first: First,
    words: TileWords,
    #[prop(into)] rank: String,
    #[prop(into)] unranked: String,
) -> impl IntoView {
    let (known, unknown) = ranked(tiles, first);
    let largest = known
        .iter()
        .filter_map(|one| one.tile.key)
        .max()
        .unwrap_or_default();
    let line = |place: String, tile: Tile| {
        let bar = tile.key.map(|key| bar(key, largest));
        view! {
            <tr>
                <td class="num" data-label=rank.clone()>{place}</td>
                <th scope="row" data-label=words.place.clone()><a href=tile.href>{tile.name}</a></th>
                <td data-label=words.value.clone()><div class=tile.tone.class()><span class="amount">{tile.value}</span> {bar}</div></td>
                <td data-label=words.state.clone()><StateBadge tone=tile.tone word=tile.word/></td>
            </tr>
        }
    };
    let apart = (!unknown.is_empty()).then(|| {
        let rows: Vec<_> = unknown
            .into_iter()
            .map(|tile| line("–".to_owned(), tile))
            .collect();
        view! {
            <tbody>
                <tr class="apart"><th scope="rowgroup" colspan="4">{unranked}</th></tr>
                {rows}
            </tbody>
        }
    });
    let rows: Vec<_> = known
        .into_iter()
        .map(|one| line(one.rank.to_string(), one.tile))
        .collect();
    let rows = (!rows.is_empty()).then(|| view! { <tbody>{rows}</tbody> });
    view! {
        <table class="cards ranking">
            <caption>{words.table}</caption>
            <thead>
                <tr>
                    <th scope="col" class="num">{rank.clone()}</th>
                    <th scope="col">{words.place.clone()}</th>
                    <th scope="col">{words.value.clone()}</th>
                    <th scope="col">{words.state.clone()}</th>
                </tr>
            </thead>
            {rows}
            {apart}
        </table>
    }
    .into_any()
}

/// As long as the value is of the largest; what is below nothing has no length.
fn bar(key: Decimal, largest: Decimal) -> AnyView {
    let part = if largest > Decimal::ZERO {
        (key.max(Decimal::ZERO) * Decimal::ONE_HUNDRED / largest)
            .round_dp(1)
            .normalize()
    } else {
        Decimal::ZERO
    };
    view! {
        <svg height=".5em" aria-hidden="true"><rect width=format!("{part}%") height="100%" rx="1.5"></rect></svg>
    }
    .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::part::tile_map::tests::tile;

    fn order(tiles: Vec<Tile>, first: First) -> (Vec<(usize, String)>, Vec<String>) {
        let (known, unknown) = ranked(tiles, first);
        (
            known
                .into_iter()
                .map(|one| (one.rank, one.tile.name))
                .collect(),
            unknown.into_iter().map(|tile| tile.name).collect(),
        )
    }

    fn places(list: &[(usize, &str)]) -> Vec<(usize, String)> {
        list.iter()
            .map(|(rank, name)| (*rank, (*name).to_owned()))
            .collect()
    }

    #[test]
    fn who_has_no_figure_has_no_rank_whatever_stands_first() {
        let tiles = || {
            vec![
                tile("none", None),
                tile("two", Some(2)),
                tile("nine", Some(9)),
            ]
        };
        assert_eq!(
            order(tiles(), First::Largest),
            (places(&[(1, "nine"), (2, "two")]), vec!["none".to_owned()])
        );
        assert_eq!(
            order(tiles(), First::Smallest),
            (places(&[(1, "two"), (2, "nine")]), vec!["none".to_owned()])
        );
    }

    #[test]
    fn a_figure_of_zero_is_a_figure() {
        let tiles = vec![tile("zero", Some(0)), tile("none", None)];
        assert_eq!(
            order(tiles, First::Largest),
            (places(&[(1, "zero")]), vec!["none".to_owned()])
        );
    }

    #[test]
    fn equals_share_a_rank_and_the_next_is_as_far_behind() {
        let tiles = vec![
            tile("a", Some(5)),
            tile("b", Some(7)),
            tile("c", Some(5)),
            tile("d", Some(1)),
        ];
        assert_eq!(
            order(tiles, First::Largest).0,
            places(&[(1, "b"), (2, "a"), (2, "c"), (4, "d")])
        );
    }

    #[test]
    fn the_table_says_who_is_apart_and_draws_no_bar_there() {
        let words = TileWords {
            table: "Xếp theo kết quả".to_owned(),
            place: "Đơn vị".to_owned(),
            value: "Kết quả".to_owned(),
            state: "Tình trạng".to_owned(),
        };
        let tiles = vec![tile("a", Some(4)), tile("b", Some(1)), tile("c", None)];
        let html = view! {
            <Ranking tiles first=First::Largest words rank="Hạng" unranked="Không xếp hạng"/>
        }
        .to_html();
        assert_eq!(html.matches("<rect").count(), 2, "{html}");
        assert!(html.contains(r#"<rect width="25%""#), "{html}");
        let apart = html.find("Không xếp hạng").unwrap();
        assert!(html.find("/don-vi/c").unwrap() > apart, "{html}");
        assert!(html.find("/don-vi/b").unwrap() < apart, "{html}");
    }
}
