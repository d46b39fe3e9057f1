#!/usr/bin/env bash
# Trunk's last step: scripts are bundled from their modules, a release is minified, and the program writes the site.
set -euo pipefail
release=
[[ $TRUNK_PROFILE == release ]] && release=--minify

# `--tsconfig-raw` keeps esbuild from the project's own, which is for checking alone.
bundle() {
    esbuild ${release:+"$release"} --bundle --charset=utf8 --log-level=warning --legal-comments=inline \
        --tsconfig-raw='{}' --outdir="$TRUNK_STAGING_DIR" "$@"
}
bundle --format=esm --alias:glue="$(realpath "$TRUNK_STAGING_DIR")/almanac.js" public/single.js
bundle --format=esm public/boot.js public/frame.js public/partners.js public/selftest.js
bundle --format=iife public/appearance.js public/embed.js

build() {
    # `build.sh` sets these for the client alone.
    env -u RUSTC_BOOTSTRAP -u CARGO_UNSTABLE_BUILD_STD -u CARGO_UNSTABLE_BUILD_STD_FEATURES \
        cargo run --quiet --locked -- build content/outlook-2024.json --partners content/partners.json "$@"
}
if [[ $release ]]; then
    (cd "$TRUNK_STAGING_DIR" && esbuild --minify --format=esm --charset=utf8 --log-level=warning \
        --allow-overwrite --outdir=. almanac.js style/*.css)
    # The client that the program reads while it is developed, and holds once `make release` has made it.
    rm -rf target/client
    cp -R "$TRUNK_STAGING_DIR" target/client
    build --out dist
else
    # `trunk serve` shows what is in its own folder.
    site=$(mktemp -d)
    trap 'rm -rf "$site"' EXIT
    build --client "$TRUNK_STAGING_DIR" --out "$site"
    find "$TRUNK_STAGING_DIR" -mindepth 1 -delete
    cp -R "$site"/. "$TRUNK_STAGING_DIR"
fi
