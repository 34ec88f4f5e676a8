//! Measures of the page, in twentieths of a point, as the format counts. The standards leave some
//! room: 20–25 mm above and below, 30–35 mm left, 15–20 mm right; what is chosen lies in it for
//! both layouts, and the style sheet for printing has the same.

/// Millimetres in twentieths of a point.
pub const fn mm(millimetres: u32) -> u32 {
    millimetres * 1440 * 10 / 254
}

/// A section's page.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    pub width: u32,
    pub height: u32,
    pub top: u32,
    pub bottom: u32,
    pub left: u32,
    pub right: u32,
    pub landscape: bool,
    /// Whether its pages are counted from one again.
    pub begins_at_one: bool,
}

/// A4 upright.
pub const PORTRAIT: Page = Page {
    width: mm(210),
    height: mm(297),
    top: mm(20),
    bottom: mm(20),
    left: mm(30),
    right: mm(20),
    landscape: false,
    begins_at_one: false,
};

/// From the edge to the page number.
pub const HEADER: u32 = mm(10);

impl Page {
    /// Lying on its side: bound at what is now the top.
    pub const fn turned(self) -> Self {
        Self {
            width: self.height,
            height: self.width,
            top: self.left,
            bottom: self.right,
            left: self.top,
            right: self.bottom,
            landscape: true,
            begins_at_one: self.begins_at_one,
        }
    }

    /// What is left between the margins.
    pub const fn text_width(&self) -> u32 {
        self.width - self.left - self.right
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_a4_with_margins_that_both_standards_allow() {
        assert_eq!((PORTRAIT.width, PORTRAIT.height), (11905, 16837));
        assert_eq!([mm(20), mm(30)], [1133, 1700]);
        let within = |value: u32, from: u32, to: u32| (mm(from)..=mm(to)).contains(&value);
        assert!(within(PORTRAIT.top, 20, 25) && within(PORTRAIT.bottom, 20, 25));
        assert!(within(PORTRAIT.left, 30, 35) && within(PORTRAIT.right, 15, 20));
        let turned = PORTRAIT.turned();
        assert_eq!((turned.width, turned.top), (PORTRAIT.height, PORTRAIT.left));
        assert_eq!(turned.text_width(), 16837 - 2 * 1133);
    }
}
