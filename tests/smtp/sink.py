"""An SMTP server for tests: keeps what it accepts, answers what it is told to.

    /usr/bin/python3 tests/smtp/sink.py FOLDER [PORT]

Listens on 127.0.0.1 (PORT 0, the default, is any free one), prints "listening on PORT" and writes each
message it accepts to FOLDER, and each command it hears to FOLDER/heard.log.

Answers by FOLDER/rules.json, read anew each time, a list of

    {"at": STAGE, "reply": "450 4.2.0 Greylisted", "to": PREFIX, "delay": SECONDS, "keep": true, "close": true}

where STAGE is connect, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, text (within the message, before its end) or end
(after the last dot); the first rule that fits answers, and a stage without one is taken as usual. "to" is how the
recipient begins, and is looked at from RCPT on. "delay" comes before the answer, "close" takes its place, "keep"
keeps the message all the same.

By the local part of the address, for tests that write no rules:

    refused…     550 5.1.1 to RCPT     busy…        451 to RCPT
    content…     554 after DATA        badsender…   550 to MAIL

With FOLDER/tls.pem (certificate and key) it offers STARTTLS; with FOLDER/auth it asks for a sign-in.

Needs aiosmtpd (Debian: python3-aiosmtpd).
"""
import asyncio
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

BY_NAME = [
    {"at": "RCPT", "to": "refused", "reply": "550 5.1.1 no such address"},
    {"at": "RCPT", "to": "busy", "reply": "451 4.3.0 try again later"},
    {"at": "end", "to": "content", "reply": "554 5.6.0 content refused"},
]


class Folder:
    def __init__(self, path):
        self.path = pathlib.Path(path)

    def rule(self, stage, to=""):
        file = self.path / "rules.json"
        rules = json.loads(file.read_text()) if file.exists() else []
        fits = (rule for rule in rules + BY_NAME if rule["at"] == stage and to.startswith(rule.get("to", "")))
        return next(fits, None)

    def hear(self, command):
        with open(self.path / "heard.log", "a", encoding="utf-8") as log:
            log.write(command + "\n")

    def keep(self, content):
        name = self.path / f"{len(list(self.path.glob('*.eml'))) + 1:06}.eml"
        name.with_suffix(".part").write_bytes(content)
        name.with_suffix(".part").rename(name)


class Server(SMTP):
    """aiosmtpd's server, which answers as it is told, and takes any address as it comes."""

    def __init__(self, folder, **options):
        super().__init__(self, hostname="sink.example", enable_SMTPUTF8=True, **options)
        self.folder = folder

    async def obey(self, stage, to=""):
        """Whether a rule answered."""
        rule = self.folder.rule(stage, to)
        if rule is None:
            return False
        await asyncio.sleep(rule.get("delay", 0))
        if rule.get("keep"):
            self.folder.keep(self.envelope.original_content)
        if rule.get("close"):
            self.transport.close()
        elif "reply" in rule:
            await self.push(rule["reply"])
        return rule.get("close", False) or "reply" in rule

    async def _handle_client(self):
        self.folder.hear("connect")
        rule = self.folder.rule("connect")
        if rule and (rule.get("close") or "reply" in rule):
            await self.obey("connect")
            self.transport.close()
        else:
            await super()._handle_client()

    async def smtp_EHLO(self, arg):
        self.folder.hear(f"EHLO {arg}")
        if await self.obey("EHLO"):
            self.session.host_name, self.session.extended_smtp = arg, True
        else:
            await super().smtp_EHLO(arg)

    async def smtp_HELO(self, arg):
        """What a client says that got no good answer to EHLO."""
        if not await self.obey("EHLO"):
            await super().smtp_HELO(arg)

    async def smtp_STARTTLS(self, arg):
        if not await self.obey("STARTTLS"):
            await super().smtp_STARTTLS(arg)

    async def smtp_AUTH(self, arg):
        self.folder.hear("AUTH")
        if not await self.obey("AUTH"):
            await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg):
        self.folder.hear(f"MAIL {arg}")
        if arg.startswith("FROM:<badsender"):
            await self.push("550 5.7.1 sender refused")
        elif not await self.obey("MAIL"):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg):
        self.folder.hear(f"RCPT {arg}")
        to = arg.removeprefix("TO:<").partition(">")[0]
        if not await self.obey("RCPT", to):
            self.envelope.rcpt_tos.append(to)
            await self.push("250 OK")

    async def smtp_DATA(self, arg):
        self.folder.hear("DATA")
        to = self.envelope.rcpt_tos[0]
        if await self.obey("DATA", to):
            return
        if self.folder.rule("text", to):
            await self.push("354 go ahead")
            await self._reader.readline()
            await self.obey("text", to)
            return
        await super().smtp_DATA(arg)

    async def push(self, status):
        if self.transport is not None and not self.transport.is_closing():
            await super().push(status)

    async def handle_DATA(self, server, session, envelope):
        self.folder.hear("end")
        rule = self.folder.rule("end", envelope.rcpt_tos[0])
        if rule is None:
            self.folder.keep(envelope.original_content)
            return "250 OK"
        await asyncio.sleep(rule.get("delay", 0))
        if rule.get("keep") or rule.get("reply", "").startswith("250"):
            self.folder.keep(envelope.original_content)
        if rule.get("close"):
            self.transport.close()
        return rule.get("reply", "250 OK")


def options(folder):
    chosen = {}
    if (folder / "tls.pem").exists():
        chosen["tls_context"] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        chosen["tls_context"].load_cert_chain(folder / "tls.pem")
    if (folder / "auth").exists():
        chosen.update(auth_required=True, auth_require_tls=False, authenticator=lambda *_: AuthResult(success=True))
    return chosen


async def main(path, port):
    folder = Folder(path)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Server(folder, **options(folder.path)), "127.0.0.1", port)
    print(f"listening on {server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


asyncio.run(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0))
