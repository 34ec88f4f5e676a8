//! What the book of the tests holds: two programmes, and of everything that can be restricted
//! one that is.

use domain::{
    Bilingual, Date, Decimal,
    document::{Declared, Document, DocumentKind},
    id::{DocumentId, IndicatorId, ItemId, SourceId, TaskId},
    indicator::{Direction, Indicator, Promise},
    item::{Item, ItemKind},
    period::Period,
    source::{Ground, Source},
    target::{Bound, Target},
    task::{Clear, Deadline, DeadlineHour, Task, TaskState, clear::Clarity, course::Course},
};
use service::store::Record;
use ulid::Ulid;

use super::units::{HANOI, ME_LINH, successions, units};

pub const SOURCE: SourceId = SourceId::new(Ulid(10));

/// The usual six "rõ".
pub const PROGRAMME: DocumentId = DocumentId::new(Ulid(20));
/// An older one, with five of its own.
pub const OLD_PROGRAMME: DocumentId = DocumentId::new(Ulid(21));

/// Range 3–5.
pub const PRODUCTS: IndicatorId = IndicatorId::new(Ulid(30));
/// At least 90%.
pub const SERVICES: IndicatorId = IndicatorId::new(Ulid(31));
/// More, without a number.
pub const DIGITAL: IndicatorId = IndicatorId::new(Ulid(32));
/// Nothing was promised.
pub const MODELS: IndicatorId = IndicatorId::new(Ulid(33));
/// Restricted.
pub const SECRET_FIGURE: IndicatorId = IndicatorId::new(Ulid(34));
pub const OPEN_INDICATORS: [IndicatorId; 4] = [PRODUCTS, SERVICES, DIGITAL, MODELS];

pub const BREAKTHROUGH: ItemId = ItemId::new(Ulid(40));
/// Restricted.
pub const SECRET_ITEM: ItemId = ItemId::new(Ulid(41));

/// Assigned to Mê Linh.
pub const TRAINING: TaskId = TaskId::new(Ulid(50));
/// A draft that nobody leads yet.
pub const DRAFT: TaskId = TaskId::new(Ulid(51));
/// Not restricted itself, under an item that is.
pub const UNDER_SECRET: TaskId = TaskId::new(Ulid(52));
/// Restricted.
pub const SECRET_TASK: TaskId = TaskId::new(Ulid(53));

/// Every text of restricted content has this word in it, and nothing else has.
pub const SECRET_WORD: &str = "phòng thủ";

pub fn this_year() -> Period {
    Period::year(2026).unwrap()
}

pub fn ground(place: &str) -> Ground {
    Ground {
        source: None,
        place: place.try_into().unwrap(),
    }
}

/// Everything, each record after those it names.
pub fn content() -> Vec<Record> {
    let units = units().into_iter().map(Record::Unit);
    let successions = successions().map(Record::Succession);
    let source = Source {
        id: SOURCE,
        slug: "bao-cao-2023".parse().unwrap(),
        title: Bilingual::both("Báo cáo kết quả năm 2023"),
        publisher: "UBND huyện".into(),
        published: Some(Date::constant(2023, 12, 27)),
        time: None,
        url: None,
        note: None,
        keeper: None,
        facts: Vec::new(),
    };
    units
        .chain(successions)
        .chain([Record::Source(source)])
        .chain(programmes().map(Record::Document))
        .chain(indicators().map(Record::Indicator))
        .chain(items().map(Record::Item))
        .chain(tasks().map(Record::Task))
        .collect()
}

fn programmes() -> [Document; 2] {
    let programme = Document {
        id: PROGRAMME,
        slug: "chuong-trinh-05".parse().unwrap(),
        number: Some("05-CTr/HU".parse().unwrap()),
        kind: DocumentKind::Programme,
        title: Bilingual::new("Chuyển đổi số và khoa học công nghệ", "Digital change"),
        short: None,
        issuer: ME_LINH,
        date: Some(Date::constant(2025, 9, 15)),
        term: None,
        starts: Some(2025),
        ends: Some(2030),
        programme: true,
        implements: Vec::new(),
        declared: Declared {
            breakthroughs: Some(3),
            targets: Some(18),
            ..Declared::default()
        },
        clear: Clarity::SIX.to_vec(),
        ground: None,
        facts: Vec::new(),
    };
    let old = Document {
        id: OLD_PROGRAMME,
        slug: "chuong-trinh-07".parse().unwrap(),
        number: Some("07-CTr/TU".parse().unwrap()),
        title: Bilingual::both("Chương trình của Thành ủy"),
        issuer: HANOI,
        date: Some(Date::constant(2021, 3, 17)),
        declared: Declared::default(),
        clear: vec![
            Clarity::Person,
            Clarity::Work,
            Clarity::Responsibility,
            Clarity::Process,
            Clarity::Effect,
        ],
        ..programme.clone()
    };
    [programme, old]
}

