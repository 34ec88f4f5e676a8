//! The codes of document types and what they are called.

use super::Grammar;
use crate::{language::Language, text::fold::search_key};

/// Canonical code, Vietnamese and English name. The order decides what a code typed without đ is:
/// the first that fits.
const KINDS: &[(&str, &str, &str)] = &[
    ("NQ", "Nghị quyết", "Resolution"),
    ("CTr", "Chương trình", "Programme"),
    ("CTHĐ", "Chương trình hành động", "Action programme"),
    ("CT", "Chỉ thị", "Directive"),
    ("KL", "Kết luận", "Conclusion"),
    ("KH", "Kế hoạch", "Plan"),
    ("QĐ", "Quyết định", "Decision"),
    ("QyĐ", "Quy định", "Regulation"),
    ("QC", "Quy chế", "Statute"),
    ("NĐ", "Nghị định", "Decree"),
    ("TT", "Thông tư", "Circular"),
    ("TTLT", "Thông tư liên tịch", "Joint circular"),
    ("TTr", "Tờ trình", "Submission"),
    ("ĐA", "Đề án", "Project"),
    ("DA", "Dự án", "Investment project"),
    ("PA", "Phương án", "Scheme"),
    ("HD", "Hướng dẫn", "Guideline"),
    ("HĐ", "Hợp đồng", "Contract"),
    ("BC", "Báo cáo", "Report"),
    ("TB", "Thông báo", "Notice"),
    ("BB", "Biên bản", "Minutes"),
    ("CV", "Công văn", "Official letter"),
    ("CĐ", "Công điện", "Telegram"),
    ("GM", "Giấy mời", "Invitation"),
    ("L", "Luật", "Law"),
    ("PL", "Pháp lệnh", "Ordinance"),
];

/// The usual spelling of a code typed in any case, with or without đ; an unusual one as typed.
pub(super) fn canonical(code: &str) -> String {
    let small = code.to_lowercase();
    let folded = search_key(code);
    let usual = KINDS
        .iter()
        .find(|(known, ..)| *known == code)
        .or_else(|| {
            KINDS
                .iter()
                .find(|(known, ..)| known.to_lowercase() == small)
        })
        // A code typed with đ means it: HĐ is no HD.
        .or_else(|| {
            KINDS
                .iter()
                .find(|(known, ..)| !small.contains('đ') && search_key(known) == folded)
        });
    usual.map_or_else(|| code.to_owned(), |(known, ..)| (*known).to_owned())
}

pub(super) fn name(code: &str, grammar: Grammar, language: Language) -> Option<&'static str> {
    if (code, grammar) == ("QĐ", Grammar::Party) {
        // The Party's older and central texts write both with this code.
        return Some(language.pick("Quyết định hoặc quy định", "Decision or regulation"));
    }
    KINDS
        .iter()
        .find(|(known, ..)| *known == code)
        .map(|(_, vi, en)| language.pick(vi, en))
}
