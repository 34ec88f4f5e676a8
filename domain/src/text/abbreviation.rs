//! The field's abbreviations, so that `khcn`, `KH&CN` and `khoa học và công nghệ` find the same.

use std::sync::LazyLock;

use super::fold::search_key;

/// Spellings of one term each. A short form may stand for several terms (`TT` is thông tư and thị
/// trấn): a search then tries each.
const TERMS: &[&[&str]] = &[
    // Fields of work
    &[
        "khoa học và công nghệ",
        "khoa học công nghệ",
        "KH&CN",
        "KH & CN",
        "KH và CN",
        "KHKT&CN",
    ],
    &["khoa học kỹ thuật", "khoa học kĩ thuật", "KHKT"],
    &["khoa học", "KH"],
    &["đổi mới sáng tạo", "ĐMST"],
    &["chuyển đổi số", "CĐS"],
    &["công nghệ thông tin", "CNTT"],
    &["công nghệ cao", "CNC"],
    &["công nghiệp hóa hiện đại hóa", "CNH HĐH"],
    &["công nghiệp", "CN"],
    &["tiểu thủ công nghiệp", "TTCN"],
    &["nông nghiệp", "NN"],
    &[
        "nông nghiệp và phát triển nông thôn",
        "NN&PTNT",
        "NN và PTNT",
    ],
    &["phát triển nông thôn", "PTNT"],
    &["nông thôn mới", "NTM"],
    &["mỗi xã một sản phẩm", "OCOP"],
    &["kinh tế xã hội", "KT XH", "KTXH"],
    &["quốc phòng an ninh", "QP AN", "QPAN"],
    &["giáo dục và đào tạo", "giáo dục đào tạo", "GD&ĐT", "GDĐT"],
    &["văn hóa xã hội", "VH XH", "VHXH"],
    &["bảo vệ môi trường", "BVMT"],
    &["an toàn thực phẩm", "ATTP"],
    &["sở hữu trí tuệ", "SHTT"],
    &["nhãn hiệu tập thể", "NHTT"],
    // Administration and its services
    &["thủ tục hành chính", "TTHC"],
    &["cải cách hành chính", "CCHC"],
    &["dịch vụ công trực tuyến", "DVCTT"],
    &["dịch vụ công", "DVC"],
    &["trung tâm phục vụ hành chính công", "TTPVHCC"],
    &["căn cước công dân", "CCCD"],
    &["định danh điện tử", "ĐDĐT"],
    &["cơ sở dữ liệu", "CSDL"],
    &["cán bộ công chức viên chức", "CBCCVC"],
    &["cán bộ công chức", "CBCC"],
    &["hợp tác xã", "HTX"],
    &["doanh nghiệp nhỏ và vừa", "DNNVV"],
    &["doanh nghiệp", "DN"],
    &["khu công nghiệp", "KCN"],
    &["cụm công nghiệp", "CCN"],
    &["khu công nghệ cao", "KCNC"],
    &["giải phóng mặt bằng", "GPMB"],
    &["đầu tư công", "ĐTC"],
    // Bodies
    &["ủy ban nhân dân", "UBND"],
    &["hội đồng nhân dân", "HĐND"],
    &["ủy ban thường vụ quốc hội", "UBTVQH"],
    &["mặt trận tổ quốc", "MTTQ"],
    &["ban chỉ đạo", "BCĐ"],
    &["ban chấp hành", "BCH"],
    &["ban thường vụ", "BTV"],
    &["ủy ban kiểm tra", "UBKT"],
    &["văn phòng chính phủ", "VPCP"],
    &["thủ tướng chính phủ", "TTg"],
    &["trung ương", "TW", "TƯ"],
    &["đại học quốc gia", "ĐHQG"],
    // Documents
    &["chương trình hành động", "CTHĐ"],
    &["chương trình", "CTr"],
    &["nghị quyết", "NQ"],
    &["kế hoạch", "KH"],
    &["quyết định", "QĐ"],
    &["nghị định", "NĐ"],
    &["chỉ thị", "CT"],
    &["kết luận", "KL"],
    &["thông báo", "TB"],
    &["thông tư", "TT"],
    &["báo cáo", "BC"],
    &["hướng dẫn", "HD"],
    &["tờ trình", "TTr"],
    &["đề án", "ĐA"],
    // Kinds of unit
    &["thành phố", "TP"],
    &["thị xã", "TX"],
    &["thị trấn", "TT"],
    &["huyện", "H."],
    &["quận", "Q."],
    &["phường", "P."],
    &["xã", "X."],
];

/// A search with two dozen spellings is enough; more would only be slow.
const MOST_VARIANTS: usize = 24;

/// The terms as words of their search keys.
static SPELLINGS: LazyLock<Vec<Vec<Vec<String>>>> = LazyLock::new(|| {
    let words = |text: &&str| search_key(text).split(' ').map(str::to_owned).collect();
    TERMS
        .iter()
        .map(|term| term.iter().map(words).collect())
        .collect()
});

/// A term of a query, or a word that stands for itself, as words of search keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// As it was typed.
    pub own: Vec<String>,
    /// Its other spellings, short and long.
    pub others: Vec<Vec<String>>,
}

