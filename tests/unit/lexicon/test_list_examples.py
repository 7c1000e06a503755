"""Every entry of a word list has an example for and one against, written from the list's template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

import pytest

from newsparse.fields.body_range import find_body_range
from newsparse.fields.caption.parse import find_caption
from newsparse.fields.dateline import find_dateline
from newsparse.fields.page_kind import choose_kind, find_wall
from newsparse.fields.title import gather_titles
from newsparse.label.features.block import BlockFeatures, extract_features
from newsparse.label.outliers import has_pair
from newsparse.label.signals import SIGNALS
from newsparse.lexicon import Lexicon, agencies, languages, load, markup, pages, places
from newsparse.lexicon.words import (
    Agencies,
    BylineWords,
    CaptionWords,
    CommonWords,
    DatelineWords,
    LabelWords,
    MarkupWords,
    PageWords,
    Places,
    QuoteWords,
    TimestampWords,
)
from newsparse.model import NO_HINT, Block, Hint, Page, PageKind, RawBlock, Role
from newsparse.printed.pictures import count_picture_words, picture_words_of
from newsparse.segment import segment
from newsparse.source.html import read_html
from newsparse.source.text import read_text
from newsparse.text.fold import fold
from newsparse.text.keys import comparison_key


class Template(NamedTuple):
    """What is said of every entry of a list: the function tells for the entry and the words of its language."""

    for_it: Callable[[str, Lexicon], bool]
    against_it: Callable[[str, Lexicon], bool]


def _places(line: str, words: Lexicon) -> tuple[str, ...] | None:
    page = Page(line)
    dateline = find_dateline(page, page.span, words, published=date(2021, 3, 5))
    return None if dateline is None else dateline.places


def _agency(line: str, words: Lexicon) -> str | None:
    page = Page(line)
    dateline = find_dateline(page, page.span, words, published=date(2021, 3, 5))
    return None if dateline is None else dateline.agency


def _credit(line: str, words: Lexicon) -> tuple[str | None, str | None, str | None]:
    page = Page(line)
    caption = find_caption(page, page.span, words)
    return caption.credit, caption.photographer, caption.agency


def _text(line: str, words: Lexicon) -> str:
    page = Page(line)
    return find_caption(page, page.span, words).text


def _points(line: str, words: Lexicon) -> int:
    return count_picture_words(fold(line), comparison_key(line), picture_words_of(words))


def _look(line: str, words: Lexicon, hint: Hint = NO_HINT) -> BlockFeatures:
    page = Page(line)
    return extract_features(page, [RawBlock(page.span, line, hint)], words).blocks[0]


def _kind(html: str, words: Lexicon, role: Role = Role.PARAGRAPH, url: str | None = None) -> PageKind:
    """Return the kind of a page of a headline, a paragraph at its begin and end, and blocks of *role* between them."""
    page = read_html(html, url=url)
    raw = segment(page)
    roles = [Role.TITLE, *[role] * (len(raw) - 1)]
    roles[1] = roles[-1] = Role.PARAGRAPH
    blocks = [Block(role, each.text, each.span) for role, each in zip(roles, raw, strict=True)]
    return choose_kind(page, raw, blocks, find_body_range(blocks), words).value


def _has_wall(line: str, words: Lexicon) -> bool:
    page = read_text(f"The harbour was closed.\n\n{line}")
    raw = segment(page)
    blocks = [Block(Role.PARAGRAPH, each.text, each.span) for each in raw]
    return bool(find_wall(page, raw, blocks, find_body_range(blocks), words))


def _label_template(name: str) -> Template:
    return Template(
        lambda entry, words: f"{name}=" in _look(entry, words).text.lists,
        lambda entry, words: (
            f"{name}=" not in _look(f"He told them twice that {entry} was no answer.", words).text.lists
        ),
    )


def _markup_template(name: str) -> Template:
    """The role gets a reason from the class word, and none without it."""

    def speaks(hint: Hint, words: Lexicon) -> bool:
        features = _look("a short line", words, hint)
        return any(
            str(signal.role) == name and signal.name.startswith("class says") and signal.fires(features)
            for signal in SIGNALS
        )

    if name == "consent":  # read where the page is read
        return Template(
            lambda entry, _: (
                _inside(f"<div class='{entry.replace(' ', '-')}'><p>a short line</p></div>") >= {"consent"}
            ),
            lambda entry, _: (
                "consent" not in _inside(f"<div class='x{entry.replace(' ', 'x')}x'><p>a short line</p></div>")
            ),
        )
    if name in ("social_post", "author_box"):  # read among the blocks taken for body
        return Template(
            lambda entry, _: has_pair(["div", *entry.split()], getattr(markup(), name)),
            lambda entry, _: not has_pair(["div", *entry.split("-")], getattr(markup(), name)),
        )
    if name in ("standfirst", "pull_quote", "box", "picture"):  # read where the page is decoded, not as signals
        return Template(
            lambda entry, _: entry in getattr(markup(), name),
            lambda entry, _: f"x{entry}" not in getattr(markup(), name),
        )
    return Template(
        lambda entry, words: speaks(Hint("div", words=(entry,)), words),
        lambda entry, words: not speaks(Hint("div", words=(f"x{entry}x",)), words),
    )


def _inside(html: str) -> frozenset[str]:
    (line,) = read_html(html).lines
    return line.hint.inside


def _capital(entry: str) -> str:
    return entry[:1].upper() + entry[1:]


def _title_reasons(html: str) -> set[str]:
    """Return the reasons for the headline "The pier stands again"."""
    page = read_html(html)
    raw = segment(page)
    blocks = [Block(Role.TITLE, each.text, each.span) for each in raw]
    found = gather_titles(page, raw, blocks, find_body_range(blocks))
    return next(set(each.reasons) for each in found if each.text == "The pier stands again")


def _title_of_class(entry: str) -> set[str]:
    return _title_reasons(f"<h1 class='{entry}'>The pier stands again</h1>")


def _amid(name: str) -> str:
    """Return a page with seven blocks of a class between two paragraphs."""
    return f"<h1>Storm</h1><p>Words.</p>{f'<div class={name}>A line</div>' * 7}<p>Words.</p>"


def _is_owner(line: str) -> bool:
    page = f"<title>The pier stands again - Xaax Yaay</title><h1>The pier</h1><p>{line}</p>"
    return "is the title element without the site's name" in _title_reasons(page)


NOTHING = (None, None, None)

# A list of a section, and its template.  A new section adds its lists here.
TEMPLATES: dict[tuple[type, str], Template] = {
    (CommonWords, "stop"): Template(
        lambda entry, words: _look(entry, words).text.stopword_share > 0,
        lambda entry, words: _look(f"x{entry}x", words).text.stopword_share == 0,
    ),
    (LabelWords, "share"): Template(
        lambda entry, words: _look(entry, words).text.share_words > 0 or " " in entry or "-" in entry,
        lambda entry, words: _look(f"x{entry}x", words).text.share_words == 0 or " " in entry or "-" in entry,
    ),
    **{
        (LabelWords, name): _label_template(name)
        for name in LabelWords.empty()
        if name not in ("share", "walls", "paywalls")
    },
    (LabelWords, "walls"): Template(
        lambda entry, words: _kind(f"<h1>{entry}</h1><p>A few words.</p>", words) is PageKind.EMPTY,
        lambda entry, words: _kind(f"<h1>x{entry}x</h1><p>A few words.</p>", words) is not PageKind.EMPTY,
    ),
    (LabelWords, "paywalls"): Template(
        lambda entry, words: _has_wall(f"{entry} xaax", words),
        lambda entry, words: not _has_wall(f"He told them that {entry} was no answer.", words),
    ),
    **{(MarkupWords, name): _markup_template(name) for name in MarkupWords.empty()},
    (PageWords, "headline"): Template(
        lambda entry, _: "its class says headline" in _title_of_class(entry),
        lambda entry, _: "its class says headline" not in _title_of_class(f"x{entry}x"),
    ),
    (PageWords, "standfirst"): Template(
        lambda entry, _: entry in pages().standfirst,  # read among the roles
        lambda entry, _: f"x{entry}" not in pages().standfirst,
    ),
    (PageWords, "teaser"): Template(
        lambda entry, _: "stands among teasers or menus" in _title_of_class(entry),
        lambda entry, _: "stands among teasers or menus" not in _title_of_class(f"x{entry}x"),
    ),
    (PageWords, "live"): Template(
        lambda entry, words: _kind(_amid(""), words, Role.TIMESTAMP, f"https://a.org/{entry}/1") is PageKind.LIVE_BLOG,
        lambda entry, words: _kind(_amid(f"x{entry}x"), words, Role.TIMESTAMP) is PageKind.ARTICLE,
    ),
    (PageWords, "paywall"): Template(
        lambda entry, words: _kind(_amid(entry), words, Role.PROMO) is PageKind.TEASER,
        lambda entry, words: _kind(_amid(f"x{entry}x"), words, Role.PROMO) is PageKind.ARTICLE,
    ),
    (PageWords, "gallery"): Template(
        lambda entry, words: _kind(_amid(entry), words, Role.CAPTION) is PageKind.GALLERY,
        lambda entry, words: _kind(_amid(f"x{entry}x"), words, Role.CAPTION) is PageKind.ARTICLE,
    ),
    (PageWords, "rights"): Template(
        lambda entry, _: _is_owner(f"{entry} 2021 Xaax Yaay. All rights reserved."),
        lambda entry, _: not _is_owner(f"{entry}. Xaax Yaay."),
    ),
    (PageWords, "rights_joiners"): Template(
        lambda entry, _: _is_owner(f"© 2021 {entry} Xaax Yaay. All rights reserved."),
        lambda entry, _: not _is_owner(f"2021 {entry} Xaax Yaay."),
    ),
    (DatelineWords, "before_date"): Template(
        lambda entry, words: _places(f"Xaaburg, {entry} 5. 3. 2021 - The House voted.", words) == ("Xaaburg",),
        lambda entry, words: _places(f"They met {entry} Monday.", words) is None,
    ),
    (DatelineWords, "labels"): Template(
        lambda entry, words: _places(f"{entry.upper()} — The House voted on Monday.", words) is None,
        lambda entry, words: _places(f"LONDON (AP) — {entry} The House voted.", words) == ("LONDON",),
    ),
    (DatelineWords, "particles"): Template(
        lambda entry, words: _places(f"Xaax {entry} Xyyx (AP) - The House voted.", words) == (f"Xaax {entry} Xyyx",),
        lambda entry, words: _places(f"Xaax {entry} (AP) - The House voted.", words) is None,
    ),
    (DatelineWords, "joiners"): Template(
        lambda entry, words: _places(f"LONDON {entry} PARIS (AP) - The House voted.", words) == ("LONDON", "PARIS"),
        lambda entry, words: _places(f"LONDON {entry} (AP) - The House voted.", words) is None,
    ),
    (DatelineWords, "abbreviations"): Template(
        lambda entry, words: (
            _places(f"{_capital(entry)}. Xaax (AP) - The House.", words) == (f"{_capital(entry)}. Xaax",)
        ),
        lambda entry, words: _places(f"{_capital(entry)}. The House voted.", words) is None,
    ),
    (DatelineWords, "endings"): Template(
        lambda entry, words: _places(f"Xaaxaax{entry} – The House voted.", words) == (f"Xaaxaax{entry}",),
        lambda entry, words: _places(f"Xaaxaax{entry} was a town.", words) is None,
    ),
    (DatelineWords, "kinds"): Template(
        lambda entry, words: _places(f"DALLAS {entry.upper()} — The House voted.", words) is not None,
        lambda entry, words: _places(f"Dallas {entry} was a place.", words) is None,
    ),
    (DatelineWords, "outlets"): Template(
        lambda entry, words: _agency(f"Xaax {_capital(entry)} – The House voted.", words) == f"Xaax {_capital(entry)}",
        lambda entry, words: _agency(f"Xaax {entry} is here.", words) is None,
    ),
    (DatelineWords, "dispatches"): Template(
        lambda entry, words: _places(f"新华社北京3月5日{entry} 国务院", words) == ("北京",),
        lambda entry, words: _places(f"他{entry}了", words) is None,
    ),
    (DatelineWords, "correspondents"): Template(
        lambda entry, words: (
            _places(f"中央社{entry}張三台北5日{next(iter(words.dateline.dispatches))} 市府", words) == ("台北",)
            if words.dateline.dispatches
            else _places(f"(서울=연합뉴스) 홍길동 {entry} = 정부는", words) == ("서울",)
        ),
        lambda entry, words: _places(f"{entry} 張三", words) is None,
    ),
    (CaptionWords, "labels"): Template(
        lambda entry, words: _credit(f"Dawn at the bridge. {_capital(entry)}: Jane Doe", words)[1] == "Jane Doe",
        lambda entry, words: _credit(f"The {entry} was old", words) == NOTHING,
    ),
    (CaptionWords, "openers"): Template(
        lambda entry, words: _credit(f"Dawn at the bridge. {_capital(entry)} Jane Doe", words)[1] == "Jane Doe",
        lambda entry, words: _credit(f"The {entry} was old and so was the bridge", words) == NOTHING,
    ),
    (CaptionWords, "marks"): Template(
        lambda entry, words: _credit(f"© Jane Doe/AP/{_capital(entry)}", words)[1:] == ("Jane Doe", "AP"),
        lambda entry, words: _credit(f"The {entry} was old", words) == NOTHING,
    ),
    (CaptionWords, "picture_words"): Template(
        lambda entry, words: _points(f"Xaax {entry} xaax", words) == 1,
        lambda entry, words: _points(f"Xaax {' '.join(['xaax'] * 200)} {entry}", words) == 0,
    ),
    (CaptionWords, "picture_sides"): Template(
        lambda entry, words: _points(f"Jane Doe ({entry}) xaax", words) == 1,
        lambda entry, words: _points(f"Xaax {entry} xaax", words) == 0,
    ),
    (CaptionWords, "picture_numbers"): Template(
        lambda entry, words: _points(f"{_capital(entry)} 3: xaax", words) == 1,
        lambda entry, words: _points(f"Xaax {entry} 3 xaax", words) == 0,
    ),
    (CaptionWords, "photographer_marks"): Template(
        lambda entry, words: _credit(f"渡輪離開碼頭。王小明{entry}", words)[1] == "王小明",
        lambda entry, words: _credit(f"渡輪離開碼頭王小{entry}去", words) == NOTHING,
    ),
    (CaptionWords, "ui_labels"): Template(
        lambda entry, words: _credit(f"Dawn at the bridge. Jane Doe/AFP {_capital(entry)}", words)[0] == "Jane Doe/AFP",
        lambda entry, words: _credit(f"{_capital(entry)} was there", words) == NOTHING,
    ),
    (CaptionWords, "caption_labels"): Template(
        lambda entry, words: (
            _text(f"Photo: Jane Doe {_capital(entry)}: Dawn at the bridge.", words) == "Dawn at the bridge."
        ),
        lambda entry, words: _credit(f"The {entry} was old", words) == NOTHING,
    ),
    (CaptionWords, "usage_notes"): Template(
        lambda entry, words: _credit(f"Dawn. REUTERS/Jane Doe {entry.upper()}", words)[1:] == ("Jane Doe", "REUTERS"),
        lambda entry, words: _credit(f"{_capital(entry)} was there", words) == NOTHING,
    ),
    (CaptionWords, "counters"): Template(
        lambda entry, words: _text(f"1 {entry} 5 Dawn at the bridge.", words) == "Dawn at the bridge.",
        lambda entry, words: _text(f"The 1 {entry} 5 was old", words) == f"The 1 {entry} 5 was old",
    ),
    (CaptionWords, "joiners"): Template(
        lambda entry, words: _credit(f"© Jane Doe {entry} Reuters", words)[1:] == ("Jane Doe", "Reuters"),
        lambda entry, words: _credit(f"The bridge {entry} nothing", words) == NOTHING,
    ),
    (CaptionWords, "particles"): Template(
        lambda entry, words: _credit(f"© Jane {entry} Doe", words)[1] == f"Jane {entry} Doe",
        lambda entry, words: _credit(f"The bridge {entry} nothing", words) == NOTHING,
    ),
    (CaptionWords, "organisation_words"): Template(
        lambda entry, words: _credit(f"© Xaax {_capital(entry)}", words)[1] is None,
        lambda entry, words: _credit(f"The bridge {entry} nothing", words) == NOTHING,
    ),
    (Agencies, "news"): Template(
        lambda entry, words: _agency(f"LONDON ({entry}) - The House voted.", words) == entry,
        lambda entry, words: _agency(f"He told {entry} he would go.", words) is None,
    ),
    (Agencies, "pictures"): Template(
        lambda entry, words: _credit(f"Dawn. © Jane Doe/{entry.title()}", words)[1:] == ("Jane Doe", entry.title()),
        lambda entry, words: _credit(f"He told {entry} he would go.", words) == NOTHING,
    ),
    (Places, "cities"): Template(
        lambda entry, words: _places(f"{entry.upper()} (AP) - The House voted.", words) is not None,
        lambda entry, words: _places(f"They met in {entry} on Monday.", words) is None,
    ),
    (Places, "regions"): Template(
        lambda entry, words: _places(f"Xaax, {entry.upper()} — The House voted.", words) is not None,
        lambda entry, words: _places(f"They met in {entry} on Monday.", words) is None,
    ),
    (Places, "countries"): Template(
        lambda entry, words: _places(f"Xaax, {entry.upper()} — The House voted.", words) is not None,
        lambda entry, words: _places(f"They met in {entry} on Monday.", words) is None,
    ),
    (Places, "doubtful"): Template(
        lambda entry, words: _places(f"{entry.title()}: The House voted.", words) is None,
        lambda entry, words: _places(f"{entry.upper()} (AP) - The House voted.", words) is not None,
    ),
}


def _lists() -> Iterator[tuple[type, str, str, Iterable[str], Lexicon]]:
    for language in languages():
        words = load(language)
        for section in (words.common, words.label, words.dateline, words.caption):
            for name in section.empty():
                yield type(section), name, language, getattr(section, name), words
    for world in (agencies(), places(), markup(), pages()):
        for name in world.empty():
            yield type(world), name, "", getattr(world, name), load()


LISTS = [pytest.param(*each, id=f"{each[0].__name__}.{each[1]} {each[2]}") for each in _lists()]


@pytest.mark.parametrize(("section", "name", "language", "entries", "words"), LISTS)
def test_every_entry_has_its_examples(
    section: type, name: str, language: str, entries: Iterable[str], words: Lexicon
) -> None:
    """A list without a template fails, and so does an entry that does not do what its list is for."""
    template = TEMPLATES[section, name]
    assert [] == [entry for entry in sorted(entries) if not template.for_it(entry, words)]
    assert [] == [entry for entry in sorted(entries) if not template.against_it(entry, words)]


def test_every_section_is_tried() -> None:
    """Sections that are not tried here have a file of their own: bylines, quotes, timestamps."""
    elsewhere = {BylineWords, QuoteWords, TimestampWords}
    sections = {type(getattr(load("en"), name)) for name in Lexicon.__annotations__ if name != "language"}
    assert sections == {section for section, _ in TEMPLATES} - {Agencies, MarkupWords, PageWords, Places} | elsewhere
