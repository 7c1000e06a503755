"""The sections of a lexicon: which word lists a language file may hold, and what each is for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

_NONE: Mapping[str, str] = MappingProxyType({})


@frozen(eq=False)
class CommonWords:
    """Words more than one step asks for."""

    stop: frozenset[str] = frozenset()
    """The commonest words of running prose: they tell languages apart, and prose from menus."""


@frozen(eq=False)
class LabelWords:
    """Words that tell what a block is."""

    related: frozenset[str] = frozenset()
    """Lines, or openings of lines, that lead to other stories: "editor picks", "read more"."""
    promo: frozenset[str] = frozenset()
    """Openings of sign-up, subscription and support appeals."""
    share: frozenset[str] = frozenset()
    """Words of share bars: "facebook", "copy link"."""
    navigation: frozenset[str] = frozenset()
    """Words of menus: "home", "sign in"."""
    comment: frozenset[str] = frozenset()
    """Headings and counters of comment sections."""
    footer: frozenset[str] = frozenset()
    """Openings of copyright and imprint lines."""


@frozen(eq=False)
class BylineWords:
    """Words of bylines."""

    openers: frozenset[str] = frozenset()
    """What stands before an author: "by", "words by"."""


@frozen(eq=False)
class TimestampWords:
    """Words of timestamps."""

    months: Mapping[str, str] = _NONE
    """Month names and their short forms, to "1" … "12"."""


@frozen(eq=False)
class DatelineWords:
    """Words of datelines."""


@frozen(eq=False)
class CaptionWords:
    """Words of captions and credits."""


@frozen(eq=False)
class QuoteWords:
    """Words around quoted speech."""


@frozen(eq=False)
class Agencies:
    """News and picture agencies, of all languages."""

    news: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()