/// What a query is made of: the longest terms in it, each with its spellings, and the words
/// between them.
///
/// Only what was typed is replaced, never a replacement: `khoa học` may be written KH, but must
/// not become kế hoạch.
#[must_use]
pub fn concepts(query: &str) -> Vec<Concept> {
    let key = search_key(query);
    let mut words: Vec<String> = key
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let mut concepts = Vec::new();
    while !words.is_empty() {
        let (length, others) = longest_term(&words);
        let rest = words.split_off(length);
        let own = std::mem::replace(&mut words, rest);
        let others = others.into_iter().filter(|other| *other != own).collect();
        concepts.push(Concept { own, others });
    }
    concepts
}

/// The search keys that mean the same as `query`, its own first: every term in it in each of its
/// spellings.
#[must_use]
pub fn variants(query: &str) -> Vec<String> {
    together(&concepts(query))
}

/// What concepts make when each is spelled in every way, the typed one first.
#[must_use]
pub fn together(concepts: &[Concept]) -> Vec<String> {
    let mut variants = vec![String::new()];
    for concept in concepts {
        let mut longer = Vec::new();
        for spelling in std::iter::once(&concept.own).chain(&concept.others) {
            let spelling = spelling.join(" ");
            for variant in &variants {
                let blank = if variant.is_empty() { "" } else { " " };
                let candidate = format!("{variant}{blank}{spelling}");
                if longer.len() < MOST_VARIANTS && !longer.contains(&candidate) {
                    longer.push(candidate);
                }
            }
        }
        variants = longer;
    }
    variants
}

/// The longest term at the beginning of `words`: how many words it takes, and its spellings.
/// Without one, a single word that stands for itself.
fn longest_term(words: &[String]) -> (usize, Vec<Vec<String>>) {
    let begins = |spelling: &Vec<String>| words.starts_with(spelling);
    let length = SPELLINGS
        .iter()
        .flatten()
        .filter(|spelling| begins(spelling))
        .map(Vec::len)
        .max();
    let Some(length) = length else {
        return (1, Vec::new());
    };
    let spellings = SPELLINGS
        .iter()
        .filter(|term| {
            term.iter()
                .any(|spelling| spelling.len() == length && begins(spelling))
        })
        .flatten()
        .cloned()
        .collect();
    (length, spellings)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn three_spellings_find_the_same() {
        let set = |query| variants(query).into_iter().collect::<HashSet<_>>();
        let expected = set("khoa học và công nghệ");
        for query in [
            "khcn",
            "KH&CN",
            "khoa hoc va cong nghe",
            "Khoa học, công nghệ",
            "KH & CN",
        ] {
            assert_eq!(set(query), expected, "{query}");
        }
        assert!(expected.contains("khoa hoc va cong nghe") && expected.contains("khcn"));
    }

    #[test]
    fn each_abbreviation_finds_its_term() {
        for (short, term) in [
            ("CĐS", "chuyen doi so"),
            ("dmst", "doi moi sang tao"),
            ("UBND xã", "uy ban nhan dan xa"),
            ("HĐND", "hoi dong nhan dan"),
            ("TP. Hà Nội", "thanh pho ha noi"),
            ("TX Hương Trà", "thi xa huong tra"),
            ("H. Thường Tín", "huyen thuong tin"),
            ("TT Thường Tín", "thi tran thuong tin"),
            ("TT 18", "thong tu 18"),
            ("KH 726", "ke hoach 726"),
            ("Phòng NN&PTNT", "phong nong nghiep va phat trien nong thon"),
            ("DVCTT", "dich vu cong truc tuyen"),
            ("OCOP", "moi xa mot san pham"),
            ("05-CTHĐ/TU", "05 chuong trinh hanh dong tu"),
        ] {
            assert!(
                variants(short).contains(&term.to_owned()),
                "{short}: {:?}",
                variants(short)
            );
        }
    }

    #[test]
    fn what_was_typed_comes_first_and_is_not_led_astray() {
        assert_eq!(variants("Tráng Việt"), ["trang viet"]);
        assert_eq!(variants("khoa học"), ["khoa hoc", "kh"]);
        assert_eq!(variants(""), [""]);
        let body = variants("ubnd thanh pho");
        assert_eq!(body[0], "ubnd thanh pho");
        assert!(body.contains(&"uy ban nhan dan tp".to_owned()));
    }

    proptest! {
        #[test]
        fn variants_are_few_distinct_keys(words in prop::collection::vec(prop::sample::select(vec![
            "KH&CN", "khcn", "TT", "KH", "tp", "UBND", "khoa", "học", "công", "nghệ", "xã", "mới",
        ]), 0..9)) {
            let query = words.join(" ");
            let found = variants(&query);
            prop_assert_eq!(&found[0], &search_key(&query));
            prop_assert!(found.len() <= MOST_VARIANTS);
            prop_assert_eq!(found.iter().collect::<HashSet<_>>().len(), found.len());
            prop_assert!(found.iter().all(|variant| search_key(variant) == *variant));
        }
    }
}
