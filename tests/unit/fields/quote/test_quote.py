"""Who said what, in articles of our own writing."""

from pathlib import Path

import pytest

import newsparse
from newsparse import QuoteKind, Span
from newsparse.fields.quote import build_context
from newsparse.fields.quote.attribution import find_cue_behind
from newsparse.fields.quote.context import QuoteContext
from newsparse.fields.quote.entities import NOBODY
from newsparse.lexicon import load
from newsparse.model import Block, Page, Role

SPORT = """\
Rovers hold United to late draw

Rovers came from two goals down on Saturday to earn a point at home.

“We never gave up, and the lads deserve every bit of credit,” said Tom Hargreaves, the Rovers manager. \
“I asked them for ten more minutes and they gave me twenty.”

Hargreaves, 52, said his side had been “second best in every department” before the break.

United's captain, Luis Prado, was less cheerful. “It feels like a defeat,” he said.

His coach, Marta Lindqvist, agreed. “We switched off,” she told reporters.
"""

COURT = """\
Baker jailed for flour fraud

Peter Olsen, 44, sold chalk as flour to more than 90 schools, Leeds Crown Court heard.

Judge Helen Marsh told him: “You put profit before children.”

Prosecutor David Achebe said Olsen had kept “two sets of books” since 2015.

Olsen’s lawyer, Sarah Kim, said her client was “truly sorry”. “He will carry this for life,” she added.

According to the Crown Prosecution Service, the case was “one of the most cynical” it had seen.
"""

SINGLE_MARKS = """\
Corner shops struggle

‘I don’t know how we’ll pay the workers’ wages,’ said Anna Reid, who owns the corner shop.

‘It’s been the worst year since the ’90s,’ she said. ‘My husband says: “Sell it.” But I won’t.’

Her neighbour Bill Tate calls the council ‘hopeless’.

A council spokesman said: ‘We have listened to residents’ concerns.’
"""

# Plural and nameless speakers, inserts in the quotes, and "he" and "the analyst" for someone without a name.
NAMELESS = """\
Ports brace for a long winter

Tuesday, 5 March, 2019 - 11:00

Harbour Minister Omar Reyes, who is touring the north, said that the docks would open in spring.

However, Dutch engineers noted that the first thing any new dock would need was “a full rebuild of the sea wall.”

A Dutch harbour analyst wrote that progress so far was slow.

He said repeated “attempts to open the docks early have failed, because (Harbour Minister Omar) Reyes and (his deputy \
Lena) Voss know that the wall alone will not hold.”

The analyst added: “The cranes are also very old. The largest has broken down almost three times a month.”

In an article published by a trade weekly, an expert pointed to “practical and political reasons” for the delay.

“One of the practical reasons is that the crews - after years without pay (and without work) - have all moved away,” the \
expert underlined.
"""

BUSINESS = """\
Nordbank profit beats forecasts

"Demand for loans was stronger than we had feared," chief executive Ingrid Solheim told analysts on a call.

"The market wanted more," said one trader in London who asked not to be named.

The bank said in a statement that it "remains committed" to its dividend.

Solheim, who took over in March, also said she would not rule out "small, sensible acquisitions."
"""

GERMAN = """\
Werk in Neustadt schließt

Das Werk in Neustadt wird im Herbst geschlossen, wie der Konzern am Montag mitteilte.

„Wir haben alles versucht“, sagte Vorstandschefin Petra Lang am Montag. „Am Ende fehlten die Aufträge.“

Betriebsrat Jürgen Koch sprach von einem „schwarzen Tag für die Region“.

Der Gewerkschafter sagte: „Wir werden kämpfen.“

»Das ist bitter«, meinte der Bürgermeister.
"""

FRENCH = """\
Fermeture de l'usine de Villeneuve

« Nous avons tout essayé », a déclaré lundi la directrice générale, Claire Fontaine. « Les commandes manquaient. »

Selon Mme Fontaine, le site était « dans le rouge » depuis trois ans.

Le maire, Paul Girard, a dénoncé « un coup dur pour la région ».

« Nous allons nous battre », a-t-il ajouté.
"""

