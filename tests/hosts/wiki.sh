#!/usr/bin/env bash
# Starts a throw-away DokuWiki whose page `report` carries an embed snippet, so that tests can
# look at a report inside a real intranet product instead of a page we wrote ourselves.
#
#   wiki.sh PORT SNIPPET-FILE
#
# Prints one line, `ready ADDRESS`, once the page answers with the snippet in it, and serves
# until its standard input closes: keep the pipe open while testing, drop it to end the wiki.
# Everything it writes is in one temporary directory, gone at exit.
#
# Needs: apt-get install --no-install-recommends dokuwiki php-cli curl (starts no service).
#
# How raw HTML gets in: Debian 12 has DokuWiki 2022-07-31b "Igor", which still has the setting
# `htmlok` ("Allow embedded HTML"), off by default. The administrator switches it on, below;
# an editor then pastes the snippet between <HTML> and </HTML>. Releases from 2023 on dropped
# the setting in favour of a plugin; this script says so and ends if it meets one of those.
set -euo pipefail

wiki=/usr/share/dokuwiki
defaults=/etc/dokuwiki

die() { printf 'wiki.sh: %s\n' "$*" >&2; exit 1; }

[[ $# -eq 2 ]] || die 'usage: wiki.sh PORT SNIPPET-FILE'
port=$1
[[ $port =~ ^[1-9][0-9]{0,4}$ ]] || die "not a port: $port"
[[ -r $2 ]] || die "cannot read the snippet file: $2"
snippet=$(<"$2")
[[ $snippet == *'<iframe '* ]] || die "no <iframe in $2"
for program in php curl setpriv; do
  command -v "$program" >/dev/null || die "$program is missing (Debian: php-cli, curl, util-linux)"
done
[[ -r $wiki/doku.php && -r $defaults/dokuwiki.php ]] || die 'the Debian package dokuwiki is missing'
grep -q "'htmlok'" "$defaults/dokuwiki.php" || die 'this DokuWiki has no htmlok setting'

dir=$(mktemp -d)
server='' reader=''
finish() {
  for pid in $server $reader; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  rm -rf "$dir"
}
trap finish EXIT
trap 'exit 143' TERM
trap 'exit 130' INT HUP

# The instance: the package's code and defaults, with our own settings and data. Without access
# control, DokuWiki's own default, anyone who reaches 127.0.0.1 reads and edits without login.
mkdir -p "$dir"/{conf,sessions} \
  "$dir"/data/{attic,cache,index,locks,log,media,media_attic,media_meta,meta,pages,tmp}
cp "$defaults"/plugins*.php "$dir/conf/"
printf "<?php define('DOKU_CONF', '%s/conf/');\n" "$dir" >"$dir/instance.php"
cat >"$dir/conf/local.php" <<END
<?php
\$conf['title'] = 'Intranet';
\$conf['savedir'] = '$dir/data';
\$conf['useacl'] = 0;
\$conf['updatecheck'] = 0;
\$conf['htmlok'] = 1;
END

# pdeathsig ends the server even when this script is killed in a way no trap sees.
setpriv --pdeathsig TERM php -d auto_prepend_file="$dir/instance.php" \
  -d session.save_path="$dir/sessions" -S "127.0.0.1:$port" -t "$wiki" \
  </dev/null >"$dir/server.log" 2>&1 &
server=$!
for ((tries = 0; tries < 100; tries++)); do
  ! grep -q 'Development Server.* started' "$dir/server.log" || break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.1
done
grep -q 'Development Server.* started' "$dir/server.log" || die "php: $(<"$dir/server.log")"

# The editor: the form of the page's edit view, saved.
address="http://127.0.0.1:$port/doku.php?id=report"
fetch() { curl --silent --show-error --fail --noproxy '*' --max-time 30 "$@"; }
printf '====== Report ======\n\n<HTML>\n%s\n</HTML>\n' "$snippet" >"$dir/report.txt"
fetch --output /dev/null --data 'id=report&do[save]=1&summary=report' \
  --data-urlencode "wikitext@$dir/report.txt" "$address" || die 'the page could not be saved'
page=$(fetch "$address") || die 'the page does not answer'
[[ $page == *"$snippet"* ]] || die 'the page does not carry the snippet as pasted'
printf 'ready %s\n' "$address"

cat <&0 >/dev/null &
reader=$!
wait -n "$server" "$reader" || true
! kill -0 "$reader" 2>/dev/null || die "the server ended: $(tail -n 5 "$dir/server.log")"
