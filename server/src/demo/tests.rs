use std::collections::BTreeSet;

use domain::{
    Language, document::Document, indicator::Indicator, item::Item, target::Target, task::Task,
    unit::Unit,
};

use super::*;

fn demo() -> Vec<Record> {
    read(jiff::Timestamp::UNIX_EPOCH).unwrap().records
}

macro_rules! all {
    ($name:ident, $kind:ident) => {
        fn $name(records: &[Record]) -> Vec<&$kind> {
            records
                .iter()
                .filter_map(|record| match record {
                    Record::$kind(one) => Some(one),
                    _ => None,
                })
                .collect()
        }
    };
}

all!(units, Unit);
all!(documents, Document);
all!(indicators, Indicator);
all!(items, Item);
all!(tasks, Task);

fn facts(record: &Record) -> &[String] {
    match record {
        Record::Unit(one) => &one.facts,
        Record::Document(one) => &one.facts,
        Record::Source(one) => &one.facts,
        Record::Indicator(one) => &one.facts,
        Record::Item(one) => &one.facts,
        Record::Task(one) => &one.facts,
        Record::Succession(_)
        | Record::Sheet(_)
        | Record::Programme(_)
        | Record::Holiday(_)
        | Record::Extension(_)
        | Record::Explanation(_)
        | Record::Obstacle(_)
        | Record::Evidence(_)
        | Record::Meeting(_)
        | Record::Feedback(_)
        | Record::Handover(_)
        | Record::Report(_)
        | Record::Officer(_)
        | Record::Notice(_)
        | Record::Letter(_)
        | Record::Preferences(_)
        | Record::Owner(_) => &[],
    }
}

/// The facts found in the articles; 67 and 68 of the third are no facts.
fn expected() -> BTreeSet<String> {
    [("TT", 35), ("ML", 40), ("HT", 72), ("TH", 34), ("TK", 40)]
        .into_iter()
        .flat_map(|(article, count)| {
            (1..=count).map(move |number| format!("{article}-{number:02}"))
        })
        .filter(|fact| fact != "HT-67" && fact != "HT-68")
        .collect()
}

