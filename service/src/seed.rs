//! A made-up book of any size, for measuring: six programmes with 400 indicators and 2,000 tasks, the
//! 3,321 communes in 34 provinces, and as many figures as asked for. The same number makes the same
//! book, byte for byte. Nothing in it is about a real place.

use domain::{
    Bilingual, Date, Decimal, Language, Timestamp,
    calendar::Hour,
    document::{Declared, Document, DocumentKind},
    figure::{
        Cell, Value,
        sheet::{Sheet, SheetKey},
    },
    id::{DocumentId, IndicatorId, OfficerId, Slug, TaskId, UnitId},
    indicator::{Direction, Indicator, Promise},
    officer::{Author, Officer, Signature},
    period::Period,
    policy::{Grant, Role},
    programme::Programme,
    quantity::Quantity,
    round::{Cadence, DueRule, Schedule, Schedules, Window},
    source::Ground,
    target::{Bound, Target},
    task::{Clear, Task, TaskState, clear::Clarity, course::Course},
    unit::{Dated, Unit, UnitKind, UnitName},
};
use ulid::Ulid;

use crate::store::Record;

const PROGRAMMES: usize = 6;
const INDICATORS: usize = 400;
const TASKS: usize = 2_000;
const PROVINCES: usize = 34;
const COMMUNES: usize = 3_321;
const MONTHS: i8 = 12;
const YEAR: i16 = 2026;

/// The largest number of figures that fits: every commune, every indicator, every month.
pub const MOST_FIGURES: usize = COMMUNES * INDICATORS * MONTHS as usize;

/// Whose journal takes the records that belong to no unit.
#[must_use]
pub const fn home() -> UnitId {
    province(0)
}

/// What figures are told about: everything but the figures.
///
/// # Errors
/// Never, unless one of the made-up texts breaks a rule of the domain.
pub fn frame() -> Result<Vec<Record>, String> {
    let mut records = Vec::new();
    for number in 0..PROVINCES {
        let name = format!("Tỉnh Mẫu {:02}", number + 1);
        records.push(unit(province(number), UnitKind::Province, &name, None)?);
    }
    for number in 0..COMMUNES {
        let name = format!("Xã Mẫu {:04}", number + 1);
        let parent = province(number % PROVINCES);
        records.push(unit(
            commune(number),
            UnitKind::Commune,
            &name,
            Some(parent),
        )?);
    }
    for number in 0..PROGRAMMES {
        records.push(Record::Document(document(number)?));
    }
    for number in 0..INDICATORS {
        let provinces = (0..PROVINCES).map(province);
        records.push(Record::Indicator(indicator(number, provinces)?));
    }
    for number in 0..TASKS {
        records.push(Record::Task(task(number)?));
    }
    Ok(records)
}

/// What makes so many communes report every month, over what [`frame`] says: each promises something of every
/// indicator, has until the fifth of the next month, and has one officer to do it, who cannot sign in.
///
/// # Errors
/// Never, unless one of the made-up texts breaks a rule of the domain.
pub fn reporting(communes: usize) -> Result<Vec<Record>, String> {
    let mut records = Vec::new();
    for number in 0..INDICATORS {
        let communes = (0..communes.min(COMMUNES)).map(commune);
        records.push(Record::Indicator(indicator(number, communes)?));
    }
    for number in 0..communes.min(COMMUNES) {
        let account = format!("bao-cao.mau-{number}");
        records.push(Record::Officer(Officer {
            id: OfficerId::new(id(6, number)),
            account: account.clone().try_into().map_err(|_| account)?,
            post: "Công chức mẫu".into(),
            grants: vec![Grant {
                role: Role::Reporter,
                scope: commune(number),
            }],
            password: String::new(),
            disabled: false,
        }));
    }
    for number in 0..PROGRAMMES {
        let monthly = Schedule {
            cadence: Cadence::Month,
            window: Window::Calendar,
            due: DueRule::CalendarDay {
                nth: 5,
                next_working: true,
            },
            hour: Hour::OFFICE_CLOSE,
            lock: None,
            units: Vec::new(),
            since: None,
            until: None,
        };
        let reporting = Schedules::default()
            .keeping("", Some(monthly))
            .map_err(|problem| format!("{problem:?}"))?;
        records.push(Record::Programme(Programme {
            reporting,
            ..Programme::new(document_id(number))
        }));
    }
    Ok(records)
}

