"""Meta tags to declared values: :func:`read_meta`."""

from __future__ import annotations

from collections.abc import Iterator

import turbohtml

from newsparse.model import Declared
from newsparse.source.declare import declare_values
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
    " article.published originalpublicationdate ptime pdate created publication_date publication-date datecreated"
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
    "image": "og:image og:image:url og:image:secure_url twitter:image twitter:image:src parsely-image-url"
    " sailthru.image.full image thumbnailurl thumbnail",
    "free": "isaccessibleforfree",
    "content_tier": "article:content_tier",
}
_FIELD_OF_META = {name: field for field, names in _META.items() for name in names.split()}
# Names of one's own: "w-published-date", "contentPublishTime", "page.last_updated".
_TIME_META = lazy(
    r"(?:(?<published>publi(?:sh(?:ed|ing)?|cation))|(?<modified>modified|modification|updated?))"
    r"[._ -]?(?:date|time|datetime|at|on|timestamp)?$"
)

_LONGEST_NAME = 100
"""Characters read of a meta tag's name."""


def read_meta(document: turbohtml.Document) -> Iterator[Declared]:
    """Yield the values of the meta tags, in page order."""
    for node in document.select("meta"):
        content = node.attr("content")
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (node.attr(attribute) or "")[:_LONGEST_NAME]
            field = _field_of(name.strip().lower()) if name else None
            if field:
                yield from declare_values(field, f"meta[{attribute}={name}]", content)
                break


def _field_of(name: str) -> str | None:
    if name in _FIELD_OF_META:
        return _FIELD_OF_META[name]
    match = _TIME_META.search(name)
    return match.lastgroup if match else None