#[test]
fn every_fact_of_the_articles_has_its_record() {
    let records = demo();
    let told: BTreeSet<String> = records.iter().flat_map(facts).cloned().collect();
    assert_eq!(expected().len(), 219);
    assert_eq!(
        expected().difference(&told).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    assert_eq!(
        told.difference(&expected()).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}

#[test]
fn an_address_leads_to_one_record_of_its_kind() {
    let records = demo();
    let mut addresses = BTreeSet::new();
    for record in &records {
        let address = match record {
            Record::Unit(one) => ("unit", &one.slug),
            Record::Document(one) => ("document", &one.slug),
            Record::Source(one) => ("source", &one.slug),
            Record::Indicator(one) => ("indicator", &one.slug),
            Record::Item(one) => ("item", &one.slug),
            Record::Task(one) => ("task", &one.slug),
            Record::Meeting(one) => ("meeting", &one.slug),
            Record::Succession(_)
            | Record::Sheet(_)
            | Record::Programme(_)
            | Record::Holiday(_)
            | Record::Extension(_)
            | Record::Report(_)
            | Record::Explanation(_)
            | Record::Obstacle(_)
            | Record::Feedback(_)
            | Record::Handover(_)
            | Record::Evidence(_)
            | Record::Officer(_)
            | Record::Notice(_)
            | Record::Letter(_)
            | Record::Preferences(_)
            | Record::Owner(_) => continue,
        };
        assert!(addresses.insert(address), "{address:?} twice");
    }
}

#[test]
fn ids_and_records_are_the_same_each_time() {
    assert_eq!(demo(), demo());
    let mut keys = BTreeSet::new();
    for record in demo() {
        assert!(keys.insert(record.key()), "{:?} twice", record.key());
    }
}

#[test]
fn the_five_programmes_are_followed() {
    let records = demo();
    let programmes: BTreeSet<_> = documents(&records)
        .into_iter()
        .filter(|document| document.programme)
        .map(|document| document.slug.as_str())
        .collect();
    assert_eq!(
        programmes,
        BTreeSet::from([
            "05-ctr-hu",
            "05-cthd-tu",
            "07-ctr-tu",
            "nq-dai-hoi-xxiv-thach-that",
            "viec-dot-pha-2023-tu-ky",
        ])
    );
    for document in documents(&records) {
        let declared: Vec<_> = document
            .declared
            .lines()
            .map(|line| line.declared)
            .collect();
        match document.slug.as_str() {
            "nq-dai-hoi-xxiv-thach-that" => assert_eq!(declared, [5, 3, 18, 10]),
            "05-ctr-hu" => assert_eq!(document.clear.len(), 5),
            _ => assert_eq!(document.clear.len(), 6, "{}", document.slug),
        }
    }
}

#[test]
fn four_promises_can_be_compared_with_what_came_of_them() {
    let records = demo();
    let reported: BTreeSet<_> = records
        .iter()
        .filter_map(|record| match record {
            Record::Sheet(sheet) => Some(
                sheet
                    .cells()
                    .iter()
                    .map(|cell| (cell.indicator, sheet.key.unit, sheet.key.period)),
            ),
            _ => None,
        })
        .flatten()
        .collect();
    let both: Vec<_> = indicators(&records)
        .into_iter()
        .filter(|one| {
            one.promises
                .iter()
                .any(|promise| reported.contains(&(one.id, promise.unit, promise.period)))
        })
        .map(|one| one.facts.join("+"))
        .collect();
    assert_eq!(both.len(), 4, "{both:?}");
    for fact in ["ML-16", "TK-02", "TK-03", "TK-28"] {
        assert!(
            both.iter().any(|facts| facts.contains(fact)),
            "{fact} is not in {both:?}"
        );
    }
}

#[test]
fn twenty_three_products_stand_against_three_to_five() {
    let records = demo();
    let products = indicators(&records)
        .into_iter()
        .find(|one| one.facts.contains(&"TK-02".to_owned()))
        .unwrap();
    let promise = products.promises.first().unwrap();
    assert!(matches!(promise.target, Target::Range(_)));
    assert_eq!(promise.target.text(Language::Vi), "3–5");
    let figure = records
        .iter()
        .find_map(|record| match record {
            Record::Sheet(sheet) => sheet.cell(products.id),
            _ => None,
        })
        .unwrap();
    let published = figure.published.as_ref().unwrap();
    assert_eq!(published.value.quantity.format(Language::Vi), "23");
    assert_eq!(published.since.to_string(), "2023-12-27");
}

#[test]
fn what_is_restricted_is_marked_and_drafts_say_what_they_lack() {
    let records = demo();
    let restricted: Vec<_> = tasks(&records)
        .into_iter()
        .filter(|task| task.restricted)
        .collect();
    assert_eq!(restricted.len(), 1);
    assert!(restricted[0].facts.contains(&"TH-30".to_owned()));
    for task in tasks(&records) {
        let programme = documents(&records)
            .into_iter()
            .find(|one| one.id == task.programme)
            .unwrap();
        assert!(
            !task.missing(&programme.clear).is_empty(),
            "{} was clear to nobody",
            task.slug
        );
    }
}

#[test]
fn todays_commune_has_the_code_of_one_that_is_gone() {
    let records = demo();
    let coded = |day: &str| {
        let day = day.parse().unwrap();
        units(&records)
            .into_iter()
            .filter(|unit| unit.code_on(day) == Some("09022"))
            .map(|unit| unit.slug.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(coded("2025-06-30"), ["xa-trang-viet"]);
    assert_eq!(coded("2025-07-01"), ["xa-me-linh"]);
}

#[test]
fn everything_people_read_is_there_in_both_languages() {
    let records = demo();
    for item in items(&records) {
        assert!(
            !item.name.vi.is_empty() && !item.name.en.is_empty(),
            "{}",
            item.slug
        );
    }
    for unit in units(&records) {
        let today = "2026-11-22".parse().unwrap();
        assert!(
            !unit.full_name(today, Language::En).is_empty(),
            "{}",
            unit.slug
        );
    }
}

#[test]
fn a_mistake_in_a_file_is_named_with_its_place() {
    let problem = |file: &'static str, text: &'static str| {
        parse::<Programme>((file, text)).err().unwrap().to_string()
    };
    let unknown = problem("x.toml", "[[task]]\nkey = \"a\"\nnmae = 1");
    assert!(
        unknown.starts_with("server/demo/x.toml: ") && unknown.contains("nmae"),
        "{unknown}"
    );

    let text = "[[indicator]]\nkey = \"a\"\nprogramme = \"none\"\nname = { vi = \"a\", en = \"a\" }\n\
                measure = { vi = \"a\", en = \"a\" }\ndirection = \"up\"\nfacts = []\nsource = \"s\"\nplace = \"p\"";
    let programme: Programme = parse(("x.toml", text)).unwrap();
    let keys = Keys::of(jiff::Timestamp::UNIX_EPOCH, &[], &[], &[], &[]).unwrap();
    let entry = entries("x.toml", programme.indicator).remove(0);
    let wrong = entry.make(|raw| indicator::record(raw, &keys)).unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "server/demo/x.toml: a: there is no document none"
    );
}

#[test]
fn a_number_is_one_that_its_issuer_gives_out() {
    let text = |issuer: &str| {
        format!(
            "[[document]]\nkey = \"a\"\nnumber = \"07-CTr/TU\"\nkind = \"programme\"\n\
             title = {{ vi = \"a\", en = \"a\" }}\nissuer = \"{issuer}\"\nfacts = []\n\
             source = \"dan-viet-2024-01-05\"\nplace = \"p\""
        )
    };
    let sources: schema::Sources = parse(SOURCES).unwrap();
    let units: schema::Units = parse(UNITS).unwrap();
    let (sources, units) = (
        entries("s.toml", sources.source),
        entries("u.toml", units.unit),
    );
    let read = |issuer: &str| {
        let documents: schema::Documents = toml::from_str(&text(issuer)).unwrap();
        let documents = entries("x.toml", documents.document);
        let keys = Keys::of(
            jiff::Timestamp::UNIX_EPOCH,
            &sources,
            &units,
            &documents,
            &[],
        )
        .unwrap();
        let mut tree = UnitTree::default();
        for entry in &units {
            tree.put(entry.make(|raw| unit::record(raw, &keys)).unwrap());
        }
        let made = documents[0].make(|raw| document::record(raw, &keys, &tree));
        made.map(drop).map_err(|problem| problem.to_string())
    };
    for issuer in ["thanh-uy-ha-noi", "thi-uy-huong-tra"] {
        assert_eq!(read(issuer), Ok(()), "{issuer}");
    }
    for issuer in ["xa-me-linh", "huyen-uy-tu-ky", "ubnd-thanh-pho-ha-noi"] {
        assert_eq!(
            read(issuer),
            Err("server/demo/x.toml: a: number: TU is the code of another kind of body".into()),
            "{issuer}"
        );
    }
}

#[test]
fn english_is_not_optional() {
    let text = "[[source]]\nkey = \"a\"\npublisher = \"b\"\ntitle = { vi = \"c\", en = \"\" }";
    assert!(parse::<schema::Sources>(("x.toml", text)).is_err());
}
