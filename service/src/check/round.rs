//! All of a round that there is nothing odd about, over all of its units, approved at once.

use domain::{
    Refusal,
    command::ApproveRound,
    policy::{self, Actor},
    refusal::{Field, Problem},
};

use super::{SheetDecided, Tally, Verdict};
use crate::{
    Service,
    figure::sheet_of,
    manage::mark,
    store::{Record, RecordKey, Write},
};

impl Service {
    /// Approves every cell of a round that waits for this officer and that there is nothing odd
    /// about: exactly those that were shown, each as if it were approved alone.
    ///
    /// # Errors
    /// Others wait by now than were shown; none does; no part in checking any of its units; for
    /// each cell what would be wrong with it alone.
    pub async fn approve_round(
        &self,
        actor: &Actor,
        command: ApproveRound,
    ) -> Result<SheetDecided, Refusal> {
        let (programme, period) = (command.programme, command.period);
        let clear = {
            let book = self.book();
            book.followed_programme(programme)?;
            if !book.checks_in_round(actor, programme, period) {
                return Err(Refusal::NotAllowed);
            }
            book.clear_in_round(actor, programme, period)
        };
        let indicators: Vec<_> = clear
            .iter()
            .map(|sheet| self.indicators_of(actor, &sheet.key, &sheet.cells))
            .collect::<Result<_, _>>()?;
        let is_as_shown = mark(Some(&clear)) == command.base;
        let keys: Vec<_> = clear
            .iter()
            .map(|sheet| RecordKey::Sheet(sheet.key.clone()))
            .collect();
        let stamp = (command.id, self.clock.now());
        self.run(command.id, &(actor.officer(), &command), &keys, |fresh| {
            if !is_as_shown {
                return Err(Refusal::ChangedMeanwhile);
            }
            if clear.is_empty() {
                return Err(Refusal::field(Field::Cells, Problem::NothingChosen));
            }
            let mut tally = Tally::<policy::ApproveFigure>::default();
            let mut writes = Vec::with_capacity(clear.len());
            for ((shown, indicators), kept) in clear.iter().zip(&indicators).zip(fresh) {
                let (mut sheet, read_at) = sheet_of(kept, &shown.key);
                self.decide_sheet(
                    actor,
                    &mut sheet,
                    shown.cells.iter().zip(indicators),
                    &Verdict::Approve,
                    stamp,
                    &mut tally,
                );
                writes.push(Write {
                    record: Record::Sheet(sheet),
                    read_at,
                });
            }
            tally.decision(writes)
        })
        .await
    }
}
