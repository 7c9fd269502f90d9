#!/usr/bin/env bash
# Builds everything, checks the format, runs every test. Installs from Debian what the tests need
# and the machine lacks. The last line counts: N passed, N failed, N skipped. However it ends, Ctrl-C included,
# nothing that it started runs on.
set -uo pipefail
PATH=$PATH:/usr/sbin # where Debian has haproxy, which the PATH of most users lacks
cd "$(dirname "$0")/.."
results=tests/.run/results
rm -rf "$results" && mkdir -p "$results"

# Whatever is started inherits this, so that what outlives its parent is found again.
export TESTS_RUN=$$
# Compiling in one warm server takes half the time; it ends with the rest.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=true
# Most of what is started here lives for seconds: code is not watched to be compiled better later.
export DOTNET_TieredPGO=0
TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/msa-tests-XXXXXX") && chmod 755 "$TMPDIR" && export TMPDIR

ours() { (unset TESTS_RUN; grep -lsxz "TESTS_RUN=$$" /proc/[0-9]*/environ | cut -d/ -f3); }

clean() { # asks what is left to end, and after 5 s makes it
  local try
  for try in $(seq 50); do
    [ -n "$(ours)" ] || break
    kill -s "$([ "$try" -lt 25 ] && echo TERM || echo KILL)" $(ours) 2>/dev/null
    sleep 0.2
  done
  rm -rf "$TMPDIR"
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

attended() { # attended COMMAND…: as it is, but a signal need not wait for its end
  "$@" &
  wait $!
}

need() { # need <command that succeeds when it is there> <package>
  eval "$1" >/dev/null 2>&1 && return
  local root=""; [ "$(id -u)" = 0 ] || root=sudo
  DEBIAN_FRONTEND=noninteractive
  export DEBIAN_FRONTEND
  $root apt-get update -qq && $root apt-get install -y -qq --no-install-recommends "$2" >/dev/null
}

finish() { # finish <exit code>: the closing line, from what the test runs recorded
  local passed=0 failed=0 skipped=0 counters
  for trx in "$results"/*.trx; do
    [ -e "$trx" ] || continue
    counters=$(grep -o '<Counters [^>]*>' "$trx")
    value() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
    passed=$((passed + $(value passed)))
    failed=$((failed + $(value failed)))
    skipped=$((skipped + $(value total) - $(value executed)))
  done
  [ "$1" = 0 ] || [ "$failed" != 0 ] || failed=1
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ]
  exit
}

suite() { # suite <name> [argument of dotnet test…]: its tests, recorded for the closing line
  local name=$1
  shift
  ${yields:-} dotnet test "tests/$name.Tests" --configuration Release --no-build --nologo \
    --logger "trx;LogFileName=$name.trx" --results-directory "$results" "$@"
}

coverage() { # of the rules, by the tests of the rules alone
  dotnet reportgenerator "-reports:$results/**/coverage.cobertura.xml" "-targetdir:$results/coverage" \
    "-reporttypes:TextSummary" "-verbosity:Error" && sed -n '/Line coverage/p; /Branch coverage/p; /^[A-Z][A-Za-z.]* /p' "$results/coverage/Summary.txt"
}

need "/usr/bin/python3 -c 'import aiosmtpd'" python3-aiosmtpd || finish 1
need "command -v haproxy" haproxy || finish 1
need "command -v chromium-headless-shell" chromium-headless-shell || need "command -v chromium" chromium || finish 1
need "ls /usr/lib/*/faketime/libfaketimeMT.so.1" faketime || finish 1
need "ls \"\$(pg_config --bindir)\"/initdb" postgresql || finish 1
need "command -v npm" npm || finish 1
attended dotnet tool restore >/dev/null || finish 1
# Only packages whose version and hash packages.lock.json lists.
attended dotnet restore MsaOrleans.sln --locked-mode --verbosity quiet || finish 1
attended dotnet build MsaOrleans.sln --configuration Release --no-restore --nologo --verbosity quiet || finish 1
# Style, names and analyzers are errors of the build: what is left is where lines break and begin.
attended dotnet csharpier check . || finish 1

# What others generate clients from: no error and no warning of Spectral's rules for OpenAPI.
status=0
attended npm ci --prefix tests/tools --silent && attended npm run --prefix tests/tools --silent lint:api || status=1
# The portal's scripts have no build that would find a wrong type or name.
attended tests/tools/check-pages.sh || status=1

# The cluster's faults leave the processor idle most of the time. What runs beside them yields to them; the Api's
# suite, which measures how late things are, runs beside nothing.
attended suite Api || status=1
suite Cluster &
cluster=$!
for project in tests/*.Tests; do
  name=$(basename "$project" .Tests)
  case $name in
    Api | Cluster) ;;
    Grains) yields="nice -n 10" attended suite "$name" --collect "XPlat Code Coverage" || status=1 ;;
    *) yields="nice -n 10" attended suite "$name" || status=1 ;;
  esac
done
wait $cluster || status=1
coverage
finish $status
