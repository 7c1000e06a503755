"""What a page says of itself, out of sight: :func:`read_declared`."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from itertools import islice
from typing import Any

import regex
import turbohtml

from newsparse.model import Declared
from newsparse.text.patterns import lazy

# <meta name=… property=… itemprop=…>, lower case, to the article's field.  From the Open Graph protocol (ogp.me), the
# article vocabulary of Facebook, Dublin Core, Parse.ly, Sailthru, Google Scholar's citation tags and common CMS.
_META = {
    "title": "og:title twitter:title dc.title dcterms.title dc:title parsely-title sailthru.title citation_title title"
    " headline hdl cxenseparse:title article.headline",
    "description": "og:description description twitter:description dc.description dcterms.description sailthru.description"
    " article.summary",
    "site_name": "og:site_name application-name dc.publisher dcterms.publisher citation_journal_title cre publisher",
    "author": "author article:author dc.creator dcterms.creator dc:creator dc.contributor parsely-author sailthru.author"
    " citation_author byl authors article:author_name cxenseparse:author article.author article-author",
    "published": "article:published_time article:published datepublished date pubdate publishdate publish-date publish_date"
    " dc.date dc:date dc.date.issued dcterms.date dcterms.created dcterms.issued dc.date.created parsely-pub-date"
    " sailthru.date citation_publication_date citation_date citation_online_date cxenseparse:recs:publishtime"
    " article.published originalpublicationdate ptime created publication_date publication-date datecreated"
    " article:post_modified_first og:article:published_time og:published_time published_time published_at date.created"
    " last-published rnews:datepublished article_date_original issuedate issued article.created og:pubdate"
    " shareaholic:article_published_time bt:pubdate vr:published_time",
    "modified": "article:modified_time article:modified og:updated_time lastmod last-modified dcterms.modified"
    " dc.date.modified revised modified datemodified article.updated og:article:modified_time utime modified_time"
    " date.updated updated_time article:updated_time last_updated og:modified_time shareaholic:article_modified_time",
    "section": "article:section parsely-section cxenseparse:section category dc.subject.section article.section",
    "tags": "article:tag keywords news_keywords parsely-tags sailthru.tags og:article:tag",
    "url": "og:url",
    "language": "og:locale content-language dc.language dcterms.language language",
    "kind": "og:type",
}
_FIELD_OF_META = {name: field for field, names in _META.items() for name in names.split()}
# Names of one's own: "w-published-date", "contentPublishTime", "page.last_updated".
_TIME_META = lazy(
    r"(?:(?<published>publi(?:sh(?:ed|ing)?|cation))|(?<modified>modified|modification|updated?))"
    r"[._ -]?(?:date|time|datetime|at|on|timestamp)?$"
)

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
_MOST_VALUES = 60
"""Values taken of one list, such as keywords."""
_MOST_ELEMENTS = 40
"""Elements looked at of one kind, such as ``<time>``."""

_MARKS = lazy(r"<!--|-->|(?://\s{0,4}+)?+(?:<!\[CDATA\[|\]\]>)")
_TRAILING_COMMA = lazy(r",\s*+(?=[}\]])")
_LOOSE = lazy(
    r'"(headline|datePublished|dateModified|articleSection|description|inLanguage)"\s*+:\s*+"((?:[^"\\]|\\.){1,600}+)"',
    regex.DOTALL,
)
_URL_DATE = lazy(
    r"(?<!\d)((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2]|(?<=[/_-])[1-9](?=[/_-]))[/_.-]?(0[1-9]|[12]\d|3[01]|(?<=[/_-])[1-9](?=[/_.-]|$))(?!\d)"
)
# The time that opens an article's number: "A2024051714320005196".
_URL_NUMBER = lazy(
    r"(?<!\d)(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?\d{0,8}(?!\d)"
)
_URL_DAY_FIRST = lazy(r"(?<!\d)(1[3-9]|2\d|3[01])[_.-](0?[1-9]|1[0-2])[_.-]((?:19|20)\d\d)(?!\d)")


def read_declared(document: turbohtml.Document, url: str | None) -> tuple[Declared, ...]:
    """
    Return what *document* declares of itself, as candidates: nothing is believed yet.

    JSON-LD comes first, then meta tags, microdata, links and the address, each in page order.

    Args:
        document: The parsed page.

        url: The page's address, for the date that may stand in it.
    """
    found = [
        *_read_json_ld(document),
        *_read_meta(document),
        *_read_marked(document),
        *_read_elements(document),
    ]
    if not any(each.field in _PUBLICATION for each in found):
        found.extend(_read_hidden_times(document))
    address = url or next((each.value for each in found if each.field == "url"), None)
    if address and (day := _url_date(address[:2000])):
        found.append(Declared("url_date", "url", day))
    return tuple(found)


_PUBLICATION = frozenset({"published", "created"})


def _url_date(address: str) -> str | None:
    """
    Return the day in an address as ``2024-05-17``: ``/2024/05/17/``, or ``-17-05-2024`` where its order is plain.

    Of an address within an address, as archives make them, the inner one counts.
    """
    address = address[max(0, address.rfind("http")) :]
    if (match := _URL_DATE.search(address)) or (match := _URL_NUMBER.search(address)):
        year, month, day = match.groups()
    elif match := _URL_DAY_FIRST.search(address):
        day, month, year = match.groups()
    else:
        return None
    return f"{year}-{int(month):02}-{int(day):02}"


# --------------------------------------------------------------------- meta


def _read_meta(document: turbohtml.Document) -> Iterator[Declared]:
    for node in document.select("meta"):
        content = node.attr("content")
        if not content or not (content := content.strip()):
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = node.attr(attribute)
            field = _field_of(name.strip().lower()) if name else None
            if field:
                yield from _values(field, f"meta[{attribute}={name}]", content)
                break


def _field_of(name: str) -> str | None:
    if name in _FIELD_OF_META:
        return _FIELD_OF_META[name]
    match = _TIME_META.search(name)
    return match.lastgroup if match else None


def _values(field: str, path: str, content: str) -> Iterator[Declared]:
    content = unescape(content) if "&" in content else content
    if field == "tags":
        parts = content.split("," if "," in content else ";")
        yield from (Declared(field, path, part.strip()) for part in parts[:_MOST_VALUES] if part.strip())
    else:
        yield Declared(field, path, content)


# ---------------------------------------------------- microdata and elements


def _read_marked(document: turbohtml.Document) -> Iterator[Declared]:
    """Yield microdata and RDFa properties of the article."""
    kinds = {
        "headline": "title",
        "datePublished": "published",
        "dateModified": "modified",
        "author": "author",
        "articleSection": "section",
        "dateCreated": "created",
    }
    elements = document.select("[itemprop], [property]")
    for attribute in ("itemprop", "property"):
        prefix = "" if attribute == "itemprop" else "schema:"
        marked: defaultdict[str | None, list[turbohtml.Element]] = defaultdict(list)
        for node in elements:
            marked[node.attr(attribute)].append(node)
        for name, field in kinds.items():
            for node in marked[prefix + name][:_MOST_ELEMENTS]:
                if node.tag == "meta":
                    continue
                inner = node.select_one('[itemprop="name"], [property="schema:name"]') if field == "author" else None
                value = _shown(inner if inner is not None else node)
                if value and len(value) < 600:
                    yield Declared(field, f"{node.tag}[{attribute}={name}]", value)


def _shown(node: turbohtml.Element) -> str:
    value = node.attr("content") or node.attr("datetime") or (node.tag == "abbr" and node.attr("title")) or node.text
    return " ".join(value.split())


def _read_elements(document: turbohtml.Document) -> Iterator[Declared]:
    root = document.root
    if root is not None and (language := root.attr("lang") or root.attr("xml:lang")):
        yield Declared("language", "html[lang]", language.strip())
    for node in document.select("link[rel]"):
        relation = (node.attr("rel") or "").lower().split()
        if "canonical" in relation and (href := node.attr("href")):
            yield Declared("url", "link[rel=canonical]", href.strip())
    for node in document.select("base[href]"):
        if href := node.attr("href"):
            yield Declared("base", "base", href.strip())
            break
    for node in document.select("title"):
        if node.namespace is turbohtml.Namespace.HTML and (title := " ".join(node.text.split())):
            yield Declared("title", "title", title)
            break
    for node in document.select('a[rel~="author"]')[:_MOST_ELEMENTS]:
        if (value := _shown(node)) and len(value) < 200:
            yield Declared("author", "a[rel=author]", value)
    for node in document.select("time[datetime]")[:_MOST_ELEMENTS]:
        if value := (node.attr("datetime") or "").strip():
            yield Declared("time", "time[datetime]", value)


# Where a page says nowhere else when it was published: the state of its scripts, as JSON in quotes or in quotes of
# quotes, and attributes.
_STATE = lazy(
    r"""(?xi)(?<![\p{L}_])(?:date_?published|(?:first_?|original_?)?publi(?:sh(?:ed)?|cation)_?(?:date|time|at|on))
    (?:_?(?:time|utc|gmt|iso|formatted))?
    (?:\\{0,3}["']|&(?:quot|\#34);)?\s?[:=]\s?(?:\\{0,3}["']|&(?:quot|\#34);)?
    (?P<value>(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d[\d:.]{0,12}(?:Z|[ ]?[+-]\d\d:?\d\d)?)?|1\d{9}(?:\d{3})?(?!\d))"""
)
_STATE_KEPT = 3
_STATE_ATTRIBUTES = ("data-page", "data-props", "data-state", "data-datalayer")
_TIME_ATTRIBUTES = (
    "data-published",
    "data-publish-date",
    "data-published-date",
    "data-pubdate",
    "data-publication-date",
)
_HIDDEN = ", ".join(f"[{name}]" for name in (*_TIME_ATTRIBUTES, *_STATE_ATTRIBUTES))
_MOST_STATE = 2_000_000
"""Characters of scripts looked at."""


def _read_hidden_times(document: turbohtml.Document) -> Iterator[Declared]:
    """Yield times of publication that only attributes and the state of scripts hold, the first few of each kind."""
    elements = document.select(_HIDDEN)  # at once: each search goes through the whole tree
    for name in _TIME_ATTRIBUTES:
        for node, value in _having(name, elements):
            if value := value.strip():
                yield Declared("published", f"{node.tag}[{name}]", value)
    for node in document.select("abbr.published[title], .dt-published[datetime]")[:_STATE_KEPT]:
        yield Declared("published", f"{node.tag}.published", _shown(node))
    seen = dict.fromkeys(islice(_state_times(document, elements), 3 * _STATE_KEPT))
    yield from (Declared("published", "script", value) for value in islice(seen, _STATE_KEPT))


def _having(name: str, elements: Iterable[turbohtml.Element]) -> Iterator[tuple[turbohtml.Element, str]]:
    """Yield the first few of *elements* that have an attribute, each with its value."""
    having = ((node, node.attr(name)) for node in elements)
    return islice(((node, value) for node, value in having if value is not None), _STATE_KEPT)


def _state_times(document: turbohtml.Document, elements: Iterable[turbohtml.Element]) -> Iterator[str]:
    left = _MOST_STATE
    states = itertools.chain(
        (node.text for node in document.select("script")),
        (value for name in _STATE_ATTRIBUTES for _, value in _having(name, elements)),
    )
    for state in states:
        if "ublish" in state or "ublicat" in state:
            for match in _STATE.finditer(state[:left]):
                yield match["value"]
        left -= len(state)
        if left <= 0:
            return


# ------------------------------------------------------------------- JSON-LD


# Remix prints a script that it takes for a meta tag: <meta name="script:ld+json" content="{…}">.
_SCRIPTS, _METAS = 'script[type*="ld+json" i]', 'meta[name="script:ld+json"]'


def _read_json_ld(document: turbohtml.Document) -> Iterator[Declared]:
    nodes: list[_Node] = []
    scripts, metas = document.select(_SCRIPTS), document.select(_METAS)
    both = document.select(f"{_SCRIPTS}, {_METAS}") if scripts and metas else scripts or metas
    for number, script in enumerate(both):
        text = script.text or script.attr("content") or ""
        data = parse_json(text)
        if data is None:
            for match in islice(_LOOSE.finditer(text[:1_000_000]), _MOST_ELEMENTS):
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
    for index, image in enumerate(_listed(node.data.get("image"))[:_MOST_VALUES]):
        if isinstance(image, dict) and isinstance(caption := image.get("caption"), str) and caption.strip():
            yield Declared("caption", f"{node.path}.image[{index}].caption", unescape(caption).strip())


def _read_page(node: _Node, by_id: Mapping[str, Any]) -> Iterator[Declared]:
    """Yield what a WebPage node says: less sure than an article's, so it comes later."""
    for key in ("headline", "datePublished", "dateModified", "isAccessibleForFree", "inLanguage"):
        yield from _texts(_JSON_FIELDS[key], f"{node.path}.{key}", node.data.get(key))
    yield from _people(node.data.get("author"), f"{node.path}.author", by_id)


def _texts(field: str, path: str, value: Any) -> Iterator[Declared]:
    for each in _listed(value)[:_MOST_VALUES]:
        if isinstance(each, bool | int | float):
            yield Declared(field, path, str(each).lower())
        elif isinstance(each, str) and each.strip():
            yield from _values(field, path, each.strip())


def _people(value: Any, path: str, by_id: Mapping[str, Any]) -> Iterator[Declared]:
    for index, each in enumerate(_listed(value)[:_MOST_VALUES]):
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
