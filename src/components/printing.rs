//! The print buttons.

use leptos::prelude::*;

use crate::islands::PrintTools;

/// The print buttons of the report. The browser's own print command works without them.
#[component]
pub(super) fn Printing() -> impl IntoView {
    view! { <client-only class="tools print-tools" hidden=true><PrintTools/></client-only> }
}
