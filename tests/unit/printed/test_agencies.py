"""Agencies and names of sites."""

import pytest

from newsparse.printed.agencies import agency_words, all_agencies, is_agency, is_site, news_agencies, picture_agencies


@pytest.mark.parametrize("name", ["AFP", "ＡＦＰ", "Reuters", "A.P.", "Agence France-Presse", "Getty Images"])
def test_agencies_are_known_in_every_spelling(name: str) -> None:
    """Case, periods and full-width letters do not count."""
    assert is_agency(name)


@pytest.mark.parametrize("name", ["Skerra", "", "Anna Kerr"])
def test_other_names_are_no_agencies(name: str) -> None:
    """Places and persons are none."""
    assert not is_agency(name)


def test_all_agencies_are_news_and_picture_agencies() -> None:
    """The two lists together are all."""
    assert all_agencies() == news_agencies() | picture_agencies()


def test_agencies_of_one_word() -> None:
    """Words that are an agency's whole name; none of several words."""
    assert {"dpa", "getty"} <= agency_words()
    assert not any(" " in word for word in agency_words())


@pytest.mark.parametrize("name", ["TEMPO.CO", "ansa.it", "www.skerra-post.de", "Skerra.com", "news.skerra.co.uk"])
def test_addresses_of_sites(name: str) -> None:
    """An ending in small letters, or all in capitals, makes the address of a site."""
    assert is_site(name)


@pytest.mark.parametrize("name", ["Berlin.Es", "Skerra", "St. Louis", "U.S.", ""])
def test_other_names_are_no_addresses(name: str) -> None:
    """A sentence glued to the one before and short forms are none."""
    assert not is_site(name)
