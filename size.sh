#!/usr/bin/env bash
# Prints what is in the client as Rust compiles it, before wasm-opt: bytes by crate, and the ten largest functions.
# Twiggy reads the names that a release leaves out. A generic function counts to the crate that defines it.
set -euo pipefail
cd "$(dirname "$0")"
wasm=target/wasm32-unknown-unknown/wasm-release/almanac.wasm
twiggy top -n 1000000 --format csv "$wasm" | awk -F, '
    NR > 1 {
        bytes = $(NF - 3)
        name = $0
        if (name ~ /^"?data/) crate = "(data)"
        else if (name ~ /__wbindgen_describe/) crate = "(read by wasm-bindgen and left out)"
        else if (match(name, /[A-Za-z_][A-Za-z0-9_]*::/)) crate = substr(name, RSTART, RLENGTH - 2)
        else crate = "(other)"
        sum[crate] += bytes
    }
    END { for (crate in sum) printf "%8d  %s\n", sum[crate], crate }' | sort -rn | head -20
echo
twiggy top -n 200 "$wasm" | grep -v 'data\[\|custom section\|function names' | head -12
