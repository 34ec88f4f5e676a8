//! Reading what people type, and asking where it has two readings.

use super::{Amount, Number, Qualifier, Quantity, QuantityProblem, Scale, Share, Written};
use crate::{language::Language, text::normalise};

/// No quantity is longer; what is, is not one.
const LONGEST: usize = 120;

/// Other spellings of the scale words.
const SCALE_SPELLINGS: [(&str, &str); 2] = [("ngàn", "nghìn"), ("tỉ", "tỷ")];

/// Reads `text` in the form of its own language, unless the other form reads it otherwise.
///
/// Grouping of the own form wins (`9.080` in Vietnamese is nine thousand and eighty). Decimals that
/// could be a group of thousands in the other form are asked about, except in percentages, where
/// thousands make no sense.
pub(super) fn asking(text: &str, language: Language) -> Result<Quantity, QuantityProblem> {
    if let Some(meant) = text.trim_start().strip_prefix('=') {
        return in_form(meant, language, language);
    }
    let own = in_form(text, language, language);
    let other = in_form(text, language, language.other());
    match (own, other) {
        (Ok(own), Ok(other)) if doubtful(&own, &other) => Err(QuantityProblem::Ambiguous {
            readings: Box::new([own, other]),
        }),
        (Err(QuantityProblem::NotANumber), Ok(other)) => Err(QuantityProblem::OtherForm {
            reading: Box::new(other),
        }),
        (own, _) => own,
    }
}

fn doubtful(own: &Quantity, other: &Quantity) -> bool {
    match (&own.amount, &other.amount) {
        (Amount::Number(own), Amount::Number(other)) => {
            !own.percent
                && own.written.value() != other.written.value()
                && !own.written.value().fract().is_zero()
        }
        (Amount::Share(own), Amount::Share(other)) => own.doubtful(other),
        _ => false,
    }
}

/// Reads `text` with the words of one language and the numbers in the form of one, without asking.
pub(super) fn in_form(
    text: &str,
    words: Language,
    form: Language,
) -> Result<Quantity, QuantityProblem> {
    if text.len() > LONGEST {
        return Err(QuantityProblem::NotANumber);
    }
    let text = normalise(text).to_lowercase();
    if text.is_empty() {
        return Err(QuantityProblem::Empty);
    }
    let (qualifier, rest) = Qualifier::strip(&text, words);
    let amount = match (qualifier, rest) {
        (Some(Qualifier::Most), "") => Amount::Unstated,
        _ if rest.contains('/') => Amount::Share(Box::new(share(rest, form)?)),
        _ => Amount::Number(number(rest, words, form)?),
    };
    Ok(Quantity { amount, qualifier })
}

/// `5/18`, `34/64 (53,12%)`, `34/64 = 53,12%` or `53,12% (34/64)`.
fn share(text: &str, form: Language) -> Result<Share, QuantityProblem> {
    let (first, second) = match (text.strip_suffix(')'), text.split_once('=')) {
        (Some(open), None) => {
            let (first, second) = open.split_once('(').ok_or(QuantityProblem::NotANumber)?;
            (first.trim(), Some(second.trim()))
        }
        (None, Some((first, second))) => (first.trim(), Some(second.trim())),
        _ => (text, None),
    };
    let (share, published) = match second {
        Some(second) if second.contains('/') => (second, Some(first)),
        published => (first, published),
    };
    let (part, whole) = share.split_once('/').ok_or(QuantityProblem::NotANumber)?;
    let published = match published {
        Some(published) => {
            let digits = published
                .strip_suffix('%')
                .ok_or(QuantityProblem::NotANumber)?;
            Some(Written::read(digits.trim_end(), form)?)
        }
        None => None,
    };
    Share::new(
        Written::read(part.trim_end(), form)?,
        Written::read(whole.trim_start(), form)?,
        published,
    )
}

/// `101.792`, `53,12%`, `2,87 tỷ`.
fn number(text: &str, words: Language, form: Language) -> Result<Number, QuantityProblem> {
    if let Some(digits) = text.strip_suffix('%') {
        let written = Written::read(digits.trim_end(), form)?;
        return Ok(Number {
            written,
            scale: None,
            percent: true,
        });
    }
    let Some((digits, word)) = text.split_once(' ') else {
        return Ok(Number::plain(Written::read(text, form)?));
    };
    let word = SCALE_SPELLINGS
        .iter()
        .fold(word.to_owned(), |word, (spelling, usual)| {
            word.replace(spelling, usual)
        });
    let scale = Scale::ALL
        .into_iter()
        .find(|scale| scale.word(words) == word)
        .ok_or(QuantityProblem::NotANumber)?;
    let number = Number {
        written: Written::read(digits, form)?,
        scale: Some(scale),
        percent: false,
    };
    number.value().ok_or(QuantityProblem::TooLarge)?;
    Ok(number)
}
