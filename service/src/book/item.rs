//! Items that stand on their own, for those who come from a search or a unit.

use domain::{
    id::{SourceId, UnitId},
    item::Item,
};

use super::{Book, Reader};

impl Book {
    /// The items that name a unit.
    #[must_use]
    pub fn items_of(&self, unit: UnitId, reader: Reader<'_>) -> Vec<&Item> {
        self.items
            .values()
            .filter(|item| item.units.contains(&unit) || item.answer_by == Some(unit))
            .filter(|item| reader.sees_item(item, self))
            .collect()
    }

    /// How many records a reader may see that rest on a source.
    #[must_use]
    pub fn records_from(&self, source: SourceId, reader: Reader<'_>) -> usize {
        let source = Some(source);
        let items = self
            .items
            .values()
            .filter(|item| item.ground.source == source && reader.sees_item(item, self));
        let tasks = self
            .tasks
            .values()
            .filter(|task| task.ground.source == source && reader.sees_task(task, self));
        let indicators = self.all_indicators().filter(|indicator| {
            indicator.ground.source == source && reader.sees_indicator(indicator, self)
        });
        let documents = self.documents.values().filter(|document| {
            document
                .ground
                .as_ref()
                .is_some_and(|ground| ground.source == source)
        });
        items.count() + tasks.count() + indicators.count() + documents.count()
    }
}
