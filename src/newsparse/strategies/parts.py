"""Parts of pages, drawn together with what they say: names, bylines, timestamps, datelines, captions, quotes, boilerplate."""

from __future__ import annotations

from datetime import datetime
from random import Random

from attrs import frozen
from hypothesis import strategies as st

from newsparse.model import QuoteKind, Role
from newsparse.strategies.words import LANGUAGES, Words, draw_name, fill, load_words, surname

_OPEN, _CLOSE = "\x01", "\x02"


@frozen
class Part:
    """One block of a page as it is printed, and what it is."""

    role: Role
    text: str


@frozen
class DrawnByline:
    """A byline as printed, and the persons it names, in order."""

    text: str
    names: tuple[str, ...]


@frozen
class DrawnStamp:
    """A timestamp as printed, and its moment; midnight if it gives a day only."""

    text: str
    when: datetime
    has_time: bool


@frozen
class DrawnDateline:
    """A dateline with its dash and the blank after it, and its parts; places as printed."""

    text: str
    places: tuple[str, ...]
    agency: str | None


@frozen
class DrawnCaption:
    """The words under a picture as printed; what they show without the credit, and who made the picture."""

    text: str
    scene: str
    photographer: str | None
    agency: str | None


@frozen
class DrawnQuote:
    """A sentence that quotes somebody, and what it quotes."""

    sentence: str
    text: str
    """Between the marks, outer blanks left out."""
    speaker: str
    """The speaker's full name, also where the sentence prints the surname only."""
    cue: str
    kind: QuoteKind


def seeds() -> st.SearchStrategy[Random]:
    """
    Return a strategy for sources of chance that pick words.

    The words of prose come out of one small number, so that drawing a page stays fast,
    and shrinking works on what matters: which parts a page has and how they are printed.
    """
    return st.integers(0, 2**24).map(Random)


def languages() -> st.SearchStrategy[str]:
    """Return a strategy for the languages that pages can be drawn in."""
    return st.sampled_from(("en", *(each for each in LANGUAGES if each != "en")))


def names(language: str = "en") -> st.SearchStrategy[str]:
    """Return a strategy for names of persons: ``"Grace O'Connell"``."""
    words = load_words(language)
    return seeds().map(lambda random: draw_name(words, random))


@st.composite
def bylines(draw: st.DrawFn, language: str = "en") -> DrawnByline:
    """Draw a byline of one to three persons: ``By Anna Marsh, Omar Haddad and Ruth Novak``."""
    words = load_words(language)
    who = draw(st.lists(names(language), min_size=1, max_size=3, unique_by=surname))
    joined = ", ".join(who[:-1]) + (words.joiner if who[1:] else "") + who[-1]
    return DrawnByline(draw(st.sampled_from(words.bylines)).format(names=joined), tuple(who))


@st.composite
def timestamps(draw: st.DrawFn, language: str = "en") -> DrawnStamp:
    """Draw a timestamp of the years 1999 to 2035, to the minute or the day, without a zone."""
    words = load_words(language)
    when = draw(st.datetimes(datetime(1999, 1, 1), datetime(2035, 12, 31))).replace(second=0, microsecond=0)  # noqa: DTZ001  naive, as pages print it
    template = draw(st.sampled_from(words.stamps))
    text = template.format(
        weekday=words.weekdays[when.weekday()],
        month=words.months[when.month - 1],
        day=when.day,
        year=when.year,
        hour=f"{when.hour:02}",
        minute=f"{when.minute:02}",
        mm=f"{when.month:02}",
        dd=f"{when.day:02}",
    )
    has_time = "{minute}" in template
    return DrawnStamp(text, when if has_time else when.replace(hour=0, minute=0), has_time)


