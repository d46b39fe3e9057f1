#!/usr/bin/env bash
# Holds each file in dist/ against budgets.txt, and names what is too large or has no budget.
set -euo pipefail
cd "$(dirname "$0")"
# Without the source of the standard library, `build.sh` makes a client that is about a fifth larger.
plain=
[[ -e $(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock ]] || plain=1
failed=
while read -r file; do
    name=$(sed -E 's|^(assets/[a-z]+)\.[0-9a-f]+\.|\1.*.|' <<<"$file")
    bytes=$(stat -c %s "dist/$file.br")
    budget=$(awk -F'\t' -v name="$name" '$1 == name { print $2 }' budgets.txt)
    [[ $plain && $name == *.wasm ]] && budget=$((budget * 5 / 4))
    if [[ -z $budget ]]; then
        echo "budgets: $name has no budget in budgets.txt; it is $bytes bytes" >&2
        failed=1
    elif ((bytes > budget)); then
        echo "budgets: $name has grown to $bytes bytes; its budget is $budget" >&2
        failed=1
    fi
done < <(cd dist && find . -name '*.br' | sed -E 's|^\./||; s|\.br$||' | sort)
[[ -z $failed ]]
