//! What somebody is in charge of, as ticks name it: the thing, its unit, and who was in charge
//! when it was looked at.

use domain::{
    Refusal,
    command::SeenDuty,
    owner::{Charge, Duty},
    refusal::{Field, Problem},
};

/// The pages with such ticks; nothing else is led back to.
const PAGES: [&str; 2] = ["/quan-ly/do-tuoi", "/quan-ly/can-bo/"];

/// A text without a comma, as [`chosen`] reads it.
#[must_use]
pub fn text(duty: Duty, base: &str) -> String {
    let (kind, id) = match duty.charge {
        Charge::Indicator(id) => ("indicator", id.to_string()),
        Charge::Task(id) => ("task", id.to_string()),
    };
    format!("{kind}.{id}.{}:{base}", duty.unit)
}

/// What a button stands for: all of a list, or what has a tick.
pub fn chosen(list: &str, ticked: &[String]) -> Result<Vec<SeenDuty>, Refusal> {
    let texts: Vec<&str> = if list.is_empty() {
        ticked.iter().map(String::as_str).collect()
    } else {
        list.split(',').collect()
    };
    texts
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(read)
        .collect::<Option<_>>()
        .ok_or_else(|| Refusal::field(Field::Duties, Problem::Unknown))
}

fn read(text: &str) -> Option<SeenDuty> {
    let (place, base) = text.split_once(':')?;
    let mut parts = place.splitn(3, '.');
    let (kind, id, unit) = (parts.next()?, parts.next()?, parts.next()?);
    let charge = match kind {
        "indicator" => Charge::Indicator(id.parse().ok()?),
        "task" => Charge::Task(id.parse().ok()?),
        _ => return None,
    };
    Some(SeenDuty {
        duty: Duty {
            charge,
            unit: unit.parse().ok()?,
        },
        base: base.to_owned(),
    })
}

/// The page that a form stood on, as it says; the list of everything for anything else.
#[must_use]
pub fn page(back: String) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._/?=&%".contains(&byte);
    let is_known = PAGES.iter().any(|page| back.starts_with(page));
    if is_known && back.len() <= 600 && back.bytes().all(is_plain) && !back.contains("..") {
        back
    } else {
        PAGES[0].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use domain::id::{IndicatorId, OfficerId, TaskId, UnitId};
    use ulid::Ulid;

    use super::*;

    #[test]
    fn duties_come_back_as_they_were_written() {
        let unit = UnitId::new(Ulid::from(3_u128));
        let officer = OfficerId::new(Ulid::from(9_u128)).to_string();
        let seen = [
            (Charge::Indicator(IndicatorId::new(Ulid::from(1_u128))), ""),
            (Charge::Task(TaskId::new(Ulid::from(2_u128))), &*officer),
        ]
        .map(|(charge, base)| SeenDuty {
            duty: Duty { charge, unit },
            base: base.to_owned(),
        });
        let texts = seen.clone().map(|seen| text(seen.duty, &seen.base));
        assert_eq!(chosen("", &texts), Ok(seen.to_vec()));
        assert_eq!(chosen(&texts.join(","), &[]), Ok(seen.to_vec()));
        assert_eq!(chosen("", &[]), Ok(Vec::new()));
        for bad in ["x", "item.1.2:", "indicator.x.y:", "indicator.1"] {
            assert!(chosen("", &[bad.to_owned()]).is_err(), "{bad}");
        }
    }

    #[test]
    fn nobody_is_led_elsewhere() {
        for good in [
            "/quan-ly/do-tuoi",
            "/quan-ly/do-tuoi?don-vi=xa-me-linh&thieu=cu",
            "/quan-ly/can-bo/bao-cao.me-linh",
        ] {
            assert_eq!(page(good.to_owned()), good);
        }
        for bad in [
            "",
            "/quan-ly",
            "//khac.example",
            "https://khac.example/quan-ly/do-tuoi",
            "/quan-ly/can-bo/../../x",
            "/quan-ly/do-tuoi?a=<b>",
        ] {
            assert_eq!(page(bad.to_owned()), "/quan-ly/do-tuoi", "{bad}");
        }
    }
}