@st.composite
def datelines(draw: st.DrawFn, language: str = "en") -> DrawnDateline:
    """Draw a dateline with its dash and a blank behind: ``NAIROBI (Reuters) -``."""
    words = load_words(language)
    place = draw(st.sampled_from(words.places))
    agency = draw(st.none() | st.sampled_from(words.agencies))
    dash = draw(st.sampled_from(["—", "–", "-"]))
    printed = place.upper() if draw(st.booleans()) else place
    if agency is None:
        return DrawnDateline(f"{place.upper()} {dash} ", (place.upper(),), None)
    return DrawnDateline(f"{printed} ({agency}) {dash} ", (printed,), agency)


@st.composite
def captions(draw: st.DrawFn, language: str = "en") -> DrawnCaption:
    """Draw a caption with its credit: ``A ferry leaves at dawn. Photo: Anna Marsh/Reuters``."""
    words, random = load_words(language), draw(seeds())
    template = draw(st.sampled_from(words.credits))
    scene = fill(random.choice(words.scenes), words, random)
    agency, name = random.choice(words.agencies), draw_name(words, random)
    return DrawnCaption(
        template.format(scene=scene, name=name, agency=agency),
        scene,
        name if "{name}" in template else None,
        agency if "{agency}" in template else None,
    )


@st.composite
def quotes(draw: st.DrawFn, language: str = "en") -> DrawnQuote:
    """Draw a sentence that quotes a person named in it."""
    words, random = load_words(language), draw(seeds())
    kind = draw(st.sampled_from([QuoteKind.DIRECT, QuoteKind.MIXED]))
    marks = draw(st.sampled_from(words.marks))
    return draw_quote(words, random, draw_name(words, random), kind, marks)


def draw_quote(
    words: Words, random: Random, speaker: str, kind: QuoteKind, marks: str, *, again: bool = False
) -> DrawnQuote:
    """
    Return a sentence in which *speaker* is quoted.

    Args:
        words: The language's words.

        random: What picks them.

        speaker: The full name.

        kind: Direct or mixed.

        marks: ``open|close``.

        again: Whether the speaker was named before, so that the surname does.
    """
    templates = words.mixed if kind is QuoteKind.MIXED else words.again if again else words.quoted
    said, cue = random.choice(words.quotes), random.choice(words.cues)
    sentence = fill(
        random.choice(templates),
        words,
        random,
        person=speaker,
        surname=surname(speaker),
        cue=cue,
        Quote=said[0].upper() + said[1:],
        fragment=random.choice(words.fragments),
        open=_OPEN,
        close=_CLOSE,
    )
    start, end = sentence.index(_OPEN), sentence.index(_CLOSE)
    opening, closing = marks.split("|")
    text = sentence[start + 1 : end]
    return DrawnQuote(sentence.replace(_OPEN, opening).replace(_CLOSE, closing), text, speaker, cue, kind)


def boilerplate(role: Role | None = None, language: str = "en") -> st.SearchStrategy[Part]:
    """
    Return a strategy for lines that are no story: menus, share bars, sign-ups, copyright.

    Args:
        role: Banner, navigation, related, promo, comment or footer; ``None`` for any of them.

        language: Of the words.
    """
    words = load_words(language)
    roles = [role] if role else [Role.BANNER, Role.NAVIGATION, Role.RELATED, Role.PROMO, Role.COMMENT, Role.FOOTER]
    return st.builds(lambda each, random: draw_boilerplate(words, random, each), st.sampled_from(roles), seeds())


def draw_boilerplate(words: Words, random: Random, role: Role, *, site: str | None = None) -> Part:
    """Return a line of boilerplate of *role*; it names *site* where it names one."""
    site = site or random.choice(words.sites)
    title = fill(random.choice(words.titles), words, random)
    return Part(role, fill(random.choice(words.boilerplate[role]), words, random, site=site, Title=title))


@st.composite
def paragraphs(draw: st.DrawFn, language: str = "en") -> str:
    """Draw a paragraph of news prose, one to four sentences long."""
    words, random = load_words(language), draw(seeds())
    return prose(words, random, draw(st.integers(1, 4)))


def prose(words: Words, random: Random, count: int) -> str:
    """Return *count* different sentences."""
    return " ".join(fill(each, words, random) for each in random.sample(words.sentences, count))
