//! The things that are searched: units, documents, indicators, tasks and items with names of the kind
//! that programmes have.

use domain::{
    Bilingual, Date,
    document::{Declared, Document, DocumentKind},
    id::{DocumentId, IndicatorId, ItemId, Slug, TaskId, UnitId},
    indicator::{Direction, Indicator, Promise},
    item::{Item, ItemKind},
    period::Period,
    source::Ground,
    target::{Bound, Target},
    task::{Clear, Deadline, DeadlineHour, Task, TaskState, clear::Clarity, course::Course},
    unit::{Dated, Unit, UnitKind, UnitName},
};
use service::store::Record;
use ulid::Ulid;

const PROVINCES: usize = 34;
/// A third of them is there, the others are over.
pub const COMMUNES: usize = 9_966;
const DOCUMENTS: usize = 200;
const PROGRAMMES: usize = 20;
const INDICATORS: usize = 9_800;
pub const TASKS: usize = 60_000;
const ITEMS: usize = 20_000;
/// One in so many is not for everybody.
const RESTRICTED: usize = 97;

const FIRST: &[&str] = &[
    "An",
    "Bình",
    "Cẩm",
    "Châu",
    "Đại",
    "Đông",
    "Đức",
    "Gia",
    "Hải",
    "Hòa",
    "Hoàng",
    "Hồng",
    "Hương",
    "Hữu",
    "Khánh",
    "Kim",
    "Lạc",
    "Lam",
    "Liên",
    "Lộc",
    "Long",
    "Minh",
    "Mỹ",
    "Nam",
    "Nghĩa",
    "Ngọc",
    "Nguyên",
    "Nhân",
    "Ninh",
    "Phong",
    "Phú",
    "Phúc",
    "Phước",
    "Quang",
    "Quảng",
    "Quỳnh",
    "Sơn",
    "Tam",
    "Tân",
    "Tây",
    "Thạch",
    "Thái",
    "Thanh",
    "Thịnh",
    "Thuận",
    "Thủy",
    "Thượng",
    "Tiên",
    "Trung",
    "Trường",
    "Tứ",
    "Vân",
    "Văn",
    "Việt",
    "Vĩnh",
    "Vũ",
    "Xuân",
    "Yên",
];
const SECOND: &[&str] = &[
    "Ái", "An", "Bắc", "Cương", "Cường", "Dương", "Đà", "Đài", "Điền", "Đồng", "Giang", "Hà", "Hạ",
    "Hiệp", "Hiếu", "Hòa", "Hội", "Hưng", "Khê", "Kỳ", "Lãng", "Lâm", "Lập", "Linh", "Lĩnh", "Lợi",
    "Lương", "Mai", "Môn", "Nghiệp", "Nội", "Phong", "Phú", "Phương", "Quan", "Quý", "Sơn", "Tâm",
    "Tảo", "Thành", "Thắng", "Thiện", "Thọ", "Thổ", "Tiến", "Tín", "Toàn", "Trạch", "Trang", "Trì",
    "Viên", "Việt", "Vinh", "Xá", "Xuyên",
];
const VERBS: &[&str] = &[
    "Rà soát",
    "Xây dựng",
    "Ban hành",
    "Triển khai",
    "Nâng cấp",
    "Hoàn thành",
    "Tổ chức",
    "Tập huấn",
    "Số hóa",
    "Kiểm tra",
    "Đánh giá",
    "Công bố",
    "Hỗ trợ",
    "Phát triển",
    "Chuyển giao",
    "Nhân rộng",
    "Giải quyết",
    "Cải tạo",
    "Thí điểm",
    "Đề xuất",
    "Tổng kết",
    "Duy trì",
];
const MATTERS: &[&str] = &[
    "hồ sơ trực tuyến",
    "hạ tầng số",
    "tổ công nghệ số cộng đồng",
    "nhãn hiệu tập thể",
    "sản phẩm OCOP",
    "mô hình nông nghiệp hữu cơ",
    "chuỗi liên kết tiêu thụ nông sản",
    "cơ sở dữ liệu đất đai",
    "dịch vụ công trực tuyến",
    "cụm công nghiệp",
    "làng nghề truyền thống",
    "khu xử lý rác thải",
    "kênh mương nội đồng",
    "đường giao thông nông thôn",
    "nhà văn hóa thôn",
    "vùng trồng rau an toàn",
    "đề tài khoa học và công nghệ",
    "chuyển đổi số",
    "cải cách hành chính",
    "giải phóng mặt bằng",
    "nông thôn mới nâng cao",
    "trường chuẩn quốc gia",
    "hợp tác xã kiểu mới",
    "doanh nghiệp khoa học",
    "hệ thống camera an ninh",
    "nước sạch tập trung",
    "chợ đầu mối",
    "du lịch cộng đồng",
    "định danh điện tử",
    "đào tạo nghề cho lao động",
    "quy hoạch chi tiết",
    "môi trường nông thôn",
    "thủ tục hành chính",
    "kinh tế tuần hoàn",
    "phòng khám đa khoa",
];
const MEASURES: &[&str] = &["sản phẩm", "%", "hộ", "ha", "mô hình", "hồ sơ", "tỷ đồng"];

