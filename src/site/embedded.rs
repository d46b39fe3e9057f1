//! The client that the program carries.

use std::borrow::Cow;

use rust_embed::RustEmbed;

/// The files of `target/client`, which `make build` makes: within a release program, else read from that folder.
#[derive(RustEmbed)]
#[folder = "target/client"]
#[allow_missing = true]
struct Embedded;

/// Set by `make release`, so that a program which was compiled before there was a client is compiled again.
const _: Option<&str> = option_env!("ALMANAC_CLIENT");

/// The content of a file.
pub(super) fn read(path: &str) -> Option<Cow<'static, [u8]>> {
    Embedded::get(path).map(|file| file.data)
}

/// The paths of all files, in their order.
pub(super) fn paths() -> Vec<String> {
    let mut paths: Vec<_> = Embedded::iter().map(Cow::into_owned).collect();
    paths.sort();
    paths
}
