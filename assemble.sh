#!/usr/bin/env bash
# Trunk's last step: scripts are bundled with what they share, a release is minified, and the program makes the site.
set -euo pipefail
(cd "$TRUNK_STAGING_DIR" && esbuild --bundle --format=esm --charset=utf8 --log-level=warning \
    --allow-overwrite --outdir=. frame.js selftest.js)
if [[ $TRUNK_PROFILE == release ]]; then
    (cd "$TRUNK_STAGING_DIR" && esbuild --minify --format=esm --charset=utf8 --log-level=warning \
        --allow-overwrite --outdir=. almanac.js boot.js frame.js partners.js selftest.js style/*.css
        esbuild --minify --charset=utf8 --log-level=warning --allow-overwrite --legal-comments=inline --outdir=. appearance.js embed.js)
fi
exec cargo run --quiet --locked -- build content/outlook-2024.json --partners content/partners.json
