#!/usr/bin/env bash
# Builds the release into dist/, with a standard library made for size: rebuilt with the client, it leaves out the text
# of panics, which nobody would read. That needs the library's source (`rustup component add rust-src`), and features of
# the compiler that are not stable yet. Without the source the build works all the same.
set -euo pipefail
cd "$(dirname "$0")"
if [[ -e $(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock ]]; then
    export RUSTC_BOOTSTRAP=1
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
else
    echo "build: no source of the standard library (rustup component add rust-src): the client is about 20 KB larger" >&2
fi
exec trunk build --release
