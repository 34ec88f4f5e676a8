//! Search over the demo's book: what people type, and what has to come first.

mod pairs;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::policy::Role;
use service::book::{
    Book, Reader,
    search::{Found, Results, Search},
};
use unicode_normalization::UnicodeNormalization;

use crate::{
    seen,
    world::{World, escaped, in_world},
};
use pairs::PAIRS;

fn anybody(world: &World) -> Reader<'static> {
    Reader {
        actor: None,
        on: world.service.today(),
    }
}

fn address(book: &Book, found: Found) -> String {
    match found {
        Found::Unit(id) => format!("don-vi/{}", book.tree().get(id).unwrap().slug),
        Found::Document(id) => format!("van-ban/{}", book.document(id).unwrap().slug),
        Found::Indicator(id) => format!("chi-tieu/{}", book.indicator(id).unwrap().slug),
        Found::Task(id) => format!("nhiem-vu/{}", book.task(id).unwrap().slug),
        Found::Item(id) => format!("muc/{}", book.item(id).unwrap().slug),
        other => format!("{other:?}"),
    }
}

/// What a reader sees first.
fn first(book: &Book, results: &Results) -> Option<String> {
    let nearly = results.nearly.iter().map(|id| Found::Unit(*id));
    nearly
        .chain(results.hits.iter().copied())
        .map(|found| address(book, found))
        .next()
}

#[test]
fn what_is_meant_comes_first() {
    assert!(PAIRS.len() >= 200, "{}", PAIRS.len());
    assert_eq!(
        PAIRS
            .iter()
            .map(|(query, _)| query)
            .collect::<BTreeSet<_>>()
            .len(),
        PAIRS.len()
    );
    in_world(async |world| {
        let book = world.service.book();
        let wrong: Vec<_> = PAIRS
            .iter()
            .filter_map(|(query, expected)| {
                let found = first(&book, &book.search(query, anybody(&world)));
                (found.as_deref() != Some(*expected))
                    .then(|| format!("{query}: {found:?}, not {expected}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    });
}

/// How a name is typed by somebody who has no tones, another keyboard, or a slip of the finger.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Typed {
    Decomposed,
    Capitals,
    WithoutTones,
    Swapped,
    Missing,
    Doubled,
}

impl Typed {
    const ALL: [Self; 6] = [
        Self::Decomposed,
        Self::Capitals,
        Self::WithoutTones,
        Self::Swapped,
        Self::Missing,
        Self::Doubled,
    ];

    /// None where the name has no word that is long enough to slip in: another letter in a short one
    /// is another word.
    fn of(self, name: &str, number: usize) -> Option<String> {
        let key = domain::text::fold::search_key(name);
        match self {
            Self::Decomposed => return Some(name.nfd().collect()),
            Self::Capitals => return Some(name.to_uppercase()),
            Self::WithoutTones => return Some(key),
            _ => {}
        }
        let long: Vec<_> = key.split(' ').filter(|word| word.len() > 3).collect();
        let word = long.get(number % long.len().max(1))?;
        let at = key.find(word)? + 1 + number % (word.len() - 2);
        let mut letters: Vec<char> = key.chars().collect();
        match self {
            Self::Swapped => letters.swap(at, at + 1),
            Self::Missing => drop(letters.remove(at)),
            _ => letters.insert(at, letters[at]),
        }
        Some(letters.into_iter().collect())
    }
}

#[test]
fn any_way_of_typing_a_name_finds_it() {
    in_world(async |world| {
        let book = world.service.book();
        let reader = anybody(&world);
        let places = book.tree().units().filter(|unit| unit.kind.is_place());
        let names = places.flat_map(|unit| {
            let both = unit
                .names
                .iter()
                .flat_map(|name| [&name.value.full.vi, &name.value.short]);
            both.map(move |name| (unit.id, name))
        });
        let (mut asked, mut lost) = (0, Vec::new());
        for (number, (unit, name)) in names.enumerate() {
            for typed in Typed::ALL {
                let Some(query) = typed.of(name, number) else {
                    continue;
                };
                asked += 1;
                let results = book.search(&query, reader);
                let first = results.hits.iter().take(12);
                let is_found = results.nearly.contains(&unit)
                    || first.into_iter().any(|hit| *hit == Found::Unit(unit));
                if !is_found {
                    let is_slip = !matches!(
                        typed,
                        Typed::Decomposed | Typed::Capitals | Typed::WithoutTones
                    );
                    assert!(is_slip, "{name}, {typed:?}: {query}");
                    lost.push(format!("{name} typed as {query}"));
                }
            }
        }
        // A slip may make the name of something else.
        assert!(asked > 1_000, "{asked}");
        assert!(
            lost.len() * 50 <= asked,
            "{} of {asked}: {lost:#?}",
            lost.len()
        );
    });
}

#[test]
fn a_guess_says_that_it_is_one_and_nothing_offers_ways_on() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let guess = anonymous.get("/tim-kiem?q=trang+viert").await;
        let said = seen::words(guess.text());
        assert!(
            said.contains("Không có “trang viert”. Có phải bạn tìm:"),
            "{said}"
        );
        assert!(seen::links(guess.text()).contains(&"/don-vi/xa-trang-viet".to_owned()));
        let nothing = anonymous.get("/tim-kiem?q=zzzz&loai=don-vi").await;
        let said = seen::words(nothing.text());
        assert!(said.contains("Không tìm thấy gì cho “zzzz”."), "{said}");
        let links = seen::links(nothing.text());
        for way in ["/tim-kiem?q=zzzz", "/don-vi", "/chuong-trinh"] {
            assert!(links.contains(&way.to_owned()), "{way}: {links:?}");
        }
    });
}

#[test]
fn units_of_one_name_are_asked_about() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let page = anonymous
            .get(&format!("/tim-kiem?q={}", escaped("Tiền Phong")))
            .await;
        let said = seen::words(page.text());
        assert!(
            said.contains("Có 2 đơn vị tên “Tiền Phong”. Bạn tìm đơn vị nào?"),
            "{said}"
        );
    });
}

