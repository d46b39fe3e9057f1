//! The format and size of a resource that is a file (R37).

use super::context::RenderContext;
use crate::locale::fill;
use crate::report::Resource;

/// The format and size in words; `None` for a resource that is a web page.
pub(super) fn file_facts(resource: &Resource, context: &RenderContext) -> Option<String> {
    let file = resource.file.as_ref()?;
    let size = file.size.div_ceil(1000).to_string();
    Some(fill(&context.locale.resources.file, &[("format", file.format.as_str()), ("size", &size)]))
}
