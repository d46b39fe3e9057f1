//! The two ways to print the page by a press.

use leptos::prelude::*;

use crate::islands::Tools;

/// The buttons of a report that belong to no theme. The browser's own command to print needs neither.
#[component]
pub(super) fn Printing() -> impl IntoView {
    view! { <client-only class="tools printing" hidden=true><Tools/></client-only> }
}
