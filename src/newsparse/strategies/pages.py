"""Whole pages and sites, drawn together with what they say."""

from __future__ import annotations

from random import Random

from attrs import evolve, field, frozen
from hypothesis import strategies as st

from newsparse.model import BODY_ROLES, QuoteKind, Role
from newsparse.strategies.markup import Markup, markups, to_html
from newsparse.strategies.parts import (
    DrawnCaption,
    DrawnDateline,
    DrawnQuote,
    DrawnStamp,
    Part,
    bylines,
    captions,
    datelines,
    draw_boilerplate,
    draw_quote,
    languages,
    prose,
    seeds,
    timestamps,
)
from newsparse.strategies.printing import Layout, layouts, to_text
from newsparse.strategies.words import Words, draw_name, fill, load_words

__all__ = ["DrawnPage", "DrawnSite", "Site", "pages", "site_frames", "sites"]


@frozen
class Site:
    """What all pages of a site have in common."""

    name: str
    language: str
    head: tuple[Part, ...]
    """What stands before the story: banner, menu."""
    tail_head: tuple[Part, ...]
    """The line over the links to other stories, at most one."""
    tail: tuple[Part, ...]
    """What stands after them: sign-up, comments, copyright."""
    suffix: str
    """What the first line of a page puts after the title: `` | The Harbour Courier``; may be empty."""
    layout: Layout
    markup: Markup


@frozen
class DrawnPage:
    """A page and its answer; :attr:`text` and :attr:`html` print the same blocks."""

    site: Site
    url: str
    title: str
    standfirst: str | None
    authors: tuple[str, ...]
    published: DrawnStamp | None
    dateline: DrawnDateline | None
    captions: tuple[DrawnCaption, ...]
    quotes: tuple[DrawnQuote, ...]
    parts: tuple[Part, ...]
    """The page's blocks in order, each with its role."""
    text: str = field(init=False, repr=False, eq=False)
    """The page flattened, as a scraper left it."""
    html: str = field(init=False, repr=False, eq=False)
    """The page as HTML."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "text", to_text(self.parts, self.site.layout))
        declared = {"title": self.title, "site": self.site.name, "url": self.url, "language": self.site.language}
        when = self.published.when.isoformat() if self.published else None
        object.__setattr__(self, "html", to_html(self.parts, self.site.markup, declared, self.authors, when))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body: its paragraphs and headings, in order, dateline included."""
        return tuple(part.text for part in self.parts if part.role in BODY_ROLES)

    def printed(self, *, layout: Layout | None = None, markup: Markup | None = None) -> DrawnPage:
        """Return the same page in another *layout* (of the text) or *markup* (of the HTML)."""
        site = self.site
        return evolve(self, site=evolve(site, layout=layout or site.layout, markup=markup or site.markup))

    def with_part(self, part: Part, at: int) -> DrawnPage:
        """Return the page with one more block before block number *at*."""
        return evolve(self, parts=(*self.parts[:at], part, *self.parts[at:]))


@frozen
class DrawnSite:
    """Pages of one site."""

    site: Site
    pages: tuple[DrawnPage, ...]


@st.composite
def site_frames(draw: st.DrawFn, language: str | None = None) -> Site:
    """Draw what all pages of a site have in common; in any language where none is given."""
    language = language or draw(languages())
    words, random = load_words(language), draw(seeds())
    name = random.choice(words.sites)

    def lines(role: Role, count: int) -> list[Part]:
        drawn = (draw_boilerplate(words, random, role, site=name) for _ in range(count))
        return list(dict.fromkeys(drawn))

    head = lines(Role.BANNER, draw(st.integers(0, 2))) + lines(Role.NAVIGATION, draw(st.integers(0, 5)))
    if draw(st.booleans()):
        head = head[::-1]
    tail = lines(Role.PROMO, draw(st.integers(0, 2)))
    tail += lines(Role.COMMENT, draw(st.integers(0, 1)))
    tail += lines(Role.FOOTER, draw(st.integers(0, 4)))
    over = random.choice(words.boilerplate["related_heads"])
    tail_head = [Part(Role.RELATED, fill(over, words, random))] if draw(st.booleans()) else []
    suffix = draw(st.sampled_from(["", f" | {name}", f" - {name}"]))
    return Site(
        name, language, tuple(head), tuple(tail_head), tuple(tail), suffix, draw(layouts()), draw(markups(language))
    )


