"""A page of a few paragraphs, with whatever head, opening and end a test needs."""

from __future__ import annotations

PROSE = [
    "The ferry ran aground on Thursday morning with ninety passengers on board, the harbour office said in a note.",
    "Nobody was hurt, and all passengers were brought ashore in small boats before noon by volunteers of the village.",
    "Engineers will look at the hull when the tide is out, and the company wants to resume its service next week.",
    "The last accident of this kind was eleven years ago, when fog hid the same sandbank from the crew of a trawler.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)


def make_page(head: str = "", before: str = "<h1>Ferry runs aground off the island</h1>", after: str = "") -> str:
    """Return a page with *head* in its head, *before* the paragraphs and *after* the article."""
    return f"<html><head>{head}</head><body><main><article>{before}{BODY}</article></main>{after}</body></html>"


def json_ld(author: str) -> str:
    """Return a declaration of the page's headline, times and *author*, which is JSON."""
    return (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry runs aground off the island",'
        f'"author":{author},"datePublished":"2024-05-02T08:00:00+02:00","dateModified":"2024-05-02T09:30:00+02:00"}}</script>'
    )
