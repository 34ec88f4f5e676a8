//! How much memory the worst files take, in a process of its own.

use std::fs;

use super::{Sent, TASK, filled, form, hostile, made, post, reporter};
use crate::world::in_own_world;

/// Set in the process that is measured.
const MEASURED: &str = "TIENDO_MEASURES_EVIDENCE";
const MOST_GROWTH_KIB: u64 = 200 * 1024;

/// The most memory this process has had since it was last asked to forget, in KiB.
fn most_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let number = line.unwrap().split_whitespace().nth(1).unwrap();
    number.parse().unwrap()
}

#[test]
fn memory_stays_within_bounds() {
    if std::env::var_os(MEASURED).is_some() {
        in_own_world(async |world| {
            let officer = reporter(&world, "do-bo-nho").await;
            // As large as is taken: what a phone's best camera makes, the most of each other kind.
            let largest = [
                ("lon.jpg", made::jpeg(8160, 6120, |_| {})),
                (
                    "tung-buoc.jpg",
                    made::jpeg(4600, 3450, |encoder| encoder.set_progressive(true)),
                ),
                ("lon.png", made::png(8000, 6000, |_| {})),
                ("lon.webp", made::webp(4000, 3900)),
            ];
            let files = hostile::all();
            let page = format!("{TASK}/minh-chung");
            let mut forms = Vec::new();
            for (name, content) in &largest {
                let fields = filled(&officer, &page, &[]).await;
                let one = Sent {
                    name,
                    kind: "",
                    content,
                };
                forms.push(form(&fields, &[one]));
            }
            drop(largest);
            fs::write("/proc/self/clear_refs", "5").unwrap();
            let before = most_memory();
            // All at once, as if four phones had sent theirs in the same moment.
            let sending: Vec<_> = forms
                .into_iter()
                .map(|body| {
                    let officer = officer.clone();
                    tokio::spawn(async move { post(&officer, "application/json", body).await })
                })
                .collect();
            for sent in sending {
                let answer = sent.await.unwrap();
                assert_eq!(answer.status.as_u16(), 200, "{}", answer.text());
            }
            hostile::sent_one_by_one(&officer, &files).await;
            let grown = most_memory() - before;
            println!("grown by {grown} KiB");
            assert!(grown <= MOST_GROWTH_KIB, "{grown} KiB");
        });
        return;
    }
    let child = std::process::Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "evidence::memory::memory_stays_within_bounds",
            "--nocapture",
        ])
        .env(MEASURED, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success(), "{said}");
    assert!(said.contains("1 passed"), "{said}");
}
