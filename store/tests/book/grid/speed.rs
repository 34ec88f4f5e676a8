//! How long many figures take.

use std::time::{Duration, Instant};

use domain::{
    command::Entry,
    id::{IndicatorId, UnitId},
    indicator::Indicator,
    period::Period,
};
use service::store::Record;
use ulid::Ulid;

use super::entry;
use crate::{
    reading::same_as_read_afresh,
    world::{HANOI, ME_LINH, World, indicator},
};

/// What the issue promises: 1,000 cells in at most 500 ms. Here the program is not optimised,
/// so the bound is generous; the figure itself is printed.
#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_cells_are_quick() {
    const INDICATORS: u128 = 100;
    const PERIODS: i16 = 10;
    let world = World::new().await;
    let reporter = world.reporter_of(HANOI).await;
    let ids: Vec<_> = (0..INDICATORS)
        .map(|number| IndicatorId::new(Ulid(5_000 + number)))
        .collect();
    let indicators: Vec<Indicator> = ids
        .iter()
        .enumerate()
        .map(|(number, id)| indicator(*id, &format!("chi-tieu-{number}"), "Chỉ tiêu", None))
        .collect();
    world
        .service
        .load(
            indicators.into_iter().map(Record::Indicator).collect(),
            HANOI,
        )
        .await
        .unwrap();
    let entries: Vec<Entry> = (0..PERIODS)
        .flat_map(|year| {
            ids.iter().map(move |id| Entry {
                period: Period::year(2010 + year).unwrap(),
                ..entry(*id, 0, "1.234,5")
            })
        })
        .collect();
    assert_eq!(entries.len(), 1_000);
    let command = world.sheet_of(entries);
    let began = Instant::now();
    let preview = world.service.preview_figures(&reporter, &command).unwrap();
    let previewed = began.elapsed();
    assert_eq!((preview.changes(), preview.is_sound()), (1_000, true));
    let began = Instant::now();
    let saved = world
        .service
        .record_figures(&reporter, command)
        .await
        .unwrap();
    let took = began.elapsed();
    println!("1,000 cells: preview {previewed:?}, saved in {took:?}");
    assert!(saved.cells.iter().all(|cell| cell.revision == 1));
    assert!(took < Duration::from_secs(10), "{took:?}");
    same_as_read_afresh(&world).await;
    let unit: UnitId = ME_LINH;
    assert!(world.chain(unit).await.len() >= usize::from(PERIODS.unsigned_abs()));
}
