#!/usr/bin/env bash
# Builds the release into dist/, with the standard library rebuilt for size: a panic ends the client without the text
# that nobody would read. That needs the library's source (`rustup component add rust-src`) and options of the compiler
# that are not stable. Without the source, the plain library of the wasm target does.
set -euo pipefail
cd "$(dirname "$0")"
if [[ -e $(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock ]]; then
    export RUSTC_BOOTSTRAP=1
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
else
    echo "build: the client is about a fifth larger than with rust-src (rustup component add rust-src)" >&2
fi
exec trunk build --release
