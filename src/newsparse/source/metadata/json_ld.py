"""JSON-LD to declared values: :func:`read_json_ld`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from itertools import islice
from typing import Any

import regex
import turbohtml

from newsparse.model import Declared
from newsparse.source.metadata.meta import MOST_VALUES, declared_values
from newsparse.text.patterns import lazy

# schema.org's Article and what lies under it, with the types news sites use beside them.
_ARTICLE_TYPES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReviewNewsArticle",
        "LiveBlogPosting",
        "BlogPosting",
        "SocialMediaPosting",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "ScholarlyArticle",
        "TechArticle",
        "Report",
        "Review",
        "Recipe",
        "MedicalWebPage",
    ]
)
_PAGE_TYPES = frozenset(
    ["WebPage", "ItemPage", "AboutPage", "FAQPage", "QAPage", "CollectionPage", "VideoObject", "PodcastEpisode"]
)
# Lists of other stories; what lies in them is not this page's article.
_LIST_KEYS = frozenset(
    [
        "itemListElement",
        "blogPost",
        "hasPart",
        "isPartOf",
        "relatedLink",
        "mentions",
        "citation",
        "comment",
        "review",
        "about",
    ]
)
_JSON_FIELDS = {
    "headline": "title",
    "alternativeHeadline": "title_alternative",
    "description": "description",
    "datePublished": "published",
    "dateCreated": "created",
    "dateModified": "modified",
    "articleSection": "section",
    "keywords": "tags",
    "inLanguage": "language",
    "isAccessibleForFree": "free",
    "articleBody": "body",
}
_MOST_NODES = 4000
"""JSON-LD nodes looked at; real pages have some hundred at most."""
_MOST_LOOSE = 40
"""Entries taken from JSON-LD that cannot be parsed."""
_MARKS = lazy(r"<!--|-->|(?://\s{0,4}+)?+(?:<!\[CDATA\[|\]\]>)")
_TRAILING_COMMA = lazy(r",\s*+(?=[}\]])")
_LOOSE = lazy(
    r'"(headline|datePublished|dateModified|articleSection|description|inLanguage)"\s*+:\s*+"((?:[^"\\]|\\.){1,600}+)"',
    regex.DOTALL,
)
# Remix prints a script that it takes for a meta tag: <meta name="script:ld+json" content="{…}">.
_SCRIPTS, _METAS = 'script[type*="ld+json" i]', 'meta[name="script:ld+json"]'


def read_json_ld(document: turbohtml.Document) -> Iterator[Declared]:
    """Yield the values of the page's own article, then those of its page and its site."""
    nodes: list[_Node] = []
    scripts, metas = document.select(_SCRIPTS), document.select(_METAS)
    both = document.select(f"{_SCRIPTS}, {_METAS}") if scripts and metas else scripts or metas
    for number, script in enumerate(both):
        text = script.text or script.attr("content") or ""
        data = parse_json(text)
        if data is None:
            for match in islice(_LOOSE.finditer(text[:1_000_000]), _MOST_LOOSE):
                yield Declared(_JSON_FIELDS[match[1]], f"json-ld[{number}]~{match[1]}", unescape(match[2]))
        else:
            nodes.extend(_nodes(data, f"json-ld[{number}]"))
        if len(nodes) > _MOST_NODES:
            break
    by_id = {
        node.data["@id"]: node.data for node in nodes if isinstance(node.data.get("@id"), str) and len(node.data) > 1
    }
    main = _main_article(nodes)
    if main is not None:
        yield from _read_article(main, by_id)
    for node in nodes:
        if node is not main and not node.listed and node.types & _PAGE_TYPES:
            yield from _read_page(node, by_id)
            break
    for node in nodes:
        if node.types & {"WebSite", "NewsMediaOrganization"} and not node.listed and (name := _name(node.data, by_id)):
            yield Declared("site_name", f"{node.path}.name", name)
            break


class _Node:
    """An object of JSON-LD, and where it stands."""

    __slots__ = ("data", "listed", "path", "types")

    def __init__(self, data: Mapping[str, Any], path: str, *, listed: bool) -> None:
        self.data = data
        self.path = path
        self.listed = listed
        kinds = data.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        self.types = {kind.rsplit("/", 1)[-1] for kind in kinds if isinstance(kind, str)}


def _nodes(data: Any, path: str) -> list[_Node]:
    """Return the objects in *data*, outer before inner, at most so many; on a list of its own, not the call stack."""
    found: list[_Node] = []
    waiting: list[tuple[Any, str, bool]] = [(data, path, False)]
    while waiting and len(found) < _MOST_NODES:
        value, where, listed = waiting.pop()
        if isinstance(value, dict):
            found.append(_Node(value, where, listed=listed))
            inner = [
                (each, f"{where}.{key}", listed or key in _LIST_KEYS)
                for key, each in value.items()
                if isinstance(each, dict | list) and len(where) < 400
            ]
            waiting.extend(reversed(inner))
        elif isinstance(value, list):
            several = [(each, f"{where}[{index}]", listed) for index, each in enumerate(value[:500])]
            waiting.extend(reversed(several))
    return found


