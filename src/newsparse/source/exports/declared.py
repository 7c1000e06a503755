"""What the labels of an export declare: :func:`declare_labels`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from newsparse.model import Declared, Page
from newsparse.source.declare import declare, declare_values
from newsparse.source.exports.export import Export
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.patterns import lazy

_DECLARES: Final[Mapping[str, str]] = {
    "title": "title", "author": "author", "published": "published", "source": "site_name", "section": "section",
    "abstract": "description", "tags": "tags", "url": "url", "mail_subject": "title", "mail_sent": "published",
}  # fmt: skip
"""The field that a label declares, by what it announces."""


def declare_labels(page: Page, export: Export) -> Iterator[Declared]:
    """Yield what the labels of a document declare, in order; a date with the hour that stands beside it."""
    around = (*export.parts[: export.body], *export.parts[export.tail :])
    values: dict[tuple[str, str], str] = {}
    for part in around:
        if part.is_label or not part.meaning:
            continue
        key = part.label, part.meaning
        value = collapse_whitespace(part.span.of(page.text))
        values[key] = f"{values[key]} {value}" if key in values else value
    clock = next((value for (_, meaning), value in values.items() if meaning == "time"), "")
    for (label, meaning), value in values.items():
        if meaning == "citation":
            yield from _declare_citation(value, f"{export.name} citation")
        elif meaning in _DECLARES:
            path = f"{export.name}[{label}]"
            for each in _values(meaning, value, clock):
                yield from declare_values(_DECLARES[meaning], path, each)
    bare = f"{export.name} without a label"
    if export.title:
        whole = Span(export.parts[min(export.title)].span.start, export.parts[max(export.title)].span.end)
        yield from declare("title", bare, collapse_whitespace(whole.of(page.text)))
    if export.source is not None:
        yield from declare("site_name", bare, export.parts[export.source].span.of(page.text))


def _declare_citation(value: str, path: str) -> Iterator[Declared]:
    """Yield the authors, the paper and the day of ``Kerr, Anna; Vale, Tom. The Daily Ledger; Skerra [Skerra]. 12 Mar 2024: A.4.``."""
    cited = _CITED.match(value)
    if cited is None:
        return
    for name in _authors(cited["authors"] or ""):
        yield from declare("author", path, name)
    yield from declare("site_name", path, cited["source"])
    yield from declare("published", path, cited["date"])


def _values(meaning: str, value: str, clock: str) -> Iterator[str]:
    """Yield the values behind a label as other pages declare theirs."""
    value = value.strip(_QUOTED)
    if meaning == "author":
        yield from _authors(value)
    elif meaning == "published":
        yield f"{value} {clock}".strip()
    elif meaning == "source":
        yield _SOURCE_END.split(value)[0]
    elif meaning == "section":
        yield _innermost(value)
    elif meaning == "tags":
        yield _CODE.sub("", _SHARE.sub("", value.strip("[]"))).replace(" | ", "; ")
    else:
        yield value


_QUOTED: Final = " \t*_\"'"
_SOURCE_END = lazy(r" ?[;|\[(]")
_CITED = lazy(
    r"(?:(?P<authors>(?:[^.;\[]|\.(?! \p{Lu}\p{L})|;)*+)\. )?+(?P<source>[^;\[]++)[;\[][^\]]*+\]\.? ?(?P<date>[^:]*+)"
)
_CODE = lazy(r"\b[a-z0-9]{2,12} : ")
_SHARE = lazy(r"[ ]?\(\d{1,3}%\)")
_INVERTED = lazy(
    r"(?P<family>\p{Lu}[\p{L}\p{M}'’-]*+(?: \p{Lu}[\p{L}\p{M}'’-]*+)?), (?P<given>\p{Lu}[\p{L}\p{M}.'’-]*+(?: \p{Lu}[\p{L}\p{M}.'’-]*+)?)"
)


def _authors(value: str) -> Iterator[str]:
    """Yield the authors one by one, first names first: ``Kerr, Anna; Vale, Tom``."""
    for name in value.split(";"):
        inverted = _INVERTED.fullmatch(name.strip())
        yield f"{inverted['given']} {inverted['family']}" if inverted else name


def _innermost(section: str) -> str:
    """Return the part of ``Section A; Column 1; Metropolitan Desk; Pg. 1`` that is a name."""
    names = [name.strip() for name in section.split(";")]
    return next(
        (name for name in names if len(name.rpartition(" ")[2]) > 1 and name.replace(" ", "").isalpha()), names[0]
    )