@st.composite
def pages(
    draw: st.DrawFn, language: str | None = None, site: Site | None = None, *, min_sentences: int = 1
) -> DrawnPage:
    """
    Draw a news page and its answer.

    Banner, menu, title (printed once to three times), standfirst, byline, date line, captions,
    three to nine paragraphs with a dateline and quotes, links to other stories, sign-up and footer;
    which of them, in which order and how printed differs from page to page.

    Args:
        draw: Of hypothesis.

        language: Of the words; any where none is given.

        site: The site whose page it is; a new one where none is given.

        min_sentences: Of each paragraph.  Lone sentences between captions and links can be told from
            them by their sense only; with two and more a parser has no excuse.
    """
    site = site or draw(site_frames(language))
    words, random = load_words(site.language), draw(seeds())
    title = fill(random.choice(words.titles), words, random)
    standfirst = fill(random.choice(words.standfirsts), words, random) if draw(st.booleans()) else None
    byline = draw(st.none() | bylines(site.language))
    stamp = draw(st.none() | timestamps(site.language))
    pictures = draw(st.lists(captions(site.language), max_size=2, unique_by=lambda each: each.scene))
    dateline = draw(st.none() | datelines(site.language))
    body, said = _draw_body(words, random, draw(st.integers(3, 9)), min_sentences, dateline)
    body[2:2] = [Part(Role.CAPTION, each.text) for each in pictures[1:]]

    head = [*site.head]
    if site.suffix or draw(st.booleans()):
        head.insert(0, Part(Role.DUPLICATE, title + site.suffix))
    head.append(Part(Role.TITLE, title))
    if standfirst:
        head.append(Part(Role.STANDFIRST, standfirst))
    signed = [Part(Role.BYLINE, byline.text)] if byline else []
    if stamp:
        signed.insert(draw(st.integers(0, len(signed))), Part(Role.TIMESTAMP, stamp.text))
    head += signed
    if pictures:
        head.append(Part(Role.CAPTION, pictures[0].text))
    if draw(st.booleans()) and not standfirst:
        head.append(Part(Role.DUPLICATE, title))

    others = [fill(random.choice(words.titles), words, random) for _ in range(draw(st.integers(0, 4)))]
    links = [Part(Role.RELATED, each) for each in dict.fromkeys(others) if each != title] if site.tail_head else []
    return DrawnPage(
        site,
        f"https://www.example.org/{random.randint(1000, 9999)}/story",
        title,
        standfirst,
        byline.names if byline else (),
        stamp,
        dateline,
        tuple(pictures),
        tuple(said),
        (*head, *body, *site.tail_head, *links, *site.tail),
    )


@st.composite
def sites(draw: st.DrawFn, language: str | None = None, *, min_pages: int = 3, max_pages: int = 6) -> DrawnSite:
    """Draw several pages of one site: their stories differ, their banner, menus, footer and style do not."""
    site = draw(site_frames(language))
    drawn = draw(st.lists(pages(site=site), min_size=min_pages, max_size=max_pages))
    return DrawnSite(site, tuple(drawn))


def _draw_body(
    words: Words,
    random: Random,
    count: int,
    min_sentences: int,
    dateline: DrawnDateline | None,
) -> tuple[list[Part], list[DrawnQuote]]:
    """Return *count* paragraphs, and what is quoted in them, in order."""
    marks = random.choice(words.marks)
    parts: list[Part] = []
    said: list[DrawnQuote] = []
    speakers: list[str] = []
    used: set[str] = set()
    for number in range(count):
        text = prose(words, random, random.randint(max(min_sentences, number == 0 and 2), max(min_sentences, 3)))
        if random.random() < 0.5:
            again = bool(speakers) and random.random() < 0.3
            speaker = speakers[-1] if again else draw_name(words, random)
            kind = QuoteKind.DIRECT if again or random.random() < 0.7 else QuoteKind.MIXED
            quote = draw_quote(words, random, speaker, kind, marks, again=again)
            if quote.text not in used:
                used.add(quote.text)
                said.append(quote)
                speakers.append(speaker)
                text = f"{text} {quote.sentence}"
        if number == 0 and dateline:
            text = dateline.text + text
        parts.append(Part(Role.PARAGRAPH, text))
    return parts, said
