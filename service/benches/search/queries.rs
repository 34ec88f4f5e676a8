//! What is asked, and what has to be found: names as they are, without tones, half typed, with slips,
//! as keys of Telex, with abbreviations, by number, and single words that are everywhere.

use domain::{Language, text::fold::search_key};
use service::book::{
    Book,
    search::{Found, Results},
};

use super::made_up::{COMMUNES, TASKS, mixed, number, place, work};

/// Of each kind of thing.
const SAMPLES: usize = 20;

/// Queries, each with a name that has to be on the first page of results, as a key.
pub fn all() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for sample in 0..SAMPLES {
        let place = place(mixed(sample, 100) % COMMUNES);
        let key = search_key(&place);
        let mut ask = |query: String| all.push((query, key.clone()));
        ask(place.clone());
        ask(key.clone());
        ask(format!("xã {key}"));
        ask(half_of(&key));
        ask(swapped(&key));
        ask(key.replace(' ', ""));
        ask(telex(&key));
        // Restricted ones nobody finds: the sample keeps away from them.
        let task = work(mixed(sample, 101) % TASKS / 97 * 97 + 1);
        let key = search_key(&task);
        let mut ask = |query: String| all.push((query, key.clone()));
        ask(task.clone());
        ask(key.clone());
        ask(backwards(&key));
        ask(swapped(&key));
        ask(shortened(&key));
    }
    for document in 0..SAMPLES {
        let key = search_key(&number(document));
        all.push((number(document), key.clone()));
        all.push((key.clone(), key));
    }
    for word in [
        "xã",
        "tỷ lệ",
        "trien khai",
        "t",
        "năm 2026",
        "báo cáo",
        "hồ sơ",
    ] {
        all.push((word.to_owned(), String::new()));
    }
    all
}

/// Whether one of the results has a name with this key in it.
pub fn is_among(book: &Book, results: &Results, key: &str) -> bool {
    let name = |found: &Found| match found {
        Found::Unit(id) => book.tree().get(*id).map(|unit| {
            let day = domain::Date::constant(2025, 1, 1);
            unit.full_name(day, Language::Vi).to_owned()
        }),
        Found::Document(id) => book
            .document(*id)
            .and_then(|document| Some(document.number.as_ref()?.to_string())),
        Found::Indicator(id) => book.indicator(*id).map(|one| one.name.vi.clone()),
        Found::Task(id) => book.task(*id).map(|one| one.name.vi.clone()),
        Found::Item(id) => book.item(*id).map(|one| one.name.vi.clone()),
        _ => None,
    };
    let mut names = results.hits.iter().filter_map(name);
    names.any(|name| search_key(&name).contains(key))
}

/// The last word not yet typed to its end.
fn half_of(key: &str) -> String {
    key.chars().take(key.len().saturating_sub(1)).collect()
}

/// With two letters of the longest word in the wrong order.
fn swapped(key: &str) -> String {
    let longest = key.split(' ').max_by_key(|word| word.len()).unwrap_or(key);
    let mut letters: Vec<char> = longest.chars().collect();
    let at = letters.len() / 2;
    letters.swap(at - 1, at);
    let slipped: String = letters.into_iter().collect();
    key.replacen(longest, &slipped, 1)
}

/// With a tone typed behind every word.
fn telex(key: &str) -> String {
    let words = key.split(' ').map(|word| format!("{word}j"));
    words.collect::<Vec<_>>().join(" ")
}

fn backwards(key: &str) -> String {
    let mut words: Vec<_> = key.split(' ').collect();
    words.reverse();
    words.join(" ")
}

fn shortened(key: &str) -> String {
    [
        ("khoa hoc va cong nghe", "khcn"),
        ("chuyen doi so", "cds"),
        ("dich vu cong truc tuyen", "DVCTT"),
        ("thu tuc hanh chinh", "TTHC"),
        ("nong thon moi", "NTM"),
        ("hop tac xa", "htx"),
        ("co so du lieu", "CSDL"),
    ]
    .iter()
    .fold(key.to_owned(), |key, (long, short)| {
        key.replace(long, short)
    })
}
