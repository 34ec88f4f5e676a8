//! How a number is shown, as far as its meaning hangs on it: percent signs, decimal places,
//! leading zeros, days.

/// What a number format says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    General,
    /// Digits before and after the point, and whether a hundred is one.
    Digits {
        whole: u8,
        places: u8,
        percent: bool,
    },
    Day,
}

impl Format {
    /// A format that is known by its number alone.
    #[must_use]
    pub const fn built_in(id: u32) -> Self {
        let (places, percent) = match id {
            1 | 3 | 37 | 38 => (0, false),
            2 | 4 | 39 | 40 => (2, false),
            9 => (0, true),
            10 => (2, true),
            14..=22 | 27..=36 | 45..=47 | 50..=58 => return Self::Day,
            _ => return Self::General,
        };
        Self::Digits {
            whole: 1,
            places,
            percent,
        }
    }

    /// A format in its own code: `0.0%`, `#,##0.00`, `dd/mm/yyyy`.
    #[must_use]
    pub fn of(code: &str) -> Self {
        // Negative numbers, zeros and texts have sections of their own, shown alike.
        let mut signs = code.chars();
        let (mut whole, mut places) = (0_u8, 0_u8);
        let (mut behind_point, mut percent, mut digits) = (false, false, false);
        while let Some(sign) = signs.next() {
            match sign {
                ';' => break,
                // Text, a sign to be taken as it is, a blank of its width: not digits.
                '"' => while signs.next().is_some_and(|sign| sign != '"') {},
                '\\' | '_' | '*' => {
                    signs.next();
                }
                // Colours and languages; elapsed hours stand in brackets too.
                '[' => {
                    let within: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    if matches!(
                        within.to_lowercase().as_str(),
                        "h" | "hh" | "m" | "mm" | "s" | "ss"
                    ) {
                        return Self::Day;
                    }
                }
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Self::Day,
                // As it comes, or with an exponent that no figure is published in.
                'G' | 'g' | 'E' | 'e' | '/' | '@' => return Self::General,
                '%' => percent = true,
                '.' => behind_point = true,
                '0' | '#' | '?' => {
                    digits = true;
                    match (sign, behind_point) {
                        ('0', true) => places = places.saturating_add(1),
                        ('0', false) => whole = whole.saturating_add(1),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        if digits {
            Self::Digits {
                whole,
                places,
                percent,
            }
        } else {
            Self::General
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_what_its_number_means() {
        let digits = |whole, places, percent| Format::Digits {
            whole,
            places,
            percent,
        };
        for (code, format) in [
            ("General", Format::General),
            ("0", digits(1, 0, false)),
            ("00", digits(2, 0, false)),
            ("0.00%", digits(1, 2, true)),
            ("#,##0.0", digits(1, 1, false)),
            ("#,##0.00_);[Red](#,##0.00)", digits(1, 2, false)),
            ("\"dưới \"0", digits(1, 0, false)),
            ("0\\d", digits(1, 0, false)),
            ("[$-42A]dd/mm/yyyy", Format::Day),
            ("[h]:mm", Format::Day),
            ("0.00E+00", Format::General),
            ("@", Format::General),
            ("\"", Format::General),
        ] {
            assert_eq!(Format::of(code), format, "{code}");
        }
        assert_eq!(Format::built_in(10), digits(1, 2, true));
        assert_eq!(Format::built_in(14), Format::Day);
    }
}
