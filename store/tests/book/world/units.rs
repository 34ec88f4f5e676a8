//! The units of the tests, with the reform of 1 July 2025 between them.

use domain::{
    Bilingual, Date,
    id::UnitId,
    unit::{
        Dated, Unit, UnitKind, UnitName,
        succession::{Succession, SuccessionKind},
    },
};
use ulid::Ulid;

pub const HANOI: UnitId = UnitId::new(Ulid(1));
/// Huyện Mê Linh, until the reform.
pub const DISTRICT: UnitId = UnitId::new(Ulid(2));
/// Xã Tráng Việt, below the district until the reform.
pub const TRANG_VIET: UnitId = UnitId::new(Ulid(3));
/// Xã Mê Linh, since the reform.
pub const ME_LINH: UnitId = UnitId::new(Ulid(4));
pub const THUONG_TIN: UnitId = UnitId::new(Ulid(5));
pub const HOA_LAC: UnitId = UnitId::new(Ulid(6));
pub const AGENCY: UnitId = UnitId::new(Ulid(7));

pub fn reform() -> Date {
    Date::constant(2025, 7, 1)
}

pub fn unit(id: UnitId, slug: &str, kind: UnitKind, full: &str, short: &str) -> Unit {
    Unit {
        id,
        slug: slug.parse().unwrap(),
        kind,
        exists: Dated {
            value: (),
            from: None,
            until: None,
        },
        names: vec![Dated {
            value: UnitName {
                full: Bilingual::both(full),
                short: short.into(),
            },
            from: None,
            until: None,
        }],
        codes: Vec::new(),
        parents: Vec::new(),
        serves: None,
        note: None,
        source: None,
        facts: Vec::new(),
    }
}

fn below(mut unit: Unit, parent: UnitId, from: Option<Date>, until: Option<Date>) -> Unit {
    unit.exists = Dated {
        value: (),
        from,
        until,
    };
    unit.parents = vec![Dated {
        value: parent,
        from,
        until,
    }];
    unit
}

pub fn units() -> Vec<Unit> {
    let commune = |id, slug: &str, short: &str| {
        unit(id, slug, UnitKind::Commune, &format!("Xã {short}"), short)
    };
    let district = unit(
        DISTRICT,
        "huyen-me-linh",
        UnitKind::District,
        "Huyện Mê Linh",
        "Mê Linh",
    );
    let mut agency = unit(
        AGENCY,
        "phong-kinh-te",
        UnitKind::Agency,
        "Phòng Khoa học và Công nghệ",
        "Phòng KH&CN",
    );
    agency.serves = Some(ME_LINH);
    vec![
        unit(
            HANOI,
            "ha-noi",
            UnitKind::City,
            "Thành phố Hà Nội",
            "Hà Nội",
        ),
        below(district, HANOI, None, Some(reform())),
        below(
            commune(TRANG_VIET, "trang-viet", "Tráng Việt"),
            DISTRICT,
            None,
            Some(reform()),
        ),
        below(
            commune(ME_LINH, "me-linh", "Mê Linh"),
            HANOI,
            Some(reform()),
            None,
        ),
        below(
            commune(THUONG_TIN, "thuong-tin", "Thường Tín"),
            HANOI,
            Some(reform()),
            None,
        ),
        below(
            commune(HOA_LAC, "hoa-lac", "Hoà Lạc"),
            HANOI,
            Some(reform()),
            None,
        ),
        agency,
    ]
}

/// What became of Mê Linh's old units.
pub fn successions() -> [Succession; 2] {
    [
        (DISTRICT, SuccessionKind::Part),
        (TRANG_VIET, SuccessionKind::Whole),
    ]
    .map(|(from, kind)| Succession {
        from,
        to: ME_LINH,
        kind,
        on: reform(),
        source: None,
        note: None,
        document: None,
        unverified: false,
    })
}
