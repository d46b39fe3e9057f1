//! What axe leaves for people to judge, and how it was judged.

/// A finding that was judged to be no fault.
pub struct Review {
    /// The rule's name.
    pub rule: &'static str,
    /// The element's selector.
    pub target: &'static str,
    /// What the message contains.
    pub message: &'static str,
}

/// Each with its reason.
pub const REVIEWED: &[Review] = &[
    // WebKit, from right to left: where the English title of the notice meets the words after it, axe finds that
    // boxes overlap. Nothing under the title has a ground but the page, and its contrast passes in the other states.
    Review { rule: "color-contrast", target: "b", message: "partially overlaps" },
    // On paper, where the text of an edition meets the links after it, the same.
    Review { rule: "color-contrast", target: "#edition-2020 > p", message: "partially overlaps" },
];
