#!/usr/bin/env bash
# Trunk's last step: scripts are bundled with what they share, a release is minified, and the program writes the site.
set -euo pipefail
build() {
    cargo run --quiet --locked -- build content/outlook-2024.json --partners content/partners.json \
        --reader "$TRUNK_STAGING_DIR" --out "$1"
}
(cd "$TRUNK_STAGING_DIR" && esbuild --bundle --format=esm --charset=utf8 --log-level=warning \
    --allow-overwrite --outdir=. frame.js selftest.js)
if [[ $TRUNK_PROFILE == release ]]; then
    (cd "$TRUNK_STAGING_DIR" && esbuild --minify --format=esm --charset=utf8 --log-level=warning \
        --allow-overwrite --outdir=. almanac.js boot.js frame.js partners.js selftest.js style/*.css
        esbuild --minify --charset=utf8 --log-level=warning --allow-overwrite --legal-comments=inline --outdir=. appearance.js embed.js)
    build dist
else
    # `trunk serve` shows what is in its own folder.
    site=$(mktemp -d)
    trap 'rm -rf "$site"' EXIT
    build "$site"
    find "$TRUNK_STAGING_DIR" -mindepth 1 -delete
    cp -R "$site"/. "$TRUNK_STAGING_DIR"
fi
