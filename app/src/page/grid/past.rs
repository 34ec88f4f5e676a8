//! The columns of earlier periods: text to be read, which the island makes fields of one by one.

use domain::text::Prose;
use leptos::prelude::*;
use service::book::grid::Earlier;

use super::rows::Rows;
use crate::{
    island::grid::id,
    part::icon::{Glyph, Icon},
};

impl Rows<'_> {
    /// An earlier period, with the way to its own sheet. The island finds the column by its id.
    pub(super) fn head(&self, column: usize) -> AnyView {
        let Some(period) = self.grid.earlier.get(column) else {
            return ().into_any();
        };
        let href = self.reading.address.to(&self.which.path_in(*period));
        let locked = self.is_locked(column).then(|| {
            view! { <span class="cell-said"><Glyph icon=Icon::Locked/> {self.reading.words.cell_locked()}</span> }
        });
        view! {
            <th scope="col" class="num past" id=period.to_string()>
                <a href=href>{period.name(self.reading.language)}</a>
                {locked}
            </th>
        }
        .into_any()
    }

    /// What a cell of an earlier period is made of once somebody wants to edit it: two thousand
    /// fields that are there from the beginning would be too many to open a sheet quickly.
    pub(super) fn opened(&self) -> AnyView {
        let words = self.reading.words;
        view! {
            <template id=id::OPENED>
                <input type="hidden"/>
                <input type="hidden"/>
                <input type="hidden"/>
                <input class="value" inputmode="decimal" autocomplete="off"/>
                <div class="cell-state"></div>
                <details class="cell-note">
                    <summary>{words.cell_note()}</summary>
                    <input maxlength=Prose::MAX.to_string() autocomplete="off" aria-label=words.cell_note()/>
                </details>
            </template>
        }
        .into_any()
    }

    /// A cell of an earlier period: text, with what the island needs to make a field of it. Only
    /// what is so is said, as there are thousands.
    pub(super) fn past(&self, column: usize, one: &Earlier) -> AnyView {
        let language = self.reading.language;
        let shown = one.quantity.as_ref().map(|value| value.format(language));
        let entry = one.quantity.as_ref().map(|value| value.entry(language));
        let entry = entry.filter(|entry| Some(entry) != shown.as_ref());
        let class = match (one.is_locked, one.is_published) {
            (true, _) => "cell past locked",
            (false, true) => "cell past public",
            (false, false) => "cell past",
        };
        let base = (one.revision > 0).then(|| one.revision.to_string());
        // On a phone the last period alone stands beside the one that is entered.
        let label = (column + 1 == self.grid.earlier.len())
            .then(|| self.grid.earlier[column].name(language));
        // Where all of a column is locked, its head says so.
        let locked = (one.is_locked && !self.is_locked(column)).then(|| {
            view! { <span class="cell-said"><Glyph icon=Icon::Locked/> {self.reading.words.cell_locked()}</span> }
        });
        view! { <td class=class tabindex="-1" data-base=base data-entry=entry data-label=label>{shown}{locked}</td> }
            .into_any()
    }

    /// Whether all of a column is locked.
    fn is_locked(&self, column: usize) -> bool {
        self.locked.get(column).copied().unwrap_or_default()
    }
}
