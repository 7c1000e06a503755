"""Names of persons and organisations."""

import pytest

from newsparse.lexicon import load, names
from newsparse.printed.names import (
    find_organisation_end,
    find_person_end,
    is_name_word,
    is_organisation_name,
    is_suffix,
    names_of,
)

WORDS = names_of(load("en"))

PERSONS = [
    ("Ahmed bin Saleh al-Ali said", "Ahmed bin Saleh al-Ali"),
    ("Njoroge wa Thuk'o said", "Njoroge wa Thuk'o"),
    ("Youssef ould Mohamed, 41", "Youssef ould Mohamed"),
    ("Kim Su-ae said", "Kim Su-ae"),
    ("Han Doo-soo", "Han Doo-soo"),
    ("al-Tamer told reporters", "al-Tamer"),
    ("Martin Hale, Jr., said", "Martin Hale, Jr."),
    ("Anna Kerr III", "Anna Kerr III"),
    ("J.R.R. Tolkien wrote", "J.R.R. Tolkien"),
    ("Ludwig van der Berg said", "Ludwig van der Berg"),
    ("van der Berg said", "van der Berg"),
    ("Jean d'Ormesson a", "Jean d'Ormesson"),
    ("Siobhan O'Mahony, who", "Siobhan O'Mahony"),
    ("Gerard 't Hooft", "Gerard 't Hooft"),
    ("Martin Hale, Anna Kerr", "Martin Hale"),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_persons_name_is_read_to_its_end(text: str, expected: str) -> None:
    """Particles, prefixes, hyphens, initials and suffixes belong to a name."""
    end = find_person_end(text, 0, len(text), WORDS)
    assert end is not None
    assert expected == text[:end]


@pytest.mark.parametrize("text", ["said Martin Hale", "of the town", "", "12 crews", "of Skerra"])
def test_no_name_opens_here(text: str) -> None:
    """A word in small letters, a number or nothing opens no name."""
    assert find_person_end(text, 0, len(text), WORDS) is None


ORGANISATIONS = [
    ("Ministry of Fisheries said", "Ministry", "Ministry of Fisheries"),
    ("Skerra Board of Trade called", "Skerra Board", "Skerra Board of Trade"),
    (
        "Department of Health and Human Services ruled",
        "Department",
        "Department of Health and Human Services",
    ),
    ("Bank of Skerra and Anna Kerr", "Bank", "Bank of Skerra"),
    ("Port Authority of New York and New Jersey", "Port Authority", "Port Authority of New York and New Jersey"),
    ("Society of the Sacred Heart", "Society", "Society of the Sacred Heart"),
    ("Institut für Fischerei", "Institut", "Institut für Fischerei"),
]


@pytest.mark.parametrize(("text", "opening", "expected"), ORGANISATIONS)
def test_organisation_keeps_what_of_joins(text: str, opening: str, expected: str) -> None:
    """The name of an organisation goes on behind "of", and once behind "and", but not into a person's."""
    assert expected == text[: find_organisation_end(text, 0, len(opening), WORDS) or 0]


@pytest.mark.parametrize(
    ("text", "opening"),
    [("Skerra of old", "Skerra"), ("Council in London", "Council"), ("Bank of last resort", "Bank")],
)
def test_other_words_end_with_their_capitals(text: str, opening: str) -> None:
    """Without an organisation's noun, a joining word, or a capital behind it nothing is added."""
    assert find_organisation_end(text, 0, len(opening), WORDS) is None


@pytest.mark.parametrize("word", ["J.R.", "O'Mahony", "al-Sayed", "van", "東京", "D'Angelo", "d'Ormesson"])
def test_words_of_names(word: str) -> None:
    """A capital, a particle, a prefix, or a script without capitals makes a word of names."""
    assert is_name_word(word, WORDS)


@pytest.mark.parametrize("word", ["said", "harbour", "al-sayed"])
def test_other_words_are_not(word: str) -> None:
    """Other words in small letters are none."""
    assert not is_name_word(word, WORDS)


@pytest.mark.parametrize("word", sorted(names().suffixes))
def test_suffixes_stand_behind_names(word: str) -> None:
    """Every suffix of the list counts in capitals, with its period, and never in small letters."""
    assert is_suffix(word.upper() + ".", WORDS)
    assert not is_suffix(word, WORDS)


@pytest.mark.parametrize("particle", sorted(names().particles))
def test_particles_stand_inside_names(particle: str) -> None:
    """Every particle of the list belongs to the name around it."""
    text = f"Anna {particle} Kerr said"
    assert find_person_end(text, 0, len(text), WORDS) == len(text) - len(" said")


@pytest.mark.parametrize("prefix", sorted(names().prefixes))
def test_prefixes_open_names(prefix: str) -> None:
    """Every prefix of the list joins with a hyphen or an apostrophe."""
    assert is_name_word(f"{prefix}-Kerr", WORDS)
    assert is_name_word(f"{prefix}'Kerr", WORDS)
    assert not is_name_word(f"{prefix}-kerr", WORDS)


@pytest.mark.parametrize("noun", sorted(names().organisations))
def test_organisations_nouns_go_on(noun: str) -> None:
    """Every noun of the list goes on behind "of"."""
    noun = noun.title()
    assert find_organisation_end(f"{noun} of Skerra", 0, len(noun), WORDS) == len(noun) + len(" of Skerra")


@pytest.mark.parametrize("joiner", sorted(names().organisation_joiners))
def test_joiners_join(joiner: str) -> None:
    """Every joiner of the list leads on, with each article or none."""
    for article in ["", *sorted(names().organisation_articles)]:
        blank = "" if joiner.endswith("'") else " "
        text = f"Union {joiner}{blank}{article}{' ' if article else ''}Skerra"
        if not (article and not blank):
            assert find_organisation_end(text, 0, 5, WORDS) == len(text)


@pytest.mark.parametrize("word", sorted(names().organisation_conjunctions))
def test_conjunctions_lead_to_a_second_word(word: str) -> None:
    """Every conjunction of the list leads to one more word."""
    text = f"Ministry of Work {word} Fisheries"
    assert find_organisation_end(text, 0, 8, WORDS) == len(text)


ORGANISATION_NAMES = [
    "Skerra Museum",
    "Department of Fisheries",
    "Skerra Shipping AS",
    "Halvorsen Turbines ASA",
    "港口日报",
]
OTHER_NAMES = ["Anna Kerr", "Anna Museum", "Museum", "Kerr As", "王小明", ""]


@pytest.mark.parametrize("name", ORGANISATION_NAMES)
def test_a_word_of_firms_makes_an_organisation(name: str) -> None:
    """A word of firms, papers or offices ends the name, or a noun goes on with "of"."""
    assert is_organisation_name(name, load("zh" if not name.isascii() else "en"))


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_persons_are_no_organisations(name: str) -> None:
    """A first name opens a person's name, and one word is none."""
    assert not is_organisation_name(name, load("zh" if not name.isascii() else "en"))
