"""Credits: whether there is one, and where."""

import pytest

from newsparse.lexicon import languages, load
from newsparse.printed.credits import ends_with_agency, find_credit, has_credit_label
from newsparse.printed.credits.vocabulary import vocabulary_of
from newsparse.span import Span
from newsparse.text.fold import fold

WORDS = vocabulary_of(load("en"))

LABELS = sorted({label for language in languages() for label in load(language).caption.labels})
OPENERS = sorted({opener for language in languages() for opener in load(language).caption.openers})


def shows(line: str) -> bool:
    """Return whether *line* shows a credit."""
    return has_credit_label(fold(line), WORDS) or ends_with_agency(fold(line), WORDS)


@pytest.mark.parametrize("label", LABELS)
def test_every_label_of_every_language_shows_a_credit(label: str) -> None:
    """A label and a colon are a credit's, alone on the line or behind a sentence, whatever the page's language."""
    assert shows(f"{label.capitalize()}: Anna Kerr")
    assert shows(f"The harbour at dawn. {label.capitalize()}: Anna Kerr")


@pytest.mark.parametrize("opener", OPENERS)
def test_every_opener_of_every_language_shows_a_credit(opener: str) -> None:
    """An opener and a name are a credit."""
    assert shows(f"{opener.capitalize()} Anna Kerr")


SHOWN = [
    "Photo:",
    "The harbour © AFP",
    "The harbour festlegt© Bundesregierung/Anna Kerr",
    "The harbour at dawn. (AP)",
    "The harbour at dawn (Anna Kerr/Reuters)",
    "Anna Kerr / AP",
    "FatCamera/Getty Images",
    "Anna Kerr Getty Images",
    "Mayor Tom Vale, photo: City Archive",
    "写真：共同",
    "港を歩く人々（東京で、３日）＝共同",
    "항구에서 배가 출항하고 있다. 연합뉴스",
    "항구에서 배가 출항하고 있다. 스케라=연합뉴스",
    "The harbour at dawn. Unsplash",
]

NOT_SHOWN = [
    "",
    "Credit Cards",
    "Video Recorders",
    "Art Shows & Galleries",
    "Facebook",
    "Share on Twitter",
    "Senior reporter",
    "First responders worried closures could impact response times",
    "The harbour at dawn. Anna Kerr",
    "The ferry will not sail again, she said. AP",
    "12. Kerr A. Ferries of the sound. Journal of Tides. 2001;4:209-213. [Tide Scholar]",
    "선장은 연합뉴스",
    "홍길동 기자",
    "The photo by the window shows the old pier.",
    "In the picture of the town there is no ferry.",
    "Photo: " + "a long story of the harbour, " * 30,
]


@pytest.mark.parametrize("line", SHOWN)
def test_signs_of_a_credit(line: str) -> None:
    """A label, a copyright sign, and an agency in brackets or behind a slash show a credit."""
    assert shows(line)


def test_a_reporter_behind_a_sentence_is_a_credit() -> None:
    """Papers of Korea name the reporter who took the picture where others name an agency."""
    assert shows("항구에서 배가 출항하고 있다. 홍길동 기자")


@pytest.mark.parametrize("line", NOT_SHOWN)
def test_other_lines_show_none(line: str) -> None:
    """Menus, buttons, bare names and prose show no credit."""
    assert not shows(line)


@pytest.mark.parametrize("line", SHOWN)
def test_what_shows_a_credit_holds_a_sign(line: str) -> None:
    """A copyright sign, or one of the words of credits, is in every line that shows one."""
    folded = fold(line).lower()
    assert "©" in folded or any(sign in folded for sign in WORDS.label_signs | WORDS.agency_signs)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The harbour at dawn. Photo: Anna Kerr", "Photo: Anna Kerr"),
        ("The harbour at dawn. Anna Kerr / AP", "Anna Kerr / AP"),
        ("Photo: Anna Kerr", "Photo: Anna Kerr"),
    ],
)
def test_span_of_a_credit(line: str, expected: str) -> None:
    """The span runs from the label, or the name, to the end."""
    span = find_credit(fold(line), Span(0, len(line)), WORDS)
    assert span is not None
    assert expected == span.of(line)


ANYWHERE = [
    "The ferry leaves the pier at dawn / Jane Doe",
    "The ferry leaves the pier at dawn. Jane Doe for Rest of Day",
    "(AP Photo/Jane Doe) The ferry leaves the pier.",
    "The ferry leaves. (Jane Doe/NurPhoto via Getty Images)",
    "渡轮离开码头。新华社发（王小明摄）",
    "File photo: A boat. REUTERS/Jane Doe",
]


@pytest.mark.parametrize("line", ANYWHERE)
def test_a_credit_is_found_wherever_on_the_page_its_line_stands(line: str) -> None:
    """What stands before the line shifts the span and changes nothing else."""
    folded, before = fold(line), "The council met. " * 30
    alone = find_credit(folded, Span(0, len(folded)), WORDS)
    moved = find_credit(before + folded + before, Span(len(before), len(before) + len(folded)), WORDS)
    assert alone is not None
    assert moved == Span(alone.start + len(before), alone.end + len(before))
