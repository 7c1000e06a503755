"""The context that an element gives to the lines inside it."""

from __future__ import annotations

import re
from functools import lru_cache

import regex
import turbohtml
from attrs import evolve

from newsparse.model import Hint
from newsparse.text.patterns import lazy

NO_TAGS: frozenset[str] = frozenset()
# Words of two letters and more, split at the joints.  The first is for ASCII, and ten times as fast.
_LATIN_WORD = re.compile(r"[a-z][a-z]+|[A-Z](?:[A-Z]+[a-z]*|[a-z]+)|[0-9][0-9]+")
_WORD = lazy(r"\p{Lu}{2,}+\p{Ll}*+|\p{Lu}\p{Ll}++|[\p{L}--\p{Lu}]{2,}+|\p{N}{2,}+", regex.V1)
_FOLDER = re.compile(r"(?:https?+:)?+(?://[^/?#]*+)?+/([^/?#.\d]{2,24}+)/")
_CLASSES_READ = 200
"""Characters of an element's classes that are read; some frameworks write thousands."""
_WORDS_KEPT = 12
"""Class and id words kept of one element."""


class ElementContext:
    """What a block element tells the lines in it; the same for all of equal name, classes and marks in its like."""

    __slots__ = ("_around", "_names", "_words", "_words_around", "depth", "figure", "inside", "path", "shape", "tag")

    def __init__(
        self, around: ElementContext | None, tag: str, names: Names, inside: frozenset[str], figure: int
    ) -> None:
        self._around = around
        self._names = names
        self._words: tuple[str, ...] | None = None
        self._words_around: tuple[str, ...] | None = None
        self.tag = tag
        self.path: str = element_path(around.path, tag) if around else ""
        self.inside = inside
        self.figure = figure
        self.depth: int = around.depth + 1 if around else 0
        self.shape = 0
        """Equal for those of equal path and words; 0 until a line asks."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its own names; that of many elements is asked by no line."""
        if self._words is None:
            classes, *others = self._names
            names = " ".join(filter(None, (classes and classes[:_CLASSES_READ], *others)))
            self._words = split_words(names) if names else ()
        return self._words

    @property
    def words_around(self) -> tuple[str, ...]:
        """Those of its container and of that one's container too."""
        if self._words_around is None:
            around = self._around
            further = around and around._around  # noqa: SLF001  of its own kind
            self._words_around = self.words + (around.words if around else ()) + (further.words if further else ())
        return self._words_around


Names = tuple[str | None, ...]
"""The classes of an element, its id, and of some its item property, role and test id."""


def inline_names(node: turbohtml.Element, tag: str, classes: str | None) -> str:
    """Return what an inline element is called; a link also by the first folder of its address."""
    if tag == "a":
        folder = _FOLDER.match(node.attr("href") or "")
        return f"{classes or ''} {node.attr('rel') or ''} {folder[1] if folder else ''}"
    return f"{classes or ''} {node.attr('itemprop') or ''}"


@lru_cache(8192)
def element_path(outer: str, tag: str) -> str:
    """Return the path of an element in one whose path is *outer*: six names at most."""
    return "/".join([*outer.split("/")[-5:], tag] if outer else [tag])


@lru_cache(4096)
def with_tag(inside: frozenset[str], tag: str) -> frozenset[str]:
    """Return *inside* with one more tag; equal sets share one instance."""
    return inside | {tag}


def hidden_hint(hint: Hint) -> Hint:
    """Return *hint* marked as hidden."""
    return evolve(hint, inside=with_tag(hint.inside, "hidden"))


@lru_cache(4096)
def split_words(names: str) -> tuple[str, ...]:
    """Return the words of class and id names: ``"storyBody story__body-2"`` gives story, body."""
    words = (_LATIN_WORD if names.isascii() else _WORD).findall(names)
    if not (names.islower() and names.isascii()):
        words = " ".join(words).lower().split()
    return tuple(dict.fromkeys(words))[:_WORDS_KEPT]
