"""Print safely: no control characters on a terminal, valid JSON in any encoding."""

from __future__ import annotations

import json
import sys
from typing import Any, Final

import regex

from newsparse.serialize import to_text
from newsparse.text.terminal import printable

_NOT_ASCII: Final = regex.compile(r"[^\x00-\x7f]")


def complain(message: object) -> None:
    """Print *message* to standard error, in one line."""
    print(f"newsparse: {printable(str(message), one_line=True)}", file=sys.stderr)


def show(text: str, *, end: str = "\n") -> None:
    """Print *text* to standard output; on a terminal, control characters are shown as escapes."""
    print(printable(text) if sys.stdout.isatty() else text, end=end)


def json_text(plain: Any, *, indent: int | None = None) -> str:
    """Return JSON for standard output; it is ASCII unless the stream is UTF-8."""
    text = to_text(plain, indent=indent)
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("_", "-")
    if encoding in ("utf-8", "utf8", "utf-8-sig"):
        return text
    return _NOT_ASCII.sub(lambda sign: json.dumps(sign[0])[1:-1], text)
