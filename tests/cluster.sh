#!/usr/bin/env bash
# The service as it runs in production, without Docker: PostgreSQL, an SMTP catcher, two silos and two Apis behind
# a proxy, all on 127.0.0.1.
#
#   tests/cluster.sh up                      builds, starts everything, returns once requests are answered
#   tests/cluster.sh down                    stops everything and removes its data
#   tests/cluster.sh kill|stop|start NAME…   silo1 silo2 api1 api2 postgres mail proxy; kill is SIGKILL,
#                                            and start does not wait until it is ready
#   tests/cluster.sh clock NAME SECONDS      sets a silo's clock ahead (+3600), back (-3600) or right again (+0)
#
# CLUSTER_DIR    data, logs and process ids          tests/.run/cluster
# CLUSTER_PORT   the proxy; the next 12 are used too 5100
# CLUSTER_LINK   port by which silos reach the database, if something stands between
# CLUSTER_BUILD  no: takes what was built before     yes
# CLUSTER_CLOCKS yes: for the command clock; takes Debian's faketime                     no
# CONFIGURATION  Debug or Release                    Release
# Any setting of the service in the environment (Sla__Steps=…) holds for all silos and Apis.
set -euo pipefail
PATH=$PATH:/usr/sbin # where Debian has haproxy, which the PATH of most users lacks
root=$(cd "$(dirname "$0")/.." && pwd)
dir=${CLUSTER_DIR:-$root/tests/.run/cluster}
port=${CLUSTER_PORT:-5100}
configuration=${CONFIGURATION:-Release}
postgres=$(pg_config --bindir)
all=(postgres mail silo1 silo2 api1 api2 proxy)
database_port=$((port + 1))

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

launch() { # launch NAME COMMAND…: in the background, for as long as it takes
  local name=$1; shift
  (cd "$dir" && exec setsid "$@" </dev/null >>"$dir/$name.log" 2>&1) &
  echo $! >"$dir/$name.pid"
}

silo() { # silo NAME NUMBER
  local clock=()
  if [ "${CLUSTER_CLOCKS:-no}" = yes ]; then
    [ -e "$dir/$1.clock" ] || echo +0 >"$dir/$1.clock"
    clock=(env LD_PRELOAD="$(echo /usr/lib/*/faketime/libfaketimeMT.so.1)" FAKETIME_TIMESTAMP_FILE="$dir/$1.clock"
      FAKETIME_CACHE_DURATION=1 FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_FORCE_MONOTONIC_FIX=0)
  fi
  Cluster__SiloPort=$((port + 2 + $2)) Cluster__GatewayPort=$((port + 4 + $2)) launch "$1" \
    "${clock[@]}" dotnet "$root/Silo/bin/$configuration/net10.0/Silo.dll" --urls "http://127.0.0.1:$((port + 6 + $2))"
}

api() { # api NAME NUMBER
  Cluster__Mode=client ASPNETCORE_FORWARDEDHEADERS_ENABLED=true launch "$1" \
    dotnet "$root/Api/bin/$configuration/net10.0/Api.dll" --urls "http://127.0.0.1:$((port + 8 + $2))"
}

settings() {
  [ -f "$dir/msa.keys" ] || (umask 077 && echo "cluster $(head -c 32 /dev/urandom | base64)" >"$dir/msa.keys")
  export Encryption__Keys="$dir/msa.keys"
  export ASPNETCORE_ENVIRONMENT=Development Storage__Provider=postgres Mail__Host=127.0.0.1 Mail__Port=$((port + 11)) Mail__Security=None
  export ConnectionStrings__Orleans="Host=127.0.0.1;Port=${CLUSTER_LINK:-$database_port};Username=msa;Database=msa;Maximum Pool Size=16"
  export Operations__StopDelay=${Operations__StopDelay:-00:00:05} Demo__Seed=${Demo__Seed:-false} Demo__SigningKey
  Demo__SigningKey=$(cat "$dir/demo-key")
  export PROXY_BIND=127.0.0.1:$port API1=127.0.0.1:$((port + 9)) API2=127.0.0.1:$((port + 10))
}

