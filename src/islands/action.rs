//! What the buttons of themes and of the citation dialog do.

/// An action that a button's `value` names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Action {
    /// Copies the link of the theme around the button.
    CopyLink,
    /// Opens the dialog with the citation of the theme around the button.
    Cite,
    /// Hands the theme around the button to the Web Share API.
    Share,
    /// Copies the text of the form around the button.
    CopyText,
    /// Closes the dialog.
    Close,
}

impl Action {
    const ALL: [Self; 5] = [Self::CopyLink, Self::Cite, Self::Share, Self::CopyText, Self::Close];

    /// The button's `value`.
    pub const fn value(self) -> &'static str {
        match self {
            Self::CopyLink => "link",
            Self::Cite => "cite",
            Self::Share => "share",
            Self::CopyText => "copy",
            Self::Close => "close",
        }
    }

    /// The action with a `value`.
    pub(super) fn from_value(value: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.value() == value)
    }
}
