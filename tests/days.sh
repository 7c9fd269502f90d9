#!/usr/bin/env bash
# Runs the suites that use the real clock as if it were another day: each weekday, a public holiday, the days of
# clock change, 29 February, 31 December at 23:55 and local midnight. Every process of a run sees that day, the browser too.
#   tests/days.sh                        all of them; more than an hour on two cores
#   tests/days.sh 2027-03-28T01:55:00    one of them, in French local time
# Takes Debian's faketime and what tests/run.sh installs.
set -uo pipefail
cd "$(dirname "$0")/.."
days=("$@")
[ $# -gt 0 ] || days=(
  2027-02-01T09:00:00 # Monday
  2027-02-02T09:00:00
  2027-02-03T09:00:00
  2027-02-04T09:00:00
  2027-02-05T17:30:00 # Friday evening
  2027-02-06T12:00:00
  2027-02-07T23:55:00 # Sunday, into Monday
  2027-05-06T10:00:00 # Ascension Day
  2027-03-28T01:55:00 # clocks go forward at 02:00
  2027-10-31T02:55:00 # clocks go back at 03:00
  2028-02-29T10:00:00
  2027-12-31T23:55:00 # into the new year
  2027-06-15T23:58:00 # local midnight, in summer time
)
library=$(ls /usr/lib/*/faketime/libfaketimeMT.so.1 2>/dev/null | head -1)
[ -n "$library" ] || { echo "libfaketime is missing: apt-get install faketime" >&2; exit 1; }
dotnet build MsaOrleans.sln --configuration Release --nologo --verbosity quiet || exit 1

status=0
for day in "${days[@]}"; do
  instant=$(TZ=Europe/Paris date -d "$day" +%s) || exit 1
  for suite in Api Portal; do
    # The monotonic clock stays real: only what day it is changes.
    result=$(LD_PRELOAD=$library FAKETIME="@$(date -u -d "@$instant" '+%F %T')" TZ=UTC FAKETIME_DONT_FAKE_MONOTONIC=1 \
      dotnet test "tests/$suite.Tests" --configuration Release --no-build --nologo 2>&1)
    [ $? = 0 ] || { status=1; grep -E '\[FAIL\]|Error Message' -A 3 <<<"$result"; }
    echo "$day $suite: $(grep -E '^(Passed|Failed)!' <<<"$result")"
  done
done
exit $status
