"""The gazetteer."""

import pytest

from newsparse.printed.places import gazetteer


@pytest.mark.parametrize("name", ["London", "SÃO PAULO", "Sao Paulo", "Calif.", "Lebanon", "東京"])
def test_places_are_known_in_every_spelling(name: str) -> None:
    """Cities, regions and countries are found whatever the accents, case and periods."""
    assert gazetteer().is_place(name)


@pytest.mark.parametrize("name", ["Anna Kerr", "", "harbour"])
def test_other_names_are_no_places(name: str) -> None:
    """Persons and common words are none."""
    assert not gazetteer().is_place(name)


def test_gazetteer_is_read_once() -> None:
    """All languages share it."""
    assert gazetteer() is gazetteer()