pub fn indicator(id: IndicatorId, slug: &str, name: &str, target: Option<Target>) -> Indicator {
    Indicator {
        id,
        slug: slug.parse().unwrap(),
        programme: PROGRAMME,
        under: Some(BREAKTHROUGH),
        name: Bilingual::both(name),
        measure: Bilingual::both("sản phẩm"),
        direction: Direction::Up,
        excess_from: Bound::Upper,
        aggregation: None,
        promises: target
            .map(|target| Promise {
                unit: ME_LINH,
                period: this_year(),
                target,
                part_of: None,
                ground: ground("mục 2 phần II"),
            })
            .into_iter()
            .collect(),
        term_today: None,
        restricted: false,
        note: None,
        ground: ground("mục 2 phần II"),
        facts: Vec::new(),
    }
}

fn indicators() -> [Indicator; 5] {
    let range = Target::range(Decimal::from(3), Decimal::from(5)).unwrap();
    let more = Target::Direction {
        words: Bilingual::both("tăng dần hằng năm"),
    };
    [
        indicator(
            PRODUCTS,
            "san-pham-ocop",
            "Sản phẩm OCOP được công nhận",
            Some(range),
        ),
        indicator(
            SERVICES,
            "dich-vu-cong",
            "Tỷ lệ hồ sơ nộp trực tuyến",
            Some(Target::AtLeast(Decimal::from(90))),
        ),
        indicator(DIGITAL, "kinh-te-so", "Tỷ trọng kinh tế số", Some(more)),
        indicator(MODELS, "mo-hinh", "Mô hình được nhân rộng", None),
        Indicator {
            restricted: true,
            under: Some(SECRET_ITEM),
            ..indicator(
                SECRET_FIGURE,
                "chi-tieu-mat",
                "Số công trình phòng thủ",
                Some(Target::AtLeast(Decimal::from(2))),
            )
        },
    ]
}

pub fn item(id: ItemId, slug: &str, kind: ItemKind, name: &str) -> Item {
    Item {
        id,
        slug: slug.parse().unwrap(),
        kind,
        programme: PROGRAMME,
        under: None,
        name: Bilingual::both(name),
        detail: None,
        units: vec![ME_LINH],
        period: None,
        date: Some(Date::constant(2026, 3, 2)),
        stage: None,
        value: None,
        measure: None,
        answer_by: None,
        restricted: false,
        note: None,
        ground: ground("phần III"),
        facts: Vec::new(),
    }
}

fn items() -> [Item; 2] {
    [
        item(
            BREAKTHROUGH,
            "dot-pha-the-che",
            ItemKind::Breakthrough,
            "Đột phá về thể chế",
        ),
        Item {
            restricted: true,
            detail: Some(Bilingual::both("Chi tiết công trình phòng thủ")),
            ..item(
                SECRET_ITEM,
                "du-an-mat",
                ItemKind::Project,
                "Dự án phòng thủ khu vực",
            )
        },
    ]
}

pub fn task(id: TaskId, slug: &str, name: &str) -> Task {
    Task {
        id,
        slug: slug.parse().unwrap(),
        revision: 1,
        programme: PROGRAMME,
        under: None,
        name: Bilingual::both(name),
        lead: Some(ME_LINH),
        with: Vec::new(),
        clear: Clear {
            person: Some(Bilingual::both("Trưởng phòng Kinh tế")),
            product: Some(Bilingual::both("Kế hoạch tập huấn")),
            authority: Some(Bilingual::both("Chủ tịch UBND xã")),
            ..Clear::default()
        },
        deadline: Some(Deadline {
            day: Date::constant(2026, 12, 31),
            hour: DeadlineHour::OfficeClose,
        }),
        period: None,
        state: TaskState::Assigned,
        done_on: None,
        updates: Vec::new(),
        part: None,
        origin: None,
        course: Course::default(),
        restricted: false,
        note: None,
        ground: ground("phụ lục"),
        facts: Vec::new(),
    }
}

fn tasks() -> [Task; 4] {
    [
        task(
            TRAINING,
            "tap-huan",
            "Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng",
        ),
        Task {
            lead: None,
            clear: Clear::default(),
            deadline: None,
            state: TaskState::Draft,
            ..task(DRAFT, "tuyen-truyen", "Tuyên truyền chương trình")
        },
        Task {
            under: Some(SECRET_ITEM),
            ..task(UNDER_SECRET, "ra-soat-dat", "Rà soát quỹ đất")
        },
        Task {
            restricted: true,
            under: Some(SECRET_ITEM),
            clear: Clear {
                product: Some(Bilingual::both("Hồ sơ phòng thủ")),
                ..task(SECRET_TASK, "x", "x").clear
            },
            ..task(SECRET_TASK, "nhiem-vu-mat", "Khảo sát vị trí phòng thủ")
        },
    ]
}
