//! `almanac schema`: prints the JSON Schema of bundles.

use crate::report::schema;

pub(super) fn execute() {
    print!("{}", schema::text());
}
