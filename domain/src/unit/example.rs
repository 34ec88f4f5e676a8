//! Units for tests: a province, two districts until the reform, homonyms below them.

use jiff::civil::{Date, date};
use ulid::Ulid;

use super::{
    Dated, Unit, UnitKind, UnitName,
    succession::{Succession, SuccessionKind},
    tree::UnitTree,
};
use crate::{Bilingual, id::UnitId};

pub const REFORM: Date = date(2025, 7, 1);

pub const CITY: u128 = 1;
pub const ME_LINH_DISTRICT: u128 = 2;
pub const THUONG_TIN_DISTRICT: u128 = 3;
pub const TIEN_PHONG_ME_LINH: u128 = 4;
pub const TIEN_PHONG_THUONG_TIN: u128 = 5;
pub const TRANG_VIET: u128 = 6;
pub const ME_LINH: u128 = 7;
pub const YEN_LANG: u128 = 8;
pub const LIEN_MINH: u128 = 9;
pub const TIEN_THINH: u128 = 10;

pub fn id(number: u128) -> UnitId {
    UnitId::new(Ulid::from(number))
}

pub fn days<T>(value: T, from: Option<Date>, until: Option<Date>) -> Dated<T> {
    Dated { value, from, until }
}

pub fn unit(number: u128, slug: &str, kind: UnitKind, full: &str, short: &str) -> Unit {
    Unit {
        id: id(number),
        slug: slug.parse().unwrap(),
        kind,
        exists: days((), None, None),
        names: vec![days(
            UnitName {
                full: Bilingual::both(full),
                short: short.into(),
            },
            None,
            None,
        )],
        codes: Vec::new(),
        parents: Vec::new(),
        serves: None,
        note: None,
        source: None,
        facts: Vec::new(),
    }
}

/// Below a parent, until the reform or since it.
fn below(mut unit: Unit, parent: u128, is_former: bool, code: &str) -> Unit {
    let (from, until) = if is_former {
        (None, Some(REFORM))
    } else {
        (Some(REFORM), None)
    };
    unit.exists = days((), from, until);
    unit.parents = vec![days(id(parent), from, until)];
    if !code.is_empty() {
        unit.codes = vec![days(code.to_owned(), from, until)];
    }
    unit
}

pub fn edge(from: u128, to: u128, kind: SuccessionKind, on: Date) -> Succession {
    Succession {
        from: id(from),
        to: id(to),
        kind,
        on,
        source: None,
        document: None,
        note: None,
        unverified: false,
    }
}

pub fn tree() -> UnitTree {
    use UnitKind::{City, Commune, District};
    let mut tree = UnitTree::default();
    let district = |number, slug, name: &str| {
        let full = format!("Huyện {name}");
        below(unit(number, slug, District, &full, name), CITY, true, "")
    };
    let commune = |number, slug, name: &str, parent, is_former, code| {
        let full = format!("Xã {name}");
        below(
            unit(number, slug, Commune, &full, name),
            parent,
            is_former,
            code,
        )
    };
    tree.put(unit(CITY, "ha-noi", City, "Thành phố Hà Nội", "Hà Nội"));
    tree.put(district(ME_LINH_DISTRICT, "huyen-me-linh", "Mê Linh"));
    tree.put(district(
        THUONG_TIN_DISTRICT,
        "huyen-thuong-tin",
        "Thường Tín",
    ));
    for (number, slug, name, parent, is_former, code) in [
        (
            TIEN_PHONG_ME_LINH,
            "tien-phong-me-linh",
            "Tiền Phong",
            ME_LINH_DISTRICT,
            true,
            "",
        ),
        (
            TIEN_PHONG_THUONG_TIN,
            "tien-phong-thuong-tin",
            "Tiền Phong",
            THUONG_TIN_DISTRICT,
            true,
            "",
        ),
        (
            TRANG_VIET,
            "trang-viet",
            "Tráng Việt",
            ME_LINH_DISTRICT,
            true,
            "09022",
        ),
        (
            TIEN_THINH,
            "tien-thinh",
            "Tiến Thịnh",
            ME_LINH_DISTRICT,
            true,
            "",
        ),
        (ME_LINH, "xa-me-linh", "Mê Linh", CITY, false, "09022"),
        (YEN_LANG, "yen-lang", "Yên Lãng", CITY, false, "08980"),
        (LIEN_MINH, "lien-minh", "Liên Minh", CITY, false, "09787"),
    ] {
        tree.put(commune(number, slug, name, parent, is_former, code));
    }
    for edge in [
        edge(TRANG_VIET, ME_LINH, SuccessionKind::Whole, REFORM),
        edge(TIEN_THINH, YEN_LANG, SuccessionKind::PartPeople, REFORM),
        edge(TIEN_THINH, LIEN_MINH, SuccessionKind::Remainder, REFORM),
        edge(ME_LINH_DISTRICT, ME_LINH, SuccessionKind::Part, REFORM),
        edge(ME_LINH_DISTRICT, YEN_LANG, SuccessionKind::Part, REFORM),
    ] {
        tree.put_succession(edge);
    }
    tree
}