/// A number that looks like nobody's: the finaliser of a common hash.
pub fn mixed(number: usize, salt: u64) -> usize {
    let mut mixed = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ salt;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap_or_default()
}

fn one_of<'a>(of: &[&'a str], number: usize, salt: u64) -> &'a str {
    of[mixed(number, salt) % of.len()]
}

pub fn place(number: usize) -> String {
    format!("{} {}", one_of(FIRST, number, 1), one_of(SECOND, number, 2))
}

pub fn work(number: usize) -> String {
    format!(
        "{} {} tại {} năm {}",
        one_of(VERBS, number, 3),
        one_of(MATTERS, number, 4),
        place(mixed(number, 5) % COMMUNES),
        2_021 + mixed(number, 6) % 10
    )
}

fn matter(number: usize) -> String {
    format!(
        "{} {} {}",
        one_of(MATTERS, number, 7),
        place(mixed(number, 8) % COMMUNES),
        number % 500
    )
}

pub fn number(document: usize) -> String {
    match document % 3 {
        0 => format!("{:02}-CTr/TU", document % 90 + 1),
        1 => format!("{}/KH-UBND", document + 100),
        _ => format!("{}/2026/NQ-HĐND", document + 1),
    }
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

fn slug(text: &str) -> Result<Slug, String> {
    text.parse().map_err(|problem| format!("{text}: {problem}"))
}

fn ground() -> Result<Ground, String> {
    Ok(Ground {
        source: None,
        place: "biểu 1".try_into().map_err(|_| "no ground")?,
    })
}

pub fn records() -> Result<Vec<Record>, String> {
    let mut records = Vec::with_capacity(100_000);
    for number in 0..PROVINCES {
        let name = format!("Tỉnh Mẫu {}", place(number * 7));
        records.push(unit(province(number), &name, UnitKind::Province, number)?);
    }
    for number in 0..COMMUNES {
        let name = place(number);
        records.push(unit(commune(number), &name, UnitKind::Commune, number)?);
    }
    for number in 0..DOCUMENTS {
        records.push(Record::Document(document(number)?));
    }
    for number in 0..INDICATORS {
        records.push(Record::Indicator(indicator(number)?));
    }
    for number in 0..TASKS {
        records.push(Record::Task(task(number)?));
    }
    for number in 0..ITEMS {
        records.push(Record::Item(item(number)?));
    }
    Ok(records)
}

fn unit(id: UnitId, name: &str, kind: UnitKind, number: usize) -> Result<Record, String> {
    let always = |value| Dated {
        value,
        from: None,
        until: None,
    };
    let is_commune = kind == UnitKind::Commune;
    let until = (is_commune && !number.is_multiple_of(3)).then_some(Date::constant(2025, 7, 1));
    let full = if is_commune {
        format!("Xã {name}")
    } else {
        name.to_owned()
    };
    Ok(Record::Unit(Unit {
        id,
        slug: slug(&format!("don-vi-{}-{number}", kind as u8))?,
        kind,
        exists: Dated {
            value: (),
            from: None,
            until,
        },
        names: vec![Dated {
            value: UnitName {
                full: Bilingual::both(&full),
                short: name.to_owned(),
            },
            from: None,
            until: None,
        }],
        codes: vec![Dated {
            value: format!("{:05}", number * 3 + 1),
            from: None,
            until: None,
        }],
        parents: is_commune
            .then(|| always(province(number % PROVINCES)))
            .into_iter()
            .collect(),
        serves: None,
        note: None,
        source: None,
        facts: Vec::new(),
    }))
}

fn document(at: usize) -> Result<Document, String> {
    Ok(Document {
        id: document_id(at),
        slug: slug(&format!("van-ban-{at}"))?,
        number: Some(number(at).parse().map_err(|problem| format!("{problem}"))?),
        kind: DocumentKind::Programme,
        title: Bilingual::new(
            format!("Chương trình về {}", matter(at)),
            format!("Programme {at}"),
        ),
        short: None,
        issuer: province(at % PROVINCES),
        date: Some(Date::constant(2026, 1, 5)),
        term: None,
        starts: Some(2_026),
        ends: Some(2_030),
        programme: at < PROGRAMMES,
        implements: Vec::new(),
        declared: Declared::default(),
        clear: Clarity::SIX.to_vec(),
        ground: None,
        facts: Vec::new(),
    })
}

fn indicator(number: usize) -> Result<Indicator, String> {
    let year = Period::year(2_026).map_err(|problem| problem.to_string())?;
    Ok(Indicator {
        id: IndicatorId::new(id(4, number)),
        slug: slug(&format!("chi-tieu-{number}"))?,
        programme: document_id(number % PROGRAMMES),
        under: None,
        name: Bilingual::new(
            format!("Tỷ lệ {}", matter(number)),
            format!("Share number {number}"),
        ),
        measure: Bilingual::both(one_of(MEASURES, number, 9)),
        direction: Direction::Up,
        excess_from: Bound::Upper,
        aggregation: None,
        promises: vec![Promise {
            unit: commune(mixed(number, 10) % COMMUNES),
            period: year,
            target: Target::AtLeast(40.into()),
            part_of: None,
            ground: ground()?,
        }],
        term_today: None,
        restricted: number.is_multiple_of(RESTRICTED),
        note: None,
        ground: ground()?,
        facts: Vec::new(),
    })
}

fn task(number: usize) -> Result<Task, String> {
    let month = i8::try_from(mixed(number, 11) % 12 + 1).unwrap_or(1);
    let year = i16::try_from(2_024 + mixed(number, 12) % 4).unwrap_or(2_026);
    Ok(Task {
        id: TaskId::new(id(5, number)),
        slug: slug(&format!("nhiem-vu-{number}"))?,
        revision: 1,
        programme: document_id(number % PROGRAMMES),
        under: None,
        name: Bilingual::new(work(number), format!("Task number {number}")),
        lead: Some(commune(mixed(number, 13) % COMMUNES)),
        with: Vec::new(),
        clear: Clear {
            product: Some(Bilingual::both(format!(
                "Báo cáo kết quả {}",
                one_of(MATTERS, number, 14)
            ))),
            ..Clear::default()
        },
        deadline: Some(Deadline {
            day: Date::constant(year, month, 15),
            hour: DeadlineHour::Midnight,
        }),
        period: None,
        state: TaskState::ALL[mixed(number, 15) % TaskState::ALL.len()],
        done_on: None,
        updates: Vec::new(),
        part: None,
        origin: None,
        course: Course::default(),
        restricted: number.is_multiple_of(RESTRICTED),
        note: None,
        ground: ground()?,
        facts: Vec::new(),
    })
}

fn item(number: usize) -> Result<Item, String> {
    Ok(Item {
        id: ItemId::new(id(6, number)),
        slug: slug(&format!("muc-{number}"))?,
        kind: ItemKind::ALL[mixed(number, 16) % ItemKind::ALL.len()],
        programme: document_id(number % PROGRAMMES),
        under: None,
        name: Bilingual::both(matter(number + INDICATORS)),
        detail: Some(Bilingual::both(format!(
            "{}. {}.",
            work(number + TASKS),
            matter(number)
        ))),
        units: vec![commune(mixed(number, 17) % COMMUNES)],
        period: None,
        date: None,
        stage: None,
        value: None,
        measure: None,
        answer_by: None,
        restricted: number.is_multiple_of(RESTRICTED),
        note: None,
        ground: ground()?,
        facts: Vec::new(),
    })
}
