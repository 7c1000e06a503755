"""Archives written for tests: pages in WARC records, and pages that bring their process down."""

from __future__ import annotations

import bz2
import csv
import ctypes
import gzip
import io
import json
import lzma
import os
import signal
import tarfile
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

from newsparse import Article
from newsparse.batch.inputs.sources import find_sources, read_records
from newsparse.batch.record import ReadOptions, Record
from newsparse.batch.rows import parse_record
from newsparse.batch.sites import see_record
from newsparse.options import ParseOptions
from newsparse.profile import PageSummary

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


def parse_poison(wanted: Record, options: ParseOptions) -> Article:
    """Parse a page, or do to the process what the page's mark says."""
    obey(wanted)
    return parse_record(wanted, options)


def see_poison(wanted: Record, options: ParseOptions) -> PageSummary:
    """See a page, or do to the process what the page's mark says."""
    obey(wanted)
    return see_record(wanted, options)


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


# --------------------------------------------------- small archives of each kind


def _zip(pages: Sequence[bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, body in enumerate(pages):
            archive.writestr(f"deep/{number}.html", body)
    return packed.getvalue()


def _tar(pages: Sequence[bytes], mode: str) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        for number, body in enumerate(pages):
            entry = tarfile.TarInfo(f"{number}{'long' * 60 * (number == 1)}.html")
            entry.size = len(body)
            archive.addfile(entry, io.BytesIO(body))
    return packed.getvalue()


def _csv(pages: Sequence[bytes]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows(
        [["id", "html", "url"], *([n, body.decode(), "https://a.example"] for n, body in enumerate(pages))]
    )
    return text.getvalue().encode()


def _lines(pages: Sequence[bytes]) -> bytes:
    return b"".join(json.dumps({"html": body.decode(), "n": n}).encode() + b"\n" for n, body in enumerate(pages))


def small_archives() -> dict[str, bytes]:
    """Return one small archive of each kind that needs no extra, by file name; each holds three pages, a file one."""
    pages = [b"<p>The ferry to Skerra leaves at nine.", b"<h1>Boats</h1>", b"<p>It is back by ten."]
    warc = [record(n, body) for n, body in enumerate(pages)]
    array = json.dumps([{"html": body.decode()} for body in pages]).encode()
    return {
        "a.warc": b"".join(warc),
        "a.warc.gz": b"".join(gzip.compress(each, mtime=0) for each in warc),
        "a.jsonl": _lines(pages),
        "a.jsonl.gz": gzip.compress(_lines(pages), mtime=0),
        "a.json": array,
        "a.json.xz": lzma.compress(array),
        "a.csv": _csv(pages),
        "a.csv.bz2": bz2.compress(_csv(pages)),
        "a.zip": _zip(pages),
        "a.tar": _tar(pages, "w"),
        "a.tar.gz": _tar(pages, "w:gz"),
        "a.tar.xz": _tar(pages, "w:xz"),
        "a.html": pages[0],
        "a.html.gz": gzip.compress(pages[0], mtime=0),
        "a.html.bz2": bz2.compress(pages[0]),
        "a.html.xz": lzma.compress(pages[0]),
    }


def read_archive(folder: Path, name: str, content: bytes) -> list[Record]:
    """Return the records of an archive, read in this process; check that each is a page or a failure, and numbered."""
    path = folder / name
    path.write_bytes(content)
    options = ReadOptions(max_page_bytes=50_000)
    records = [found for _, found in read_records(find_sources([str(path)]).files, options)]
    assert [*range(len(records))] == [each.position for each in records]
    for each in records:
        assert (each.page is None) == (each.failure is not None)
        assert str(path) == each.source
        assert each.page is None or len(each.page) <= options.max_page_bytes
    return records
