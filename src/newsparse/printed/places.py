"""Places: the gazetteer, by the keys of names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsparse.lexicon import places
from newsparse.text.keys import name_key, name_keys


class Gazetteer(NamedTuple):
    """Places by :func:`newsparse.text.keys.name_key`: accents, case and periods do not count."""

    cities: frozenset[str]
    regions: frozenset[str]
    """States and provinces, and their short forms."""
    areas: frozenset[str]
    """Regions and countries."""
    doubtful: frozenset[str]
    """Cities whose names are common words, or first names."""
    cities_as_written: frozenset[str]
    """Cities folded and lower case; scripts without blanks are looked up so, letter by letter."""

    def is_place(self, name: str) -> bool:
        """Return whether *name* is a city, region or country."""
        key = name_key(name)
        return key in self.cities or key in self.areas


@cache
def gazetteer() -> Gazetteer:
    """Return the places of the list."""
    world = places()
    regions = name_keys(world.regions)
    return Gazetteer(
        cities=name_keys(world.cities),
        regions=regions,
        areas=regions | name_keys(world.countries),
        doubtful=name_keys(world.doubtful),
        cities_as_written=world.cities,
    )
