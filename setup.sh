#!/usr/bin/env bash
# Installs what building a report needs; `setup.sh test` also installs what the tests need. Only what is missing or of
# the wrong version is installed. Building needs no root where a C compiler and npm are present.
# Safe to run again. ALMANAC_CLOSED_NETWORK=1 does without rustup's downloads.
# Tools go into $ALMANAC_TOOLS; only the browsers and what they need are system packages.
set -euo pipefail
cd "$(dirname "$0")"

tools=${ALMANAC_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/almanac}
wasm=wasm32-unknown-unknown
trunk_version=0.21.14    # 0.22.1 asks for rustc 1.96.1
geckodriver_version=0.37.1
binaryen_version=132     # Trunk.toml asks for the same; Debian's is too old for today's Rust
esbuild_version=0.28.2
axe_version=4.14.1       # A new one finds new things: run the browser tests before raising it
checker_version=26.9.27  # The Nu Html Checker
pym_version=1.3.2        # What hosts use to size frames, which the frame must answer to
resizer_version=2.1.0    # open-iframe-resizer
readability_version=0.6.0  # What Firefox's Reader View runs
linkedom_version=0.18.15
typescript_version=7.0.2
stylelint_version=17.16.0  # 18 asks for Node 22.22
stylelint_config_version=40.0.0
wasm_bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
export PATH="$tools/bin:$tools/node_modules/.bin:$PATH"
mkdir -p "$tools"

