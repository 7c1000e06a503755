"""What drawn pages are made of: :func:`load_words`, and sentences filled with them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from attrs import field, fields, frozen

LANGUAGES = ("de", "en", "es", "fr")
"""The languages that pages can be drawn in."""


def _strings(values: Any) -> tuple[str, ...]:
    return tuple(values)


@frozen(eq=False)
class Words:
    """One language's vocabulary and templates; slots stand in braces."""

    language: str
    given: tuple[str, ...] = field(converter=_strings)
    family: tuple[str, ...] = field(converter=_strings)
    places: tuple[str, ...] = field(converter=_strings)
    bodies: tuple[str, ...] = field(converter=_strings)
    things: tuple[str, ...] = field(converter=_strings)
    jobs: tuple[str, ...] = field(converter=_strings)
    weekdays: tuple[str, ...] = field(converter=_strings)
    """Monday first."""
    months: tuple[str, ...] = field(converter=_strings)
    agencies: tuple[str, ...] = field(converter=_strings)
    marks: tuple[str, ...] = field(converter=_strings)
    """Pairs of quotation marks, ``open|close``."""
    sites: tuple[str, ...] = field(converter=_strings)
    sections: tuple[str, ...] = field(converter=_strings)
    sentences: tuple[str, ...] = field(converter=_strings)
    quotes: tuple[str, ...] = field(converter=_strings)
    """Whole sentences that somebody says, without end."""
    fragments: tuple[str, ...] = field(converter=_strings)
    """Parts of sentences that somebody says."""
    cues: tuple[str, ...] = field(converter=_strings)
    quoted: tuple[str, ...] = field(converter=_strings)
    mixed: tuple[str, ...] = field(converter=_strings)
    again: tuple[str, ...] = field(converter=_strings)
    """Quotes of somebody named before, by surname."""
    titles: tuple[str, ...] = field(converter=_strings)
    standfirsts: tuple[str, ...] = field(converter=_strings)
    scenes: tuple[str, ...] = field(converter=_strings)
    """What pictures show."""
    credits: tuple[str, ...] = field(converter=_strings)
    bylines: tuple[str, ...] = field(converter=_strings)
    joiner: str
    stamps: tuple[str, ...] = field(converter=_strings)
    boilerplate: dict[str, list[str]]


@cache
def load_words(language: str) -> Words:
    """
    Return the words that pages in *language* are made of.

    Raises:
        ValueError: If there are none; it names the languages that have some.
    """
    if language not in LANGUAGES:
        raise ValueError(f'language="{language}": expected one of {", ".join(LANGUAGES)}')
    table = tomllib.loads((files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))
    return Words(language=language, **{each.name: table[each.name] for each in fields(Words) if each.name in table})


def fill(template: str, words: Words, random: Random, **slots: str) -> str:
    """Return *template* with its slots filled by chance, or by *slots* where they say; opens with a capital."""
    name = draw_name(words, random)
    place, thing, body = random.choice(words.places), random.choice(words.things), random.choice(words.bodies)
    chosen = {
        "person": name,
        "surname": surname(name),
        "place": place,
        "Place": place,
        "thing": thing,
        "body": body,
        "number": str(random.randint(3, 900)),
        "weekday": random.choice(words.weekdays),
        "job": random.choice(words.jobs),
        "cue": random.choice(words.cues),
        "section": random.choice(words.sections),
        **slots,
    }
    filled = template.format(**chosen)
    return filled[:1].upper() + filled[1:]


def draw_name(words: Words, random: Random) -> str:
    """Return a person's name: a given name or two, and a surname."""
    given = random.choice(words.given)
    initial = f" {random.choice('ABCDEFGHJKLMNPRST')}." if random.random() < 0.1 else ""
    return f"{given}{initial} {random.choice(words.family)}"


def surname(name: str) -> str:
    """Return *name* without its given names."""
    rest = name.split(" ", 1)[1]
    return rest.split(". ", 1)[1] if rest[1:3] == ". " else rest
