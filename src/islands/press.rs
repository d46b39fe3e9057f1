//! What the buttons of a report are for, as their `value` says it.

/// The tools that one listener answers. A button's `value` names its tool.
pub struct Press;

impl Press {
    /// Copies the link of the theme around the button.
    pub const LINK: &str = "link";
    /// Opens the dialog with the citation of the theme around the button.
    pub const CITE: &str = "cite";
    /// Hands the theme around the button to the system.
    pub const SHARE: &str = "share";
    /// Copies the text before the button.
    pub const COPY: &str = "copy";
    /// Closes the dialog.
    pub const CLOSE: &str = "close";
    /// Prints everything.
    pub const PRINT: &str = "print";
    /// Prints what is open.
    pub const PRINT_OPEN: &str = "print-open";
}
