"""What holds for every dateline and every caption."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Caption, Dateline, Span, parse_caption, parse_dateline
from newsparse.fields.caption.parse import find_caption
from newsparse.fields.dateline import find_dateline
from newsparse.lexicon import load
from newsparse.model import Page

CITIES = ["London", "New York", "Port-au-Prince", "São Paulo", "Tel Aviv", "St. Louis", "Taylorville", "Frankfurt/Main"]
AREAS = ["Ill.", "Lebanon", "N.Y.", "British Columbia"]
AGENCIES = ["AP", "Reuters", "dpa/lnw", "Agência Brasil", "WABC", "РИА Новости"]
NAMES = ["Jane Doe", "João da Silva", "J. M. van der Berg", "ANNA BEISPIEL", "Łukasz Żak"]
HOUSES = ["AFP", "Getty Images", "Agence France-Presse", "picture alliance", "Reuters"]
PROSE = ["The House voted on Monday.", "Trains ran full.", "“We will go,” he said.", "A bear came to town."]
WORDS = ["Dawn at the bridge.", "The mayor (left) speaks in Paris, Texas, on May 5, 2021.", "Two boats meet"]


@st.composite
def datelines(draw: st.DrawFn) -> tuple[str, tuple[str, ...], str | None]:
    """Draw a dateline as printed, with its places and its agency."""
    drawn = draw(st.lists(st.sampled_from(CITIES), min_size=1, max_size=3, unique=True))
    places = [city.upper() for city in drawn] if draw(st.booleans()) else drawn
    if draw(st.booleans()):
        places[-1] += ", " + draw(st.sampled_from(AREAS))
    agency = draw(st.none() | st.sampled_from(AGENCIES))
    separator = "/" if "/" not in "".join(places) else " and "
    head = separator.join(places) + (f" ({agency})" if agency else "")
    closers = [" -", " —", " --", ".-"] if agency or places[0].isupper() else [" —", ":"]
    if "Taylorville" in drawn and not agency and not places[0].isupper():
        closers = [" —"]
    return head + draw(st.sampled_from(closers)), tuple(places), agency


@st.composite
def captions(draw: st.DrawFn) -> tuple[str, Caption]:
    """Draw a caption as printed, and what it is made of."""
    words, name, house = draw(st.sampled_from(WORDS)), draw(st.sampled_from(NAMES)), draw(st.sampled_from(HOUSES))
    form, has_name, has_house = draw(
        st.sampled_from(
            [
                ("Photo: {name}/{house}", True, True),
                ("(Photo by {name}/{house})", True, True),
                ("© {house}", False, True),
                ("Foto: {name}", True, False),
                ("(Crédit photo : {name} / {house})", True, True),
                ("| {name} / {house}", True, True),
                ("({house}/{name})", True, True),
            ]
        )
    )
    printed = form.format(name=name, house=house)
    line = f"{words} {printed}"
    return line, Caption(
        words,
        printed.removeprefix("| "),
        name if has_name else None,
        house if has_house else None,
        span=Span(0, len(line)),
    )


@given(datelines(), st.sampled_from(PROSE), st.sampled_from(["", " ", "\n", "\u200b", "\u00a0"]))
def test_a_drawn_dateline_is_read_back(drawn: tuple[str, tuple[str, ...], str | None], prose: str, blank: str) -> None:
    """Places, agency and span are those that were printed."""
    printed, places, agency = drawn
    dateline = parse_dateline(f"{blank}{printed} {prose}")
    assert Dateline(places, None, agency, printed, Span(len(blank), len(blank) + len(printed))) == dateline


@given(datelines(), st.lists(st.sampled_from(PROSE), min_size=1), st.text())
def test_what_follows_does_not_change_a_dateline(
    drawn: tuple[str, tuple[str, ...], str | None], prose: list[str], more: str
) -> None:
    """A dateline is the same whatever the story goes on with."""
    first = parse_dateline(f"{drawn[0]} {prose[0]}")
    assert first == parse_dateline(f"{drawn[0]} {' '.join(prose)} {more}")


@given(datelines(), st.sampled_from(PROSE), st.text(), st.text())
def test_what_stands_around_does_not_change_a_dateline(
    drawn: tuple[str, tuple[str, ...], str | None], prose: str, before: str, after: str
) -> None:
    """In a page a dateline is the one of its paragraph alone, with page offsets."""
    paragraph = f"{drawn[0]} {prose}"
    alone = parse_dateline(paragraph)
    page = Page(before + paragraph + after)
    found = find_dateline(page, Span(len(before), len(before) + len(paragraph)), load())
    assert alone is not None
    assert found is not None
    assert (alone.places, alone.agency, alone.text) == (found.places, found.agency, found.text)
    assert alone.span.start + len(before) == found.span.start


@given(captions())
def test_a_drawn_caption_is_read_back(drawn: tuple[str, Caption]) -> None:
    """Words, credit, photographer and agency are those that were printed."""
    line, expected = drawn
    assert expected == parse_caption(line)


@given(captions(), st.text(), st.text())
def test_what_stands_around_does_not_change_a_caption(drawn: tuple[str, Caption], before: str, after: str) -> None:
    """In a page a caption is the one of its line alone, with page offsets."""
    line, expected = drawn
    page = Page(before + line + after)
    found = find_caption(page, Span(len(before), len(before) + len(line)), load())
    assert (expected.text, expected.credit, expected.photographer, expected.agency) == (
        found.text,
        found.credit,
        found.photographer,
        found.agency,
    )
    assert Span(len(before), len(before) + len(line)) == found.span


PIECES = st.sampled_from(
    [
        *CITIES,
        *AGENCIES,
        *HOUSES,
        *NAMES,
        "Photo by ",
        "© ",
        "(",
        ")",
        "[",
        "/",
        "-",
        "—",
        ":",
        ".",
        ",",
        " ",
        "\n",
        "5",
    ]
)


@given(st.text() | st.lists(PIECES).map("".join))
def test_any_text_is_read(text: str) -> None:
    """Nothing raises, spans lie in the text, and no word of a caption is lost."""
    dateline, caption = parse_dateline(text), parse_caption(text)
    if dateline is not None:
        assert dateline.span in Span(0, len(text))
        assert dateline.places or dateline.agency
    assert caption.span is not None
    assert caption.span in Span(0, len(text))


@pytest.mark.parametrize(
    "piece", ["(", "-", "A", "A ", "A, ", "(A) ", "/", ". ", "© ", "Photo: ", "| ", "A/", "\ud800", "【"]
)
def test_a_megabyte_is_read(piece: str) -> None:
    """A million of one thing is read as well as anything else."""
    text = piece * (1_000_000 // len(piece))
    parse_dateline(text)
    assert parse_caption(text).span is not None
