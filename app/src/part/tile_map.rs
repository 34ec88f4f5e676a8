//! A map of places as equal tiles: whoever is small stands as large as whoever is large, and each leads
//! on. The same as a table below it. Where nothing is known a tile is hatched and says so.

use domain::Decimal;
use leptos::prelude::*;

use super::{
    icon::Glyph,
    state::{StateBadge, Tone},
};

/// One place with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    pub name: String,
    pub href: String,
    /// The value in words with its measure, or that there is none.
    pub value: String,
    /// What places are put in order by; without one a place has no rank, and is never the last.
    pub key: Option<Decimal>,
    pub tone: Tone,
    /// The state in words.
    pub word: String,
}

/// What stands over the columns of a table of places, and what the table is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileWords {
    pub table: String,
    pub place: String,
    pub value: String,
    pub state: String,
}

/// `label` says what is mapped. Tiles stand in the order given. `table` is left out where a ranking of the
/// same places stands beside the map.
#[component]
pub fn TileMap(
    #[prop(into)] label: String,
    tiles: Vec<Tile>,
    table: Option<TileWords>,
) -> impl IntoView {
    let table = table.map(|words| twin(&label, &tiles, words));
    let tiles = tiles
        .into_iter()
        .map(|tile| {
            view! {
                <li>
                    <a class=format!("tile {}", tile.tone.class()) href=tile.href>
                        <span class="name">{tile.name}</span>
                        <span class="amount">{tile.value}</span>
                        <span class="word"><Glyph icon=tile.tone.icon()/> {tile.word}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="stack-s">
            <ul class="tiles" aria-label=label>{tiles}</ul>
            {table}
        </div>
    }
    .into_any()
}

fn twin(label: &str, tiles: &[Tile], words: TileWords) -> AnyView {
    let rows = tiles
        .iter()
        .cloned()
        .map(|tile| {
            view! {
                <tr>
                    <th scope="row"><a href=tile.href>{tile.name}</a></th>
                    <td class="num" data-label=words.value.clone()>{tile.value}</td>
                    <td data-label=words.state.clone()><StateBadge tone=tile.tone word=tile.word/></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{words.table}</summary>
            <table class="cards">
                <caption>{label.to_owned()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.place}</th>
                        <th scope="col" class="num">{words.value}</th>
                        <th scope="col">{words.state}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

#[cfg(all(test, feature = "ssr"))]
pub(super) mod tests {
    use super::*;

    pub fn tile(name: &str, value: Option<i64>) -> Tile {
        Tile {
            name: name.to_owned(),
            href: format!("/don-vi/{name}"),
            value: value.map_or_else(|| "chưa có số liệu".to_owned(), |value| value.to_string()),
            key: value.map(Decimal::from),
            tone: if value.is_some() {
                Tone::Kept
            } else {
                Tone::Unknown
            },
            word: if value.is_some() {
                "Đạt"
            } else {
                "Chưa thể đánh giá"
            }
            .to_owned(),
        }
    }

    fn words() -> TileWords {
        TileWords {
            table: "Bảng".to_owned(),
            place: "Đơn vị".to_owned(),
            value: "Kết quả".to_owned(),
            state: "Tình trạng".to_owned(),
        }
    }

    #[test]
    fn each_place_leads_on_and_says_its_state_in_words() {
        let tiles = vec![tile("a", Some(3)), tile("b", None)];
        let html = view! { <TileMap label="Xã" tiles table=Some(words())/> }.to_html();
        for wanted in [
            r#"<a href="/don-vi/a" class="tile kept">"#,
            r#"<a href="/don-vi/b" class="tile unknown">"#,
        ] {
            assert!(html.contains(wanted), "{html}");
        }
        // Once on the tile, once in the table.
        assert_eq!(html.matches("chưa có số liệu").count(), 2, "{html}");
        assert_eq!(html.matches("Chưa thể đánh giá").count(), 2, "{html}");
        assert!(!html.contains("late"), "{html}");
    }

    #[test]
    fn beside_a_ranking_it_needs_no_table() {
        let tiles = vec![tile("a", Some(3))];
        let html = view! { <TileMap label="Xã" tiles table=None/> }.to_html();
        assert!(!html.contains("<table"), "{html}");
    }
}