start() {
  case $1 in
    postgres) as_postgres "$postgres/pg_ctl" start -D "$dir/database/data" -w -s -l "$dir/database/log" \
      -o "-p $database_port -h 127.0.0.1 -k $dir/database -c max_connections=100" ;;
    mail) launch mail /usr/bin/python3 "$root/tests/smtp/sink.py" "$dir/mail" $((port + 11)) ;;
    silo1) silo silo1 1 ;;
    silo2) silo silo2 2 ;;
    api1) api api1 1 ;;
    api2) api api2 2 ;;
    proxy) launch proxy haproxy -db -f "$root/Api/haproxy.cfg" ;;
    *) echo "unknown: $1" >&2; return 2 ;;
  esac
}

signal() { # signal NAME SIGNAL: and waits until it has ended
  if [ "$1" = postgres ]; then
    as_postgres "$postgres/pg_ctl" stop -D "$dir/database/data" -s -m "$([ "$2" = KILL ] && echo immediate || echo fast)" || true
    return
  fi
  local pid; pid=$(cat "$dir/$1.pid" 2>/dev/null) || return 0
  kill "-$2" "$pid" 2>/dev/null || true
  for _ in $(seq 600); do alive "$pid" || break; sleep 0.1; done
  if alive "$pid"; then echo "$1 is still there a minute after SIG$2" >&2; return 1; fi
  rm -f "$dir/$1.pid"
}

alive() { grep -qs '^State:[[:space:]]*[^ZX]' "/proc/$1/status"; }

answers() { # answers NAME PORT PATH: waits until the process does, or has ended
  for _ in $(seq 600); do
    alive "$(cat "$dir/$1.pid")" || { echo "$1 has ended:" >&2; tail -n 5 "$dir/$1.log" >&2; return 1; }
    curl -fso /dev/null "http://127.0.0.1:$2$3" && return
    sleep 0.1
  done
  echo "$1 is not ready within a minute; see $dir/$1.log" >&2
  return 1
}

installed() { # before anything starts
  local missing=()
  for program in dotnet curl haproxy /usr/bin/python3 "$postgres/initdb"; do
    command -v "$program" >/dev/null || missing+=("$program")
  done
  [ ${#missing[@]} = 0 ] || { echo "not installed: ${missing[*]}" >&2; return 1; }
}

roles() { # as in docker-compose.yml: who owns the schema, and who works with it
  as_postgres "$postgres/psql" -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$database_port" -U postgres <<'SQL'
CREATE ROLE owner LOGIN;
CREATE ROLE msa LOGIN;
CREATE DATABASE msa OWNER owner;
\connect msa
ALTER DEFAULT PRIVILEGES FOR ROLE owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO msa;
ALTER DEFAULT PRIVILEGES FOR ROLE owner GRANT USAGE ON SEQUENCES TO msa;
SQL
}

up() {
  installed
  mkdir -p "$dir/mail" "$dir/database"
  [ "${CLUSTER_BUILD:-yes}" = no ] || dotnet build "$root/Api" --configuration "$configuration" --nologo --verbosity quiet >&2
  head -c 32 /dev/urandom | base64 >"$dir/demo-key"
  if [ "$(id -u)" = 0 ]; then chown postgres "$dir/database"; fi
  as_postgres "$postgres/initdb" -D "$dir/database/data" -U postgres -A trust -E UTF8 --locale C.UTF-8 >/dev/null
  start postgres
  roles
  settings
  ConnectionStrings__Orleans="Host=127.0.0.1;Port=$database_port;Username=owner;Database=msa" \
    dotnet "$root/Silo/bin/$configuration/net10.0/Silo.dll" migrate >"$dir/migrate.log" 2>&1
  for name in mail silo1 silo2 api1 api2 proxy; do start $name; done
  local number=7
  for name in silo1 silo2 api1 api2; do answers $name $((port + number)) /health/ready; number=$((number + 1)); done
  answers proxy "$port" /api/v1/funds
  echo "http://127.0.0.1:$port (silos' metrics: $((port + 7)), $((port + 8)); Apis: $((port + 9)), $((port + 10)); data and logs: $dir)"
}

down() {
  for name in "${all[@]:1}"; do signal "$name" KILL; done
  signal postgres KILL
  rm -rf "$dir"
}

case ${1:-} in
  up | down) "$1" ;;
  clock) echo "$3" >"$dir/$2.clock" ;;
  kill | stop | start)
    command=$1; shift; settings
    for name in "$@"; do
      case $command in kill) signal "$name" KILL ;; stop) signal "$name" TERM ;; start) start "$name" ;; esac
    done ;;
  *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0" >&2; exit 2 ;;
esac
