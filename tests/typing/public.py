"""Code that must type-check: how users call newsparse.  It is never run."""

from datetime import date, datetime

import newsparse


def fields_have_their_types(page: str, raw: bytes) -> tuple[object, ...]:
    """Every field of the article has the type it promises."""
    article: newsparse.Article = newsparse.parse(page, url="https://a.example", language="en")
    title: str | None = newsparse.parse_html(raw, encoding="utf-8").title
    authors: tuple[str, ...] = newsparse.parse_text(page).authors
    published: datetime | None = article.published
    roles: list[newsparse.Role] = [block.role for block in article.blocks]
    day: date | None = article.dateline.date if article.dateline else None
    quotes: tuple[newsparse.Quote, ...] = newsparse.find_quotes(page)
    caption: newsparse.Caption = newsparse.parse_caption(page)
    dateline: newsparse.Dateline | None = newsparse.parse_dateline(page, published=day)
    origin: newsparse.Origin | None = article.origins.get("title")
    return (title, authors, published, roles, quotes, caption, dateline, origin)