#[test]
fn results_are_narrowed_and_sorted_by_their_address() {
    in_world(async |world| {
        let all = world.service.book().search("san pham", anybody(&world));
        assert!(
            all.total > 5 && all.facets.kinds.len() > 1,
            "{:?}",
            all.facets
        );
        let anonymous = world.anonymous();
        let page = anonymous.get("/tim-kiem?q=san+pham").await;
        let links = seen::links(page.text());
        let kinds: Vec<_> = links.iter().filter(|link| link.contains("loai=")).collect();
        assert_eq!(kinds.len(), all.facets.kinds.len(), "{links:?}");
        // Each of them leads to as many as it says.
        let book = world.service.book();
        for (kind, count) in &all.facets.kinds {
            let mut search = Search::new("san pham");
            search.filters.kind = Some(*kind);
            let narrowed = book.find(&search, anybody(&world));
            assert_eq!(narrowed.total, *count, "{kind:?}");
            assert!(narrowed.hits.iter().all(|hit| hit.kind() == *kind));
            // The other kinds are still offered.
            assert_eq!(narrowed.facets.kinds, all.facets.kinds);
        }
        for (programme, count) in &all.facets.programmes {
            let mut search = Search::new("san pham");
            search.filters.programme = Some(*programme);
            assert_eq!(book.find(&search, anybody(&world)).total, *count);
        }
        for (unit, count) in &all.facets.units {
            let mut search = Search::new("san pham");
            search.filters.unit = Some(*unit);
            assert_eq!(book.find(&search, anybody(&world)).total, *count);
        }
        for (year, count) in &all.facets.years {
            let mut search = Search::new("san pham");
            search.filters.year = Some(*year);
            assert_eq!(book.find(&search, anybody(&world)).total, *count);
        }
        for (state, count) in &all.facets.states {
            let mut search = Search::new("san pham");
            search.filters.state = Some(*state);
            assert_eq!(book.find(&search, anybody(&world)).total, *count);
        }
        // Page by page, nothing twice and nothing left out.
        let mut seen = Vec::new();
        let mut search = Search::new("san pham");
        search.most = 3;
        loop {
            let page = book.find(&search, anybody(&world));
            assert_eq!((page.before, page.total), (seen.len(), all.total));
            seen.extend(page.hits.iter().copied());
            search.after = page.hits.last().map(|last| last.ulid());
            if seen.len() == all.total {
                break;
            }
        }
        assert_eq!(seen, all.hits);
    });
}

#[test]
fn what_is_restricted_is_not_counted_for_others() {
    in_world(async |world| {
        let auditor = world
            .officer("kiem-tra-tim-kiem", Role::Auditor, "thanh-pho-ha-noi")
            .await;
        let anonymous = world.anonymous();
        let query = format!("/tim-kiem?q={}", escaped("quân sự"));
        let offered = format!("/tim-kiem/goi-y?q={}", escaped("quân sự"));
        let [inside, outside] = [auditor.get(&query).await, anonymous.get(&query).await];
        let of = |page: &str, path: &str| {
            seen::links(page)
                .iter()
                .filter(|link| link.starts_with(path))
                .count()
        };
        assert!(
            of(inside.text(), "/nhiem-vu/nang-nang-luc") > 0,
            "{}",
            seen::words(inside.text())
        );
        assert_eq!(of(outside.text(), "/nhiem-vu/nang-nang-luc"), 0);
        let said = seen::words(outside.text());
        assert!(!said.contains("quân sự huyện"), "{said}");
        assert!(
            auditor
                .get(&offered)
                .await
                .text()
                .contains("/nhiem-vu/nang-nang-luc")
        );
        assert!(
            !anonymous
                .get(&offered)
                .await
                .text()
                .contains("/nhiem-vu/nang-nang-luc")
        );
    });
}

#[test]
fn what_fits_is_offered_while_it_is_typed() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let offered = async |query: &str| {
            let answer = anonymous.get(&format!("/tim-kiem/goi-y?{query}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{query}");
            assert_eq!(answer.header("cache-control"), Some("public, max-age=60"));
            assert_eq!(answer.header("content-type"), Some("application/json"));
            serde_json::from_str::<serde_json::Value>(answer.text()).unwrap()
        };
        let found = offered("q=trang+vi").await;
        assert_eq!(found["options"][0]["href"], "/don-vi/xa-trang-viet");
        assert_eq!(found["options"][0]["name"], "Xã Tráng Việt");
        let about = found["options"][0]["about"].as_str().unwrap();
        assert!(about.contains("từ 1/7/2025: Xã Mê Linh"), "{about}");
        assert!(
            offered("q=").await["options"]
                .as_array()
                .unwrap()
                .is_empty()
        );
        assert_eq!(offered("q=zzzz").await["said"], "Không có gợi ý.");
        // Where somebody says where they live, units come first.
        let place = offered("noi=1&q=huong").await;
        for option in place["options"].as_array().unwrap() {
            assert!(
                option["href"].as_str().unwrap().starts_with("/don-vi/"),
                "{option}"
            );
        }
        let english = anonymous
            .get("/en/tim-kiem/goi-y?q=trang+vi&ngay=2024-01-01")
            .await;
        let english = serde_json::from_str::<serde_json::Value>(english.text()).unwrap();
        assert_eq!(
            english["options"][0]["href"],
            "/en/don-vi/xa-trang-viet?ngay=2024-01-01"
        );
    });
}