def _main_article(nodes: Iterable[_Node]) -> _Node | None:
    """Return the page's own article: the first one with a headline that stands in no list of others."""
    articles = [node for node in nodes if node.types & _ARTICLE_TYPES]
    for node in articles:
        if not node.listed and ("headline" in node.data or "datePublished" in node.data):
            return node
    return articles[0] if len(articles) == 1 else None


def _read_article(node: _Node, by_id: Mapping[str, Any]) -> Iterator[Declared]:
    yield Declared("kind", f"{node.path}.@type", " ".join(sorted(node.types)))
    for key, field in _JSON_FIELDS.items():
        yield from _texts(field, f"{node.path}.{key}", node.data.get(key))
    if "headline" not in node.data:
        yield from _texts("title", f"{node.path}.name", node.data.get("name"))
    yield from _people(node.data.get("author") or node.data.get("creator"), f"{node.path}.author", by_id)
    if name := _name(node.data.get("publisher"), by_id):
        yield Declared("site_name", f"{node.path}.publisher.name", name)
    for index, image in enumerate(_listed(node.data.get("image"))[:MOST_VALUES]):
        if isinstance(image, dict) and isinstance(caption := image.get("caption"), str) and caption.strip():
            yield Declared("caption", f"{node.path}.image[{index}].caption", unescape(caption).strip())


def _read_page(node: _Node, by_id: Mapping[str, Any]) -> Iterator[Declared]:
    """Yield what a WebPage node says: less sure than an article's, so it comes later."""
    for key in ("headline", "datePublished", "dateModified", "isAccessibleForFree", "inLanguage"):
        yield from _texts(_JSON_FIELDS[key], f"{node.path}.{key}", node.data.get(key))
    yield from _people(node.data.get("author"), f"{node.path}.author", by_id)


def _texts(field: str, path: str, value: Any) -> Iterator[Declared]:
    for each in _listed(value)[:MOST_VALUES]:
        if isinstance(each, bool | int | float):
            yield Declared(field, path, str(each).lower())
        elif isinstance(each, str) and each.strip():
            yield from declared_values(field, path, each.strip())


def _people(value: Any, path: str, by_id: Mapping[str, Any]) -> Iterator[Declared]:
    for index, each in enumerate(_listed(value)[:MOST_VALUES]):
        if (name := _name(each, by_id)) and len(name) < 300:
            data = by_id.get(each["@id"], each) if isinstance(each, dict) and isinstance(each.get("@id"), str) else each
            organised = isinstance(data, dict) and "Organization" in str(data.get("@type"))
            yield Declared("organisation" if organised else "author", f"{path}[{index}].name", name)


def _name(value: Any, by_id: Mapping[str, Any]) -> str | None:
    """Return the name of a person or organisation: itself a string, an object, a list of one, or a reference."""
    for _ in range(4):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, dict) and "name" not in value and value.get("@id") in by_id:
            value = by_id[value["@id"]]
        elif isinstance(value, dict):
            value = value.get("name")
        else:
            break
    return unescape(" ".join(value.split())) if isinstance(value, str) and value.strip() else None


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        flat: list[Any] = []
        for each in value:
            flat.extend(each if isinstance(each, list) else [each])
        return flat
    return [] if value is None else [value]


def parse_json(text: str) -> Any:
    """
    Return what JSON-LD holds, or ``None`` where it cannot be mended.

    Raw line feeds in strings, comments, CDATA marks, trailing commas and semicolons, and a whole text in HTML entities
    are mended; after a break in the middle, what stands before it counts.
    """
    decoder = json.JSONDecoder(strict=False)
    for mend in (_as_it_is, _mended, _unescaped):
        try:
            return decoder.decode(mend(text))
        except (ValueError, RecursionError):
            continue
    mended = _mended(text)
    starts = [at for at in (mended.find("{"), mended.find("[")) if at >= 0]
    if not starts:
        return None
    try:
        return decoder.raw_decode(mended, min(starts))[0]
    except (ValueError, RecursionError):
        return None


def _as_it_is(text: str) -> str:
    return text


def _mended(text: str) -> str:
    text = _without_comments(text)
    if "CDATA" in text or "--" in text:
        text = _MARKS.sub("", text)
    return _TRAILING_COMMA.sub("", text).strip().rstrip(";").strip()


def _without_comments(text: str) -> str:
    """Return *text* without ``/* … */``; by hand, as a pattern goes back over a text of unclosed ones."""
    parts = []
    at = 0
    while (start := text.find("/*", at)) >= 0 and (end := text.find("*/", start + 2)) >= 0:
        parts.append(text[at:start])
        at = end + 2
    return "".join((*parts, text[at:]))


def _unescaped(text: str) -> str:
    return _mended(unescape(text))