SPANISH = """\
Cierra la fábrica de Villanueva

“Lo hemos intentado todo”, dijo el lunes la directora, Carmen Ruiz. “Faltaban pedidos”, añadió.

Según Ruiz, la planta estaba “en números rojos”.

El alcalde, Pablo Ortega, calificó el cierre de “golpe durísimo”.

«Vamos a luchar», aseguró.
"""

SIGNED = """\
What our readers say of the new tram

“The old bus was slower and I still miss it.” — Edith Marlow

“My shop has never had so many visitors.” — Kofi Badu, florist

“It rings too early in the morning!”
— Piotr Zielak
"""

TRANSCRIPT = """\
Mayor Greta Holm spoke to Radio Fjord about the bridge. Partial transcript as follows:

“HOLM: The bridge will open when it is safe and not a day before that.”
"""

PAGES = [
    (
        NAMELESS,
        [
            ("a full rebuild", "Dutch engineers", "Dutch engineers", "noted"),
            ("attempts to open", "A Dutch harbour analyst", "He", "said"),
            ("The cranes are", "A Dutch harbour analyst", "The analyst", "added"),
            ("practical and", "an expert", "an expert", "pointed to"),
            ("One of the", "an expert", "the expert", "underlined"),
        ],
    ),
    (
        BUSINESS,
        [
            ("Demand for loans", "Ingrid Solheim", "Ingrid Solheim", "told"),
            ("The market", "one trader", "one trader", "said"),
            ("remains", "The bank", "The bank", "said"),
            ("small", "Ingrid Solheim", "Solheim", "said"),
        ],
    ),
    (
        GERMAN,
        [
            ("Wir haben", "Petra Lang", "Vorstandschefin Petra Lang", "sagte"),
            ("Am Ende", "Petra Lang", "Vorstandschefin Petra Lang", "sagte"),
            ("schwarzen Tag", "Jürgen Koch", "Betriebsrat Jürgen Koch", "sprach von"),
            ("Wir werden", "Der Gewerkschafter", "Der Gewerkschafter", "sagte"),
            ("Das ist", "der Bürgermeister", "der Bürgermeister", "meinte"),
        ],
    ),
    (
        FRENCH,
        [
            ("Nous avons", "Claire Fontaine", "Claire Fontaine", "a déclaré"),
            ("Les commandes", "Claire Fontaine", "Claire Fontaine", "a déclaré"),
            ("dans le rouge", "Claire Fontaine", "Mme Fontaine", "Selon"),
            ("un coup dur", "Paul Girard", "Paul Girard", "a dénoncé"),
            ("Nous allons", "Paul Girard", "il", "ajouté"),
        ],
    ),
    (
        SPANISH,
        [
            ("Lo hemos", "Carmen Ruiz", "Carmen Ruiz", "dijo"),
            ("Faltaban", "Carmen Ruiz", "Carmen Ruiz", "añadió"),
            ("en números", "Carmen Ruiz", "Ruiz", "Según"),
            ("golpe", "Pablo Ortega", "Pablo Ortega", "calificó"),
            ("Vamos", "Pablo Ortega", "Pablo Ortega", "aseguró"),
        ],
    ),
    (
        SIGNED,
        [
            ("The old bus", "Edith Marlow", "Edith Marlow", None),
            ("My shop", "Kofi Badu", "Kofi Badu", None),
            ("It rings", "Piotr Zielak", "Piotr Zielak", None),
        ],
    ),
    (TRANSCRIPT, [("HOLM: The bridge", "Greta Holm", "HOLM", None)]),
    (
        SPORT,
        [
            ("We never gave up", "Tom Hargreaves", "Tom Hargreaves", "said"),
            ("I asked them", "Tom Hargreaves", "Tom Hargreaves", "said"),
            ("second best", "Tom Hargreaves", "Hargreaves", "said"),
            ("It feels like", "Luis Prado", "he", "said"),
            ("We switched off", "Marta Lindqvist", "she", "told"),
        ],
    ),
    (
        COURT,
        [
            ("You put profit", "Helen Marsh", "Judge Helen Marsh", "told"),
            ("two sets", "David Achebe", "Prosecutor David Achebe", "said"),
            ("truly sorry", "Sarah Kim", "Sarah Kim", "said"),
            ("He will carry", "Sarah Kim", "she", "added"),
            ("one of the most", "Crown Prosecution Service", "Crown Prosecution Service", "According to"),
        ],
    ),
    (
        SINGLE_MARKS,
        [
            ("I don’t know", "Anna Reid", "Anna Reid", "said"),
            ("It’s been", "Anna Reid", "she", "said"),
            ("My husband", "Anna Reid", "she", "said"),
            ("hopeless", "Bill Tate", "Bill Tate", "calls"),
            ("We have listened", "A council spokesman", "A council spokesman", "said"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_speakers_are_named_in_full(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    """Surnames, pronouns and titled names come out as the fullest name the article gives."""
    quotes = newsparse.find_quotes(text)
    assert expected == [
        (opening, quote.speaker, quote.speaker_text, quote.cue)
        for (opening, *_), quote in zip(expected, quotes, strict=True)
    ]
    assert all(quote.text.startswith(opening) for (opening, *_), quote in zip(expected, quotes, strict=True))


@pytest.mark.parametrize("text", [SPORT, COURT, SINGLE_MARKS])
def test_spans_hold_what_the_fields_show(text: str) -> None:
    """Quote, speaker and cue stand at their spans."""
    for quote in newsparse.find_quotes(text):
        assert quote.text == quote.span.of(text)
        assert quote.speaker_span is not None
        assert quote.speaker_text == quote.speaker_span.of(text)
        assert quote.cue_span is not None
        assert quote.cue == quote.cue_span.of(text)


def test_direct_and_mixed_are_told_apart() -> None:
    """A whole sentence is direct; words inside of a sentence that goes on around them are mixed."""
    direct, mixed = QuoteKind.DIRECT, QuoteKind.MIXED
    assert [mixed, mixed, direct, mixed, direct] == [quote.kind for quote in newsparse.find_quotes(NAMELESS)]


def test_all_speakers_stand_where_they_are_many() -> None:
    """Thousands of quotes by as many speakers each find their own."""
    names = [f"Ann {chr(65 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}ston" for i in range(2000)]
    text = "\n".join(f"“We won the match at last,” said {name}." for name in names)
    assert names == [quote.speaker for quote in newsparse.find_quotes(text)]


SHARED_PAGE = Path(__file__).parents[5] / "shared/pages/asharq/page.txt"


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED_PAGE.exists(), reason="the page is not shared here")
def test_the_shared_page_comes_out_right() -> None:
    """Five quotes of nameless people, each with cue and speaker."""
    quotes = newsparse.parse_text(SHARED_PAGE.read_text(encoding="utf-8")).quotes
    assert [
        ("Russian experts", "Russian experts", "noted"),
        ("A Russian military analyst", "He", "said"),
        ("A Russian military analyst", "The analyst", "added"),
        ("an expert", "an expert", "pointed to"),
        ("an expert", "the expert", "underlined"),
    ] == [(quote.speaker, quote.speaker_text, quote.cue) for quote in quotes]


def test_a_quote_over_paragraphs_is_one_group() -> None:
    """Each paragraph gives a quote; re-opened marks keep the group."""
    quotes = newsparse.find_quotes("“One,” said Jane Doe. “Two.\n\n“Three.\n\n“Four.”\n\n“Five,” said John Roe.")
    assert [0, 1, 1, 1, 2] == [quote.group for quote in quotes]
    assert ["Jane Doe"] * 4 + ["John Roe"] == [quote.speaker for quote in quotes]


def test_a_title_is_no_speech() -> None:
    """The title of a work is found and told apart."""
    [quote] = newsparse.find_quotes("He went on to star in the film “Night of the Long Rain” in 1998.")
    assert QuoteKind.NOT_SPEECH is quote.kind
    assert quote.speaker is None
    assert Span(32, 54) == quote.span


PARTED = [
    ("“We cannot ask people to wait for the ferry any longer.” Kofi Berg warned on Tuesday.", "Kofi Berg"),
    (
        "“There is still time to find an answer that works for all of us.” Ruth Marsh said on Thursday.\n\nAccording to figures"
        " published by the ports agency, the cost has risen by a third since the ferry was announced.",
        "Ruth Marsh",
    ),
    ("“The ferry will run again by spring.” Said harbour master Kofi Berg on Tuesday.", "Kofi Berg"),
    ("Maria Kovac met the council.\n\n“We will stay.” She warned on Tuesday.", "Maria Kovac"),
]


@pytest.mark.parametrize(("text", "speaker"), PARTED)
def test_a_full_stop_before_the_speaker(text: str, speaker: str) -> None:
    """A full stop inside the marks makes a sentence of its own of what says who spoke; it is heard all the same."""
    (quote,) = newsparse.find_quotes(text)
    assert speaker == quote.speaker


GOES_ON = [
    "Kovac was clear: “We will stay.” Officials said on Tuesday that the town was ready.",
    "“We will stay.” Kofi Berg said “never” to the last offer.",
    "“We will stay.” Said on Tuesday to be over, the strike went on.",
    "“We will stay.” Kofi Berg left on Tuesday.",
    "“We will stay.” Kofi Berg",
    "“We will stay.”",
    "“We will stay,” Kofi Berg said on Tuesday.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_what_follows_a_full_stop_may_go_on(text: str) -> None:
    """A sentence behind a quote that has its speaker before it, or whose cue has a quote of its own, is left to the weights."""
    page = Page(text)
    context = build_context(page, [Block(Role.PARAGRAPH, "", page.span)], load("en"))
    assert NOBODY == find_cue_behind(context, QuoteContext(context, 0))


FILLER = "\n".join(["It rained on the harbour for most of the day."] * 40)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Kofi Berg came first.\n{FILLER}\n“We will stay,” Berg said.", "Kofi Berg"),
        (f"Spring came.\n{FILLER}\nKofi Berg came.\nIt rained.\n“We will stay,” Berg said.", "Kofi Berg"),
        (f"“We will stay,” Berg said.\n{FILLER}\nKofi Berg came last.", "Berg"),
    ],
)
def test_names_are_read_near_quotes_and_at_the_top(text: str, speaker: str) -> None:
    """What stands far from every quote names nobody who speaks."""
    (quote,) = newsparse.find_quotes(text)
    assert speaker == quote.speaker


def test_find_quotes_refuses_other_types() -> None:
    """Anything but a string is the caller's mistake."""
    with pytest.raises(TypeError, match="text: expected str, got bytes"):
        newsparse.find_quotes(b"bytes")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "\n", "“", "””", "'", "\ud800“\ud800”", "\x00“\x00", "«" * 50, '"' * 51])
def test_odd_input_never_raises(text: str) -> None:
    """Nothing a page can hold makes finding quotes raise."""
    assert isinstance(newsparse.find_quotes(text), tuple)


def test_the_language_of_a_text_can_be_given() -> None:
    """A sentence too short to tell its language is read with the words of the one that is given."""
    [quote] = newsparse.find_quotes("„Wir bleiben hier“, sagte die Kulturdezernentin.", language="de")
    assert "die Kulturdezernentin" == quote.speaker
    with pytest.raises(newsparse.UnknownLanguageError):
        newsparse.find_quotes("“We stay.”", language="klingon")