/// At least as many figures as asked for, up to the end of the last sheet; a month of a commune at a
/// time, for each programme.
///
/// # Errors
/// Never, unless one of the made-up texts breaks a rule of the domain.
pub fn figures(wanted: usize, at: Timestamp) -> impl Iterator<Item = Result<Sheet, String>> {
    let months = (1..=MONTHS).map(move |month| Period::month(YEAR, month));
    let sheets = (0..COMMUNES).flat_map(move |commune| {
        months.clone().flat_map(move |month| {
            (0..PROGRAMMES).map(move |programme| (commune, month, programme))
        })
    });
    let mut made = 0;
    sheets
        .take_while(move |(_, _, programme)| {
            let go_on = made < wanted;
            made += indicators_of(*programme).count();
            go_on
        })
        .map(move |(commune, month, programme)| {
            let month = month.map_err(|problem| problem.to_string())?;
            sheet(commune, month, programme, at)
        })
}

fn indicators_of(programme: usize) -> impl Iterator<Item = usize> {
    (programme..INDICATORS).step_by(PROGRAMMES)
}

fn sheet(unit: usize, month: Period, programme: usize, at: Timestamp) -> Result<Sheet, String> {
    let signature = Signature {
        by: Author::Operator,
        at,
    };
    let known = month.last_day().unwrap_or(Date::constant(YEAR, 12, 31));
    let cells = indicators_of(programme)
        .map(|number| {
            let amount = spread(number, unit, known.month().unsigned_abs().into());
            let quantity = Quantity::parse(
                &format!("{},{:02}", amount / 100, amount % 100),
                Language::Vi,
            )
            .map_err(|problem| problem.message(Language::En))?;
            let value = Value {
                quantity,
                claim: None,
                ground: ground(&format!("Báo cáo {month}, biểu {}", programme + 1))?,
                note: None,
                recorded: signature,
            };
            Ok(Cell::taken_over(
                indicator_id(number),
                value,
                signature,
                known,
            ))
        })
        .collect::<Result<_, String>>()?;
    let key = SheetKey {
        programme: document_id(programme),
        unit: commune(unit),
        period: month,
    };
    Ok(Sheet::of(key, cells))
}

/// A number between 0.00 and 99.99 that grows with the month and looks like nobody's: the finaliser
/// of a common hash.
fn spread(indicator: usize, unit: usize, month: u64) -> u64 {
    let mut mixed = (indicator as u64) << 32 | unit as u64;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) % 10_000 * month / 12
}

/// Ids of a kind follow each other.
const fn id(kind: u64, number: usize) -> Ulid {
    Ulid::from_parts(kind, number as u128)
}

const fn province(number: usize) -> UnitId {
    UnitId::new(id(1, number))
}

const fn commune(number: usize) -> UnitId {
    UnitId::new(id(2, number))
}

const fn document_id(number: usize) -> DocumentId {
    DocumentId::new(id(3, number))
}

const fn indicator_id(number: usize) -> IndicatorId {
    IndicatorId::new(id(4, number))
}

const fn task_id(number: usize) -> TaskId {
    TaskId::new(id(5, number))
}

fn slug(text: &str) -> Result<Slug, String> {
    text.parse().map_err(|problem| format!("{text}: {problem}"))
}

fn ground(place: &str) -> Result<Ground, String> {
    Ok(Ground {
        source: None,
        place: place
            .try_into()
            .map_err(|_| format!("no ground: {place}"))?,
    })
}

fn unit(id: UnitId, kind: UnitKind, name: &str, parent: Option<UnitId>) -> Result<Record, String> {
    let always = |value| Dated {
        value,
        from: None,
        until: None,
    };
    Ok(Record::Unit(Unit {
        id,
        slug: slug(&domain::text::fold::slug(name))?,
        kind,
        exists: Dated {
            value: (),
            from: None,
            until: None,
        },
        names: vec![Dated {
            value: UnitName {
                full: Bilingual::both(name),
                short: name.to_owned(),
            },
            from: None,
            until: None,
        }],
        codes: Vec::new(),
        parents: parent.map(always).into_iter().collect(),
        serves: None,
        note: None,
        source: None,
        facts: Vec::new(),
    }))
}

