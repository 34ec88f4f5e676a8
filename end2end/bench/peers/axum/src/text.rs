//! How values are written on a page.

/// Something that can stand in a page.
pub trait Put {
    fn put(&self, out: &mut String);
}

impl Put for str {
    fn put(&self, out: &mut String) {
        for sign in self.chars() {
            match sign {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                _ => out.push(sign),
            }
        }
    }
}

impl Put for &str {
    fn put(&self, out: &mut String) {
        (**self).put(out);
    }
}

impl Put for String {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

impl Put for usize {
    fn put(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

impl Put for i32 {
    fn put(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

pub fn put(out: &mut String, value: &impl Put) {
    value.put(out);
}

/// Whether a part of the page is to be drawn.
pub trait Is {
    fn is(&self) -> bool;
}

impl Is for bool {
    fn is(&self) -> bool {
        *self
    }
}

impl Is for String {
    fn is(&self) -> bool {
        !self.is_empty()
    }
}

pub fn is(value: &impl Is) -> bool {
    value.is()
}

/// Hundredths as "22,02".
pub fn amount(hundredths: i64) -> String {
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}

/// The same without noughts at its end: "2,2".
pub fn short(hundredths: i64) -> String {
    trimmed(&amount(hundredths), ',')
}

/// A share of a hundred with up to two decimals: "88.08".
pub fn share(value: f64) -> String {
    trimmed(&format!("{value:.2}"), '.')
}

fn trimmed(text: &str, point: char) -> String {
    text.trim_end_matches('0')
        .trim_end_matches(point)
        .to_owned()
}

/// "2026-10-31" as "31/10/2026".
pub fn day(iso: &str) -> String {
    format!("{}/{}/{}", &iso[8..10], &iso[5..7], &iso[..4])
}
