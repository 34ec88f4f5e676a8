//! How much memory reading takes, each file in a process of its own.

use std::{fmt::Write as _, fs};

use super::{part, workbook};
use crate::read;

/// Set in a process of its own, to the file that it reads.
const MEASURED: &str = "EXCHANGE_READS";
const MOST_GROWTH_KIB: u64 = 30 * 1024;

/// The most memory this process has had since it was last asked to forget, in KiB.
fn most_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let number = line.unwrap().split_whitespace().nth(1).unwrap();
    number.parse().unwrap()
}

#[test]
fn memory_stays_small() {
    if let Ok(path) = std::env::var(MEASURED) {
        let file = fs::read(path).unwrap();
        fs::write("/proc/self/clear_refs", "5").unwrap();
        let before = most_memory();
        let outcome = read(&file).and_then(|table| crate::lines::of(&table));
        let grown = most_memory() - before;
        assert!(grown <= MOST_GROWTH_KIB, "{grown} KiB, {:?}", outcome.err());
        return;
    }
    let strings = format!("<sst>{}</sst>", "<si><t>x</t></si>".repeat(240_000));
    let one = "<row><c t=\"s\"><v>7</v></c></row>";
    let long = "ế".repeat(600);
    let full = (0..1000).fold(String::new(), |mut full, row| {
        writeln!(full, "ocop,2026-07,{row},{long}").unwrap();
        full
    });
    let files = [
        workbook(vec![b' '; 60 * 1024 * 1024], vec![]),
        workbook(one, vec![part("xl/sharedStrings.xml", strings)]),
        workbook(
            "<c r=\"A1\"></c>".repeat(270_000),
            vec![part(
                "xl/styles.xml",
                "<cellXfs><xf/></cellXfs>".repeat(1000),
            )],
        ),
        vec![b','; crate::MOST_BYTES],
        vec![b'"'; crate::MOST_BYTES],
        vec![b'x'; crate::MOST_BYTES],
        b"a\n".repeat(crate::MOST_BYTES / 2),
        format!("Mã chỉ tiêu,Kỳ,Giá trị,Ghi chú\n{full}").into_bytes(),
    ];
    let folder = std::env::temp_dir().join(format!("exchange-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for (number, file) in files.iter().enumerate() {
        let path = folder.join(number.to_string());
        fs::write(&path, file).unwrap();
        let child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "xlsx::tests::memory::memory_stays_small"])
            .env(MEASURED, &path)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&child.stdout);
        assert!(child.status.success(), "file {number}: {said}");
        assert!(said.contains("1 passed"), "file {number}: {said}");
    }
    fs::remove_dir_all(folder).unwrap();
}
