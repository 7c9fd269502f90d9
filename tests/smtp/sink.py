"""An SMTP server for tests: keeps what it accepts, refuses what it is told to.

    /usr/bin/python3 tests/smtp/sink.py FOLDER [PORT]

Listens on 127.0.0.1 (PORT 0, the default, is any free one), prints "listening on PORT" and writes each
message it accepts to FOLDER. Answers by the local part of the address:

    refused…     550 to RCPT       busy…        451 to RCPT
    content…     554 after DATA    badsender…   550 to MAIL

Needs aiosmtpd (Debian: python3-aiosmtpd).
"""
import asyncio
import pathlib
import sys

from aiosmtpd.smtp import SMTP


class Sink:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.count = len(list(self.folder.glob("*.eml")))

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("badsender"):
            return "550 5.7.1 sender refused"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 5.1.1 no such address"
        if address.startswith("busy"):
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("content"):
            return "554 5.6.0 content refused"
        self.count += 1
        name = self.folder / f"{self.count:06}.eml"
        name.with_suffix(".part").write_bytes(envelope.original_content)
        name.with_suffix(".part").rename(name)
        return "250 OK"


async def main(folder, port):
    sink = Sink(folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(sink, hostname="sink.example"), "127.0.0.1", port)
    print(f"listening on {server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


asyncio.run(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0))