fn document(number: usize) -> Result<Document, String> {
    let shown = number + 1;
    Ok(Document {
        id: document_id(number),
        slug: slug(&format!("chuong-trinh-mau-{shown}"))?,
        number: None,
        kind: DocumentKind::Programme,
        title: Bilingual::new(
            format!("Chương trình mẫu số {shown}"),
            format!("Made-up programme {shown}"),
        ),
        short: None,
        issuer: province(number),
        date: Some(Date::constant(YEAR, 1, 5)),
        term: None,
        starts: Some(YEAR),
        ends: Some(YEAR + 4),
        programme: true,
        implements: Vec::new(),
        declared: Declared::default(),
        clear: Clarity::SIX.to_vec(),
        ground: None,
        facts: Vec::new(),
    })
}

fn indicator(number: usize, units: impl Iterator<Item = UnitId>) -> Result<Indicator, String> {
    let shown = number + 1;
    let year = Period::year(YEAR).map_err(|problem| problem.to_string())?;
    let place = ground("biểu 1")?;
    let promises = units
        .map(|unit| Promise {
            unit,
            period: year,
            target: Target::AtLeast(Decimal::from(40 + number % 50)),
            part_of: None,
            ground: place.clone(),
        })
        .collect();
    Ok(Indicator {
        id: indicator_id(number),
        slug: slug(&format!("chi-tieu-mau-{shown}"))?,
        programme: document_id(number % PROGRAMMES),
        under: None,
        name: Bilingual::new(
            format!("Chỉ tiêu mẫu số {shown}"),
            format!("Made-up indicator {shown}"),
        ),
        measure: Bilingual::new("sản phẩm", "products"),
        direction: Direction::Up,
        excess_from: Bound::Upper,
        aggregation: None,
        promises,
        term_today: None,
        restricted: false,
        note: None,
        ground: place,
        facts: Vec::new(),
    })
}

fn task(number: usize) -> Result<Task, String> {
    let shown = number + 1;
    Ok(Task {
        id: task_id(number),
        slug: slug(&format!("nhiem-vu-mau-{shown}"))?,
        revision: 1,
        programme: document_id(number % PROGRAMMES),
        under: None,
        name: Bilingual::new(
            format!("Nhiệm vụ mẫu số {shown}"),
            format!("Made-up task {shown}"),
        ),
        lead: Some(commune(number % COMMUNES)),
        with: Vec::new(),
        clear: Clear::default(),
        deadline: None,
        period: None,
        state: TaskState::Draft,
        done_on: None,
        updates: Vec::new(),
        part: None,
        origin: None,
        course: Course::default(),
        restricted: false,
        note: None,
        ground: ground("biểu 2")?,
        facts: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Timestamp {
        Timestamp::constant(1_790_000_000, 0)
    }

    #[test]
    fn the_frame_has_what_it_says() {
        let frame = frame().unwrap();
        let count = |wanted: fn(&Record) -> bool| frame.iter().filter(|it| wanted(it)).count();
        assert_eq!(count(|it| matches!(it, Record::Unit(_))), 3_355);
        assert_eq!(count(|it| matches!(it, Record::Document(_))), 6);
        assert_eq!(count(|it| matches!(it, Record::Indicator(_))), 400);
        assert_eq!(count(|it| matches!(it, Record::Task(_))), 2_000);
    }

    #[test]
    fn as_many_communes_report_as_asked_for() {
        let reporting = reporting(7).unwrap();
        assert_eq!(reporting.len(), 413);
        for record in &reporting {
            match record {
                Record::Indicator(one) => assert_eq!(one.promises.len(), 7),
                Record::Programme(one) => assert_eq!(one.reporting.as_slice().len(), 1),
                Record::Officer(one) => assert_eq!(one.grants.len(), 1),
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn as_many_figures_as_asked_for_the_same_each_time() {
        let sheets: Vec<_> = figures(1_000, noon()).collect::<Result<_, _>>().unwrap();
        let cells: usize = sheets.iter().map(|sheet| sheet.cells().len()).sum();
        assert!((1_000..1_100).contains(&cells), "{cells}");
        let again: Vec<_> = figures(1_000, noon()).collect::<Result<_, _>>().unwrap();
        assert_eq!(sheets, again);
    }

    #[test]
    fn a_year_of_a_commune_has_every_indicator_in_every_month() {
        let year: usize = figures(4_800, noon())
            .map(|sheet| sheet.unwrap().cells().len())
            .sum();
        assert_eq!(year, 4_800);
    }
}
