//! Damage of any kind: refused or read, but survived.

use proptest::prelude::*;

use super::{MOST, RELATIONS, WORKBOOK, archive, part, within, written};
use crate::read;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// A damaged file is refused or read, but never a panic and never slow.
    #[test]
    fn damage_is_survived(cut in 0_usize..10_000, flips in prop::collection::vec((0_usize..100_000, any::<u8>()), 0..8)) {
        let mut file = written();
        for (at, with) in flips {
            let at = at % file.len();
            file[at] ^= with;
        }
        if cut < file.len() {
            file.truncate(file.len() - cut);
        }
        let _ = within(MOST, &file);
    }

    /// Damage inside the parts, behind an archive that is in order.
    #[test]
    fn damaged_parts_are_survived(part_at in 0_usize..3, at in any::<prop::sample::Index>(), with in "[<>/&;\"a-z0-9 =!\\-\\[\\]]{0,6}") {
        let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\" s=\"0\"><v>0</v></c></row></sheetData>";
        let mut parts = [WORKBOOK.to_owned(), RELATIONS.to_owned(), sheet.to_owned()];
        let text = &mut parts[part_at];
        let place = at.index(text.len());
        text.replace_range(place..=place, &with);
        let [book, relations, sheet] = parts;
        let file = archive(&[
            part("xl/workbook.xml", book),
            part("xl/_rels/workbook.xml.rels", relations),
            part("xl/worksheets/sheet1.xml", sheet),
            part("xl/sharedStrings.xml", "<sst><si><t>x</t></si></sst>"),
        ]);
        let _ = read(&file);
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..2000), kind in 0..4) {
        let mut file = match kind {
            0 => b"PK\x03\x04".to_vec(),
            1 => b"\xff\xfe".to_vec(),
            2 => b"\xef\xbb\xbf".to_vec(),
            _ => Vec::new(),
        };
        file.extend(bytes);
        if let Ok(table) = read(&file) {
            let _ = crate::lines::of(&table);
        }
    }
}
