"""Elements by name: which stand on lines of their own, which hold text, which give a line its context."""

from __future__ import annotations

# How an element is walked, and how it closes.
BLOCK, SKIPPED, BREAK, IMAGE, SOURCE, LINK, STRONG, NAMED, PLAIN, HIDDEN, CUSTOM = range(11)
# Elements that stand on lines of their own.
BLOCK_TAGS = (
    "address", "article", "aside", "audio", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu",
    "nav", "noscript", "object", "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary",
    "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "video",
)  # fmt: skip
# Their text is code, or shown only by other programs.
UNREAD_TAGS = (
    "annotation", "annotation-xml", "canvas", "datalist", "head", "iframe", "map", "noembed", "noframes", "param",
    "script", "style", "svg", "template", "title", "track",
)  # fmt: skip
KINDS = {
    **dict.fromkeys(BLOCK_TAGS, BLOCK),
    **dict.fromkeys(UNREAD_TAGS, SKIPPED),
    "br": BREAK,
    "amp-img": IMAGE,
    "img": IMAGE,
    "source": SOURCE,
    "a": LINK,
    "b": STRONG,
    "strong": STRONG,
}
"""Of the elements that are not listed, custom ones are blocks where they stand alone; all others are plain."""
# Where words stand, and a custom element is one of them.
PROSE_TAGS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt", "td", "th", "figcaption", "caption", "summary",
    "blockquote",
})  # fmt: skip
# Where inline elements that touch are one word, unless they are links or times; elsewhere they are things beside
# each other: a kicker and its headline, a caption and its credit, a time and its news.
STORY_TAGS = frozenset({"blockquote", "p", "summary"})
# Elements that become context of the lines inside them.
CONTEXT_TAGS = frozenset({
    "article", "aside", "blockquote", "button", "caption", "dd", "details", "dialog", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "iframe", "li", "main",
    "nav", "noscript", "ol", "option", "pre", "section", "select", "summary", "table", "td", "textarea", "th", "ul",
    "video",
})  # fmt: skip
# Inline elements that become context of a line that they make up.
INLINE_CONTEXT_TAGS = frozenset({"cite", "label", "q", "small", "time"})
LANDMARKS = {
    "main": "main",
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "article": "article",
    "dialog": "dialog",
    "search": "form",
}
"""ARIA roles, and the elements that have them by nature (HTML-AAM 1.0)."""
SEPARATE_TAGS = frozenset({"a", "time"})
"""Inline elements that are no part of a word, wherever they stand."""
MARKDOWN = {"a": "a", "b": "strong", "strong": "strong", "i": "em", "em": "em"}
"""Inline elements that Markdown writes its own way, and what it calls them."""
_MARKS = frozenset({"hidden", "articlebody", "consent"})
"""What a line may stand in beside elements: hidden text, an article's body, a dialog that asks for consent."""
BITS = {name: number for number, name in enumerate(sorted(CONTEXT_TAGS | INLINE_CONTEXT_TAGS | _MARKS))}
"""The bit of each mark and of each element that gives a line its context."""
NAMES = frozenset({*KINDS, *CONTEXT_TAGS, *INLINE_CONTEXT_TAGS, "", "em", "font", "i", "span", "sub", "sup", "u"})
"""Elements that most pages have."""
