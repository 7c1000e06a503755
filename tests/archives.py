"""Archives written for tests: pages in WARC records, and pages that bring their process down."""

from __future__ import annotations

import ctypes
import os
import signal
import time

from newsparse import Article
from newsparse.batch.record import Record
from newsparse.batch.rows import parse_record
from newsparse.batch.sites import see_record
from newsparse.profile import Sighting

PAGE = """<!doctype html><html lang="en"><head><title>Ferry {n} to stop calling</title></head><body><article>
<h1>Ferry {n} to stop calling at the small pier</h1><p class="byline">By Ailsa Brodie</p>
<p>The council voted on Tuesday to end the winter boat, number {n}, that has crossed the sound since 1954.</p>
<p>"We shall miss it," said Morag Lennox, who keeps the shop beside the pier, "and so will the sheep."</p>
</article></body></html>"""


def page(number: int, *, mark: str = "") -> bytes:
    """Return a page of its own; *mark* tells :func:`parse_poison` what to do."""
    return (PAGE.format(n=number) + (f"<!-- {mark} -->" if mark else "")).encode()


def record(number: int, body: bytes, *, headers: bytes = b"", kind: bytes = b"response") -> bytes:
    """Return one WARC record, unpacked."""
    block = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + b"\r\n" + body
        if kind in (b"response", b"revisit")
        else body
    )
    form = b"application/http; msgtype=response" if kind == b"response" else b"text/plain"
    lines = (
        b"WARC/1.0",
        b"WARC-Type: " + kind,
        b"WARC-Record-ID: <urn:uuid:%d>" % number,
        b"WARC-Target-URI: https://pier.example/%d" % number,
        b"WARC-Date: 2024-02-03T04:05:06Z",
        b"Content-Type: " + form,
        b"Content-Length: %d" % len(block),
    )
    return b"\r\n".join(lines) + b"\r\n\r\n" + block + b"\r\n\r\n"


def parse_poison(wanted: Record, language: str | None) -> Article:
    """Parse a page, or do to the process what the page's mark says."""
    obey(wanted)
    return parse_record(wanted, language)


def see_poison(wanted: Record, language: str | None) -> Sighting:
    """See a page, or do to the process what the page's mark says."""
    obey(wanted)
    return see_record(wanted, language)


def obey(wanted: Record) -> None:
    """Do to the process what the page's mark says, if it has one."""
    raw = wanted.page.encode() if isinstance(wanted.page, str) else wanted.page or b""
    if b"<!-- segfault -->" in raw:
        ctypes.string_at(0)
    elif b"<!-- kill -->" in raw:
        os.kill(os.getpid(), signal.SIGKILL)
    elif b"<!-- once " in raw:
        mark = raw.split(b"<!-- once ")[1].split(b" -->")[0].decode()
        if not os.path.exists(mark):  # noqa: PTH110  a string is at hand
            with open(mark, "wb"):  # noqa: PTH123  the same
                os.kill(os.getpid(), signal.SIGKILL)
    elif b"<!-- wait " in raw:
        gate = raw.split(b"<!-- wait ")[1].split(b" -->")[0].decode()
        while not os.path.exists(gate):  # noqa: PTH110  a string is at hand
            time.sleep(0.05)
    elif b"<!-- hang -->" in raw:
        time.sleep(3600)
    elif b"<!-- memory -->" in raw:
        bytearray(2**34)
    elif b"<!-- raise -->" in raw:
        raise RuntimeError("a page of its own")