# Each line begins with the seconds since the start.
say() { printf 'setup %4ds: %s\n' "$SECONDS" "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null; }
at_version() { [[ "$("$1" --version 2>/dev/null)" =~ (^|[^0-9.])"${2//./\.}"([^0-9.]|$) ]]; }

# Debian's packages: `packages "what for" NAME ...` installs those that are missing.
packages() {
    local why=$1 missing=()
    shift
    for name in "$@"; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    ((${#missing[@]})) || return 0
    has apt-get || fail "$why: install these by your system's means: ${missing[*]}"
    local root=()
    ((EUID == 0)) || { has sudo && root=(sudo); } || fail "$why needs root: apt-get install ${missing[*]}"
    say "installing ${missing[*]} for $why (about 1 minute)"
    "${root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# `crate NAME VERSION COMMAND MINUTES` installs a program from its source, or a prebuilt one where that can be had.
crate() {
    local name=$1 version=$2 command=$3 minutes=$4
    at_version "$command" "$version" && return
    say "installing $name $version (about $minutes minutes)"
    if has cargo-binstall && cargo binstall --no-confirm --root "$tools" "$name@$version"; then return; fi
    # A debug build compiles in half the time, and these programs do little work of their own.
    export CARGO_PROFILE_DEV_DEBUG=0
    # Some releases lock a version that was withdrawn; without the lock cargo finds another.
    cargo install --quiet --debug --locked --root "$tools" --version "$version" "$name" ||
        cargo install --quiet --debug --root "$tools" --version "$version" "$name"
}

# The wasm target for the compiler in use.
wasm_target() {
    local library
    library="$(rustc --print sysroot)/lib/rustlib/$wasm/lib"
    compgen -G "$library/libstd-*.rlib" >/dev/null && return
    if [[ -z ${ALMANAC_CLOSED_NETWORK:-} ]] && has rustup; then
        say "adding the target $wasm to $(rustc --version) (a few seconds)"
        rustup target add "$wasm" && return
    fi
    closed_network_toolchain
}

# The source of the standard library, with which `build.sh` makes a smaller client; it builds without.
library_source() {
    [[ -e $(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock ]] && return
    has rustup && say "adding the source of Rust's library (a few seconds)" && rustup component add rust-src && return
    say "the source of Rust's library cannot be had: the client will be about a fifth larger"
}

# Where rustup cannot download: Debian's newest compiler, with a wasm standard library built from its own source.
closed_network_toolchain() {
    has rustup || fail "the target $wasm is missing; install rustup, or a Rust that has it"
    packages "a compiler with its library's source" rustc-web cargo-web rust-web-src lld-19
    local library=/usr/lib/rustlib/$wasm/lib
    rustup toolchain list | grep -q '^almanac-debian' || rustup toolchain link almanac-debian /usr
    if ! compgen -G "$library/libstd-*.rlib" >/dev/null; then
        [[ -w /usr/lib/rustlib ]] || fail "building the wasm standard library needs root: run this script once as root"
        say "building the standard library for $wasm (about 1 minute)"
        local crate
        crate=$(mktemp -d)
        cargo +almanac-debian init --quiet --lib --name empty "$crate"
        # Fat link-time optimisation needs the library's bitcode.
        (cd "$crate" && RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Cembed-bitcode=yes" cargo +almanac-debian build --quiet --release \
            --target "$wasm" -Z build-std=std,panic_abort -Z build-std-features=optimize_for_size)
        mkdir -p "$library"
        cp "$crate/target/$wasm/release/deps/"*.rlib "$library/"
        rm -r "$crate"
    fi
    # The Makefile reads this: one compiler for both halves of the build.
    printf 'export RUSTUP_TOOLCHAIN := almanac-debian\nexport CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER := wasm-ld-19\n' \
        >"$tools/toolchain.mk"
}

# Whether an npm package is there in a version.
npm_has() { grep -qsF "\"version\": \"$2\"" "$tools/node_modules/$1/package.json"; }

# `npm_packages "what for" NAME@VERSION ...` installs those that are missing. One call for all: npm removes what an
# earlier call in the same folder did not save.
npm_packages() {
    local why=$1 missing=()
    shift
    for package in "$@"; do
        npm_has "${package%@*}" "${package##*@}" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    has npm || packages "$why" nodejs npm
    say "installing ${missing[*]} for $why (about 15 seconds)"
    npm install --silent --no-fund --no-audit --ignore-scripts --save-exact --prefix "$tools" "${missing[@]}"
}

# WordPress, whose own code tests run: unpacked only, since its package would install a web server and more.
wordpress() {
    local files=$tools/wordpress/usr/share/wordpress folder
    # The last file to be made. Without it, WordPress asks for MySQL before it does anything.
    [[ -e $files/wp-content/db.php ]] && return
    has apt-get || fail "put WordPress into $files, with an empty file wp-content/db.php"
    say "unpacking WordPress for the tests (a few seconds)"
    folder=$(mktemp -d)
    local download=(apt-get download -qq -o APT::Sandbox::User=root wordpress)
    if ! (cd "$folder" && "${download[@]}" 2>/dev/null); then
        local root=()
        ((EUID == 0)) || { has sudo && root=(sudo); } || fail "WordPress for the tests needs root: apt-get update"
        "${root[@]}" apt-get update -qq
        (cd "$folder" && "${download[@]}")
    fi
    dpkg-deb -x "$folder"/wordpress_*.deb "$tools/wordpress"
    : >"$files/wp-content/db.php"
    rm -r "$folder"
}

build() {
    has cargo || fail "Rust is missing: see https://rustup.rs"
    say "to build a report: the wasm target of Rust, trunk, wasm-bindgen, wasm-opt and esbuild, as far as they are missing (about 4 minutes in all)"
    has cc || packages "compiling" gcc libc6-dev
    wasm_target
    library_source
    crate trunk "$trunk_version" trunk 3
    crate wasm-bindgen-cli "$wasm_bindgen_version" wasm-bindgen 1
    npm_packages "optimising the client" "binaryen@$binaryen_version.0.0" "esbuild@$esbuild_version"
}

tests() {
    say "to test it: three browsers and their drivers, checkers of HTML, scripts, styles and accessibility, and the hosts that reports are embedded in (about 3 minutes in all)"
    npm_packages "the tests" "axe-core@$axe_version" "vnu-jar@$checker_version" "pym.js@$pym_version" \
        "@open-iframe-resizer/core@$resizer_version" "@mozilla/readability@$readability_version" "linkedom@$linkedom_version" \
        "typescript@$typescript_version" "stylelint@$stylelint_version" "stylelint-config-standard@$stylelint_config_version"
    # A font of the page's stack, what reads printed pages, a wiki that stands for intranets, and a host with MultiViews.
    packages "the tests" chromium chromium-driver firefox-esr webkit2gtk-driver xvfb xauth xdotool \
        fonts-urw-base35 poppler-utils default-jre-headless dokuwiki php-cli curl apache2-bin
    wordpress
    crate geckodriver "$geckodriver_version" geckodriver 1
}

case ${1:-} in
    "") build ;;
    test) build && tests ;;
    size) crate twiggy 0.8.0 twiggy 1 ;;
    fuzz) crate cargo-fuzz 0.13.2 cargo-fuzz 1 ;;
    *) fail "usage: setup.sh [test|size|fuzz]" ;;
esac
say "everything is in place"
