#!/usr/bin/env python3
"""Does a failover of PostgreSQL lose what was acknowledged?

    tests/failover.py            needs the Api built in Release, and PostgreSQL from Debian

Starts a primary with a synchronous standby and the service before them, has members write without a pause, kills the
primary, promotes the standby, lets them go on, and reads everything back. Prints figures; exits with 0 when nothing that
was acknowledged is missing and nothing is there twice.
"""
import base64
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
API = ROOT / "Api/bin/Release/net10.0/Api.dll"
PORT, PRIMARY, STANDBY = 5180, 5181, 5182
MEMBERS, BEFORE, AFTER, PATIENCE = 16, 10, 20, 60
DATABASE = (
    f"Host=127.0.0.1:{PRIMARY},127.0.0.1:{STANDBY};Target Session Attributes=primary;"
    "Username=postgres;Database=msa;Maximum Pool Size=8"
)
KEY = base64.b64encode(os.urandom(32)).decode()
BINARIES = pathlib.Path(subprocess.check_output(["pg_config", "--bindir"], text=True).strip())


def postgres(program, *arguments):
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run([*as_postgres, str(BINARIES / program), *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


def sql(port, text, database="postgres"):
    postgres("psql", "-qAt", "-h", "127.0.0.1", "-p", port, "-U", "postgres", "-d", database, "-c", text)


def start_database(folder, port):
    options = f"-p {port} -h 127.0.0.1 -k {folder}"
    postgres("pg_ctl", "start", "-D", folder, "-w", "-s", "-l", f"{folder}.log", "-o", options)


def start_pair(folder):
    """A primary whose commits wait until the standby has them on its disk."""
    primary, standby = folder / "primary", folder / "standby"
    postgres("initdb", "-D", primary, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8")
    start_database(primary, PRIMARY)
    sql(PRIMARY, "CREATE DATABASE msa")
    postgres(
        "pg_basebackup", "-D", standby, "-h", "127.0.0.1", "-p", PRIMARY, "-U", "postgres", "-X", "stream",
        "-R", "-C", "-S", "standby", "-d", "application_name=standby",
    )  # fmt: skip
    start_database(standby, STANDBY)
    sql(PRIMARY, "ALTER SYSTEM SET synchronous_standby_names = 'standby'")
    sql(PRIMARY, "SELECT pg_reload_conf()")
    return primary, standby


def start_service(folder):
    settings = {
        "ASPNETCORE_ENVIRONMENT": "Development",
        "Storage__Provider": "postgres",
        "ConnectionStrings__Orleans": DATABASE,
        "Mail__Pickup": str(folder / "mail"),
        "Demo__Seed": "false",
        "Demo__SigningKey": KEY,
        "Cluster__SiloPort": str(PORT + 3),
        "Cluster__GatewayPort": str(PORT + 4),
        "Limits__SubmissionsPerHour": "1000000",
        "Limits__RequestsPerMinute": "1000000",
        "Limits__RequestsPerMinutePerAddress": "1000000",
        "Retention__MaxContacts": "1000",
    }
    log = open(folder / "api.log", "a")
    return subprocess.Popen(
        ["dotnet", str(API), "--urls", f"http://127.0.0.1:{PORT}"],
        cwd=folder, env={**os.environ, **settings}, stdout=log, stderr=log,
    )  # fmt: skip


def call(method, path, body=None, **headers):
    """The status, 0 without an answer, and what was answered."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", **headers}
    request = urllib.request.Request(f"http://127.0.0.1:{PORT}{path}", data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, b""
    except OSError:
        return 0, b""


def ready():
    for _ in range(600):
        if call("GET", "/health/ready")[0] == 200:
            return
        time.sleep(0.1)
    sys.exit("the service is not ready within a minute")


class Member(threading.Thread):
    """Writes one request after the other; one that fails again, with the same key."""

    def __init__(self, number):
        super().__init__()
        self.id = f"m{number}"
        token = {"sub": self.id, "role": "member", "fund": "demo", "name": "Jean Martin"}
        self.bearer = f"Bearer {json.loads(call('POST', '/api/v1/demo/token', token)[1])['accessToken']}"
        self.acknowledged, self.failures, self.open, self.stop = {}, 0, None, False

    def run(self):
        number = 0
        while not self.stop or (self.open and time.monotonic() < self.until):
            key = f"{self.id}-{number}"
            self.open = key
            body = {
                "theme": "famille", "subject": "allocations-familiales", "reason": "mon-changement-de-situation",
                "kind": "question", "text": f"Bonjour, voici ma demande {key}.",
            }  # fmt: skip
            status, _ = call(
                "POST", f"/api/v1/mailboxes/{self.id}/contacts", body,
                Authorization=self.bearer, **{"Idempotency-Key": key},
            )  # fmt: skip
            if status == 201:
                self.acknowledged[body["text"]] = time.monotonic()
                number, self.open = number + 1, None
            else:
                self.failures += 1
                time.sleep(0.2)

    def end(self):
        self.until, self.stop = time.monotonic() + PATIENCE, True

    def stored(self):
        _, answer = call("GET", f"/api/v1/mailboxes/{self.id}/contacts", Authorization=self.bearer)
        return [contact["messages"][0]["text"] for contact in json.loads(answer)["contacts"]]


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="msa-failover-"))
    service = None
    try:
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
            folder.chmod(0o755)
        primary, standby = start_pair(folder)
        service = start_service(folder)
        ready()
        members = [Member(number) for number in range(MEMBERS)]
        for member in members:
            member.start()
        time.sleep(BEFORE)
        killed = time.monotonic()
        pid = int((primary / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        postgres("pg_ctl", "promote", "-D", standby, "-w", "-s")
        promoted = time.monotonic() - killed
        time.sleep(AFTER)
        for member in members:
            member.end()
        for member in members:
            member.join()
        # What is read back is what the database has, not what the service remembers.
        service.kill()
        service.wait()
        service = start_service(folder)
        ready()
        return report(members, killed, promoted)
    finally:
        if service:
            service.kill()
        for database in ("primary", "standby"):
            subprocess.run(
                ["runuser", "-u", "postgres", "--"] * (os.getuid() == 0)
                + [str(BINARIES / "pg_ctl"), "stop", "-D", str(folder / database), "-m", "immediate", "-s"],
                stderr=subprocess.DEVNULL,
            )
        if os.environ.get("KEEP"):
            print(folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def report(members, killed, promoted):
    stored = {member: member.stored() for member in members}
    lost = [text for member in members for text in member.acknowledged if text not in stored[member]]
    twice = [text for texts in stored.values() for text in set(texts) if texts.count(text) > 1]
    instants = [at for member in members for at in member.acknowledged.values()]
    after = [at - killed for at in instants if at > killed + promoted]
    before = sum(at < killed for at in instants)
    waiting = sum(bool(member.open) for member in members)
    print(f"acknowledged before the kill: {before}; after it: {len(instants) - before}")
    print(f"promoted after {promoted:.1f} s, written again after {min(after, default=float('nan')):.1f} s")
    print(f"answers that were not 201, sent again: {sum(member.failures for member in members)}")
    print(f"acknowledged and lost: {len(lost)}; stored twice: {len(twice)}; still not acknowledged: {waiting}")
    return 0 if not lost and not twice and after else 1


sys.exit(main())
