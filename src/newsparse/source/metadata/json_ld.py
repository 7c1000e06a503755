"""JSON-LD to declared values: :func:`read_json_ld`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import regex
import turbohtml

from newsparse.model import Declared
from newsparse.source.declare import LONGEST_PATH, MOST_VALUES, declare, declare_values
from newsparse.text.characters import unescape
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
                yield from declare(_JSON_FIELDS[match[1]], f"json-ld[{number}]~{match[1]}", match[2])
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
            yield from declare("site_name", f"{node.path}.name", name)
            break


class _Node:
    """An object of JSON-LD, and where it stands."""

    __slots__ = ("data", "listed", "path", "types")

    def __init__(self, data: Mapping[str, Any], path: str, *, listed: bool) -> None:
        self.data = data
        self.path = path
        self.listed = listed
        self.types = _types_of(data)


def _types_of(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of an object's types, without the vocabulary before them."""
    kinds = data.get("@type")
    kinds = kinds[:MOST_VALUES] if isinstance(kinds, list) else [kinds]
    return frozenset([kind.rsplit("/", 1)[-1] for kind in kinds if isinstance(kind, str)])


def _nodes(data: Any, path: str) -> list[_Node]:
    """Return the objects in *data*, outer before inner, at most so many; on a list of its own, not the call stack."""
    found: list[_Node] = []
    waiting: list[tuple[Any, str, bool]] = [(data, path, False)]
    while waiting and len(found) < _MOST_NODES:
        value, where, listed = waiting.pop()
        if isinstance(value, dict):
            found.append(_Node(value, where, listed=listed))
            inner = [
                (each, f"{where}.{key[:LONGEST_PATH]}", listed or key in _LIST_KEYS)
                for key, each in value.items()
                if isinstance(each, dict | list) and len(where) < LONGEST_PATH
            ]
            waiting.extend(reversed(inner))
        elif isinstance(value, list):
            several = [(each, f"{where[:LONGEST_PATH]}[{index}]", listed) for index, each in enumerate(value[:500])]
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
    yield from declare("kind", f"{node.path}.@type", " ".join(sorted(node.types)))
    for key, field in _JSON_FIELDS.items():
        yield from _texts(field, f"{node.path}.{key}", node.data.get(key))
    if "headline" not in node.data:
        yield from _texts("title", f"{node.path}.name", node.data.get("name"))
    yield from _people(node.data.get("author") or node.data.get("creator"), f"{node.path}.author", by_id)
    if name := _name(node.data.get("publisher"), by_id):
        yield from declare("site_name", f"{node.path}.publisher.name", name)
    for index, image in enumerate(_listed(node.data.get("image"))[:MOST_VALUES]):
        if isinstance(image, dict) and isinstance(caption := image.get("caption"), str):
            yield from declare("caption", f"{node.path}.image[{index}].caption", caption)
    yield from _image(node.data.get("image"), f"{node.path}.image", by_id)


def _read_page(node: _Node, by_id: Mapping[str, Any]) -> Iterator[Declared]:
    """Yield the declarations of a WebPage node; they are less reliable than those of an article and come later."""
    for key in ("headline", "datePublished", "dateModified", "isAccessibleForFree", "inLanguage"):
        yield from _texts(_JSON_FIELDS[key], f"{node.path}.{key}", node.data.get(key))
    yield from _people(node.data.get("author"), f"{node.path}.author", by_id)


def _texts(field: str, path: str, value: Any) -> Iterator[Declared]:
    for each in _listed(value)[:MOST_VALUES]:
        if isinstance(each, bool | int | float):
            yield from declare(field, path, str(each).lower())
        elif isinstance(each, str):
            yield from declare_values(field, path, each)


def _people(value: Any, path: str, by_id: Mapping[str, Any]) -> Iterator[Declared]:
    for index, each in enumerate(_listed(value)[:MOST_VALUES]):
        person = _resolve(each, by_id)
        names = person.get("name") if isinstance(person, dict) else person
        organised = isinstance(person, dict) and any("Organization" in kind for kind in _types_of(person))
        for name in names[:MOST_VALUES] if isinstance(names, list) and len(names) > 1 else [person]:
            if (text := _name(name, by_id)) and len(text) < 300:
                yield from declare("organisation" if organised else "author", f"{path}[{index}].name", text)


def _image(value: Any, path: str, by_id: Mapping[str, Any]) -> Iterator[Declared]:
    """Yield the address of the first image."""
    for each in _listed(value)[:1]:
        image = _resolve(each, by_id)
        address = image if isinstance(image, str) else None
        if isinstance(image, dict):
            address = next(
                (image[key] for key in ("url", "contentUrl", "@id") if isinstance(image.get(key), str)), None
            )
        if address:
            yield from declare("image", path, address)


def _resolve(value: Any, by_id: Mapping[str, Any]) -> Any:
    """Return *value*, or the object that it refers to."""
    if isinstance(value, dict) and isinstance(at := value.get("@id"), str):
        return by_id.get(at, value) if len(value) <= 2 else value
    return value


def _name(value: Any, by_id: Mapping[str, Any]) -> str | None:
    """Return the name of a person or organisation: itself a string, an object, a list of one, or a reference."""
    for _ in range(4):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, dict):
            value = _name_of(value, by_id)
        else:
            break
    return unescape(" ".join(value.split())) if isinstance(value, str) and value.strip() else None


def _name_of(value: Mapping[str, Any], by_id: Mapping[str, Any]) -> Any:
    """Return an object's name, as it stands or in parts, or the object that it refers to."""
    if "name" in value:
        return value["name"]
    at = value.get("@id")
    if isinstance(at, str) and at in by_id:
        return by_id[at]
    return " ".join(part for key in ("givenName", "familyName") if isinstance(part := value.get(key), str))


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
