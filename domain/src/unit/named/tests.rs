use jiff::civil::date;

use super::*;
use crate::unit::example::*;

fn named(text: &str, meant: Meant) -> Vec<u128> {
    match tree().named(text, meant) {
        Named::Nobody => Vec::new(),
        Named::One(unit) => vec![unit.ulid().0],
        Named::Several(units) => std::iter::once(0)
            .chain(units.into_iter().map(|unit| unit.ulid().0))
            .collect(),
    }
}

/// Several are marked with a 0 in front.
#[test]
fn what_a_text_means() {
    let today = Meant::On(date(2026, 11, 26));
    let before = Meant::On(date(2025, 6, 30));
    for (text, meant, expected) in [
        // Homonyms are asked about, whatever the day.
        (
            "Tiền Phong",
            Meant::Ever,
            vec![0, TIEN_PHONG_ME_LINH, TIEN_PHONG_THUONG_TIN],
        ),
        (
            "xã tiền phong",
            today,
            vec![0, TIEN_PHONG_ME_LINH, TIEN_PHONG_THUONG_TIN],
        ),
        (
            "tien phong",
            before,
            vec![0, TIEN_PHONG_ME_LINH, TIEN_PHONG_THUONG_TIN],
        ),
        // District and commune of one short name; in full they are told apart.
        ("Mê Linh", today, vec![0, ME_LINH_DISTRICT, ME_LINH]),
        ("Xã Mê Linh", today, vec![ME_LINH]),
        ("Huyện Mê Linh", Meant::Ever, vec![ME_LINH_DISTRICT]),
        // A code that two had at different times.
        ("09022", today, vec![0, TRANG_VIET, ME_LINH]),
        ("08980", today, vec![YEN_LANG]),
        // A former unit where today's is meant: itself, and those in its place.
        (
            "Tiến Thịnh",
            today,
            vec![0, TIEN_THINH, YEN_LANG, LIEN_MINH],
        ),
        ("Tiến Thịnh", before, vec![TIEN_THINH]),
        ("Tiến Thịnh", Meant::Ever, vec![TIEN_THINH]),
        ("Tráng Việt", today, vec![0, TRANG_VIET, ME_LINH]),
        // An address is a choice that was made.
        ("tien-thinh", today, vec![TIEN_THINH]),
        ("tien-phong-me-linh", today, vec![TIEN_PHONG_ME_LINH]),
        // Tones tell apart where they are typed, and are not needed where nothing else fits.
        ("yen lang", today, vec![YEN_LANG]),
        ("Yến Lạng", today, vec![YEN_LANG]),
        ("", today, vec![]),
        ("—", today, vec![]),
        ("Sở Không Có", Meant::Ever, vec![]),
    ] {
        assert_eq!(named(text, meant), expected, "{text} {meant:?}");
    }
}

#[test]
fn a_candidate_says_what_tells_it_apart() {
    let tree = tree();
    let about = |number| Candidate::of(tree.get(id(number)).unwrap(), &tree).about;
    assert_eq!(
        about(TRANG_VIET).vi,
        "xã · Huyện Mê Linh · đến hết 30/6/2025 · mã 09022"
    );
    assert_eq!(
        about(ME_LINH).en,
        "commune · Thành phố Hà Nội · from 1 July 2025 · code 09022"
    );
}
