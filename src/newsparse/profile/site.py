"""What the pages of one site have in common: :class:`SiteProfile`, learned from some pages and used on others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from newsparse.errors import ProfileError, SchemaError
from newsparse.label import LabelWeights
from newsparse.model import TEXT_ROLES, Declared, Evidence, Page, RawBlock, Role
from newsparse.profile.evidence import beyond_story, inside_site_lines, weigh_line, weigh_shape
from newsparse.profile.keys import checksum, line_key, opener_key, sentences, shape_names
from newsparse.profile.learn import Learner
from newsparse.profile.patterns import MOST_COUNTED, RecurringPattern, merge_patterns
from newsparse.profile.summary import summarise_page
from newsparse.serialize import from_plain, from_text, in_range, shown, to_plain, to_text
from newsparse.source.read import read_page
from newsparse.text.address import host

VERSION: Final = 1
"""Counts up when the meaning of a saved profile changes."""
_TAIL: Final = frozenset({Role.NAVIGATION, Role.RELATED, Role.PROMO, Role.COMMENT, Role.FOOTER})
_FEW: Final = 8
"""Pages up to which a profile keeps the lines that one of them alone has; with more, recurring lines are enough."""


@frozen
class SiteProfile:
    """
    What the pages of one site have in common.

    Made by :meth:`learn`, used by ``newsparse.parse(page, profile=profile)`` as evidence beside all other.
    It holds lines and class names of the site, never text of a story: a line is kept from two pages on.
    """

    site: str | None = None
    """The host, where addresses were given."""
    pages: int = field(default=0, metadata=in_range(0, MOST_COUNTED))
    """How many pages it was learned from, several prints of one story counted once."""
    site_name: str | None = None
    """The name of the site that most pages declare."""
    title_suffix: str | None = None
    """What follows the headline in titles: `` | The Harbour Courier``."""
    lines: tuple[RecurringPattern, ...] = ()
    """Lines of two and more pages, the commonest first."""
    openers: tuple[RecurringPattern, ...] = ()
    """First words of short lines: "read more", "photo"."""
    shapes: tuple[RecurringPattern, ...] = ()
    """Element paths with class words, of HTML pages."""
    once: tuple[int, ...] = ()
    """Checksums of the lines around the story that one page alone has; kept while pages are few."""
    _once: frozenset[int] = field(init=False, repr=False, eq=False)
    _known: dict[str, dict[str, RecurringPattern]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        tables = {"line": self.lines, "opener": self.openers, "shape": self.shapes}
        known = {name: {each.key: each for each in table} for name, table in tables.items()}
        object.__setattr__(self, "_known", known)
        object.__setattr__(self, "_once", frozenset(self.once))

    @classmethod
    def learn(
        cls,
        pages: Iterable[str | bytes | tuple[str | bytes, str | None]],
        *,
        url: str | None = None,
        weights: LabelWeights | None = None,
    ) -> SiteProfile:
        """
        Return what *pages* of one site have in common.

        Pages are read one after the other and not kept; three are enough to start, more than 500 add little.

        Args:
            pages: HTML or flattened text; or pairs of a page and its address.

            url: An address of the site.

            weights: The labeller's; ``None`` takes those that ship with the package.

        Raises:
            TypeError: If a page is neither ``str`` nor ``bytes``.
        """
        learner = Learner(host(url))
        for each in pages:
            page, address = each if isinstance(each, tuple) else (each, url)
            learner.add(summarise_page(read_page(page, address), weights))
        return cls.of(learner)

    @classmethod
    def of(cls, learner: Learner, *, once: bool = True) -> SiteProfile:
        """
        Return what *learner* saw recur.

        Args:
            learner: It has seen the pages.

            once: Whether to keep, of few pages, lines that one page alone has; not if the profile is used on these
                very pages.
        """
        return cls(
            learner.site,
            learner.pages,
            learner.site_name(),
            learner.title_suffix(),
            learner.recurring_lines(),
            learner.recurring_openers(),
            learner.recurring_shapes(),
            learner.lines_of_one_page() if once and learner.pages <= _FEW else (),
        )

    def evidence(self, blocks: Sequence[RawBlock]) -> tuple[Evidence | None, ...]:
        """Return for each block what other pages of the site show about it; ``None`` where they show nothing."""
        if not self.pages:
            return ()
        names = shape_names(blocks)
        lines = [self._find_line(block.text) for block in blocks]
        beyond = beyond_story(blocks, lines)
        inside = inside_site_lines(
            blocks, [self._site_key(block.text, line) for block, line in zip(blocks, lines, strict=True)]
        )
        return tuple(map(self._weigh, blocks, names, lines, beyond, inside))

    def add_declared(self, page: Page) -> Page:
        """Return *page* with the site's name, where it declares none itself."""
        if self.site_name is None or any(each.field == "site_name" for each in page.declared):
            return page
        return evolve(page, declared=(*page.declared, Declared("site_name", "profile", self.site_name)))

    def _find_line(self, text: str) -> RecurringPattern | None:
        """Return the line of the site with the key of *text*, or the sentence of the site that makes up half of it."""
        lines = self._known["line"]
        whole = lines.get(line_key(text))
        if whole is not None:
            return whole
        known = {each: line for each in sentences(text) if (line := lines.get(line_key(each)))}
        if 2 * sum(map(len, known)) < len(text):
            return None
        return max(known.values(), key=lambda line: len(line.key), default=None)

    def _site_key(self, text: str, line: RecurringPattern | None) -> str:
        """Return the key of a line that the site has outside of its stories, on at least one page; else nothing."""
        if line is not None:
            return line.key if line.body < 0.5 else ""
        key = line_key(text)
        return key if self._once and checksum(key) in self._once else ""

    def _weigh(
        self,
        block: RawBlock,
        shape: str,
        found: RecurringPattern | None,
        beyond: RecurringPattern | None,
        inside: bool,  # noqa: FBT001  one of five columns
    ) -> Evidence | None:
        if found is not None:
            weight = weigh_line(found, self.pages)
            why = f"stands on {found.pages} of {self.pages} other pages of the site"
            theirs = None if weight >= 0 or found.role in TEXT_ROLES else found.role
            if theirs in (Role.TITLE, Role.DUPLICATE):
                theirs = Role.BANNER
            return Evidence(why, round(weight, 2), theirs, recurs=weight < 0)
        weight, why = 0.0, ""
        role: Role | None = None
        opener = self._known["opener"].get(opener_key(block.text))
        if opener is not None and opener.body < 0.1:
            weight -= 1.5
            why = f"lines of the site that open so are {opener.role}"
            role = opener.role
        if beyond is not None:
            weight -= 2.0 if beyond.pages < 4 else 3.0
            why = f'no story of the site goes on beyond "{beyond.key[:40]}"'
            role = role or (beyond.role if beyond.role in _TAIL else None)
        elif inside:
            weight -= 3.0
            why = "stands among lines of the site, and the story elsewhere"
        known = self._known["shape"].get(shape)
        if known is not None:
            pull = weigh_shape(known)
            if abs(pull) > abs(weight):
                role = known.role if pull < 0 else None
                why = f"on {known.pages} pages of the site, blocks of this element are body {known.body:.0%}"
            weight += pull
        return Evidence(why, round(weight, 2), role) if weight else None

    def merge(self, other: SiteProfile) -> SiteProfile:
        """Return the profile of the pages of both; *other* was learned from other pages of the same site."""
        more = self.pages >= other.pages
        first, second = (self, other) if more else (other, self)
        return SiteProfile(
            first.site or second.site,
            min(self.pages + other.pages, MOST_COUNTED),
            first.site_name or second.site_name,
            first.title_suffix or second.title_suffix,
            merge_patterns(self.lines, other.lines),
            merge_patterns(self.openers, other.openers),
            merge_patterns(self.shapes, other.shapes),
            tuple(sorted({*self.once, *other.once})) if self.pages + other.pages <= _FEW else (),
        )

    def to_json(self) -> str:
        """Return the profile as indented JSON, to be read by people too."""
        return to_text({"newsparse_profile": VERSION, **to_plain(self)}, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> SiteProfile:
        """
        Return the profile that :meth:`to_json` wrote as *text*.

        Raises:
            ProfileError: If *text* is not a profile of this version; the message names the place.
        """
        try:
            plain = from_text(text, "profile")
            if not isinstance(plain, Mapping) or "newsparse_profile" not in plain:
                raise ProfileError('profile: expected an object with "newsparse_profile"')
            if plain["newsparse_profile"] != VERSION:
                raise ProfileError(
                    f"profile.newsparse_profile: expected {VERSION}, got {shown(plain['newsparse_profile'])}"
                )
            return from_plain(
                cls, {name: each for name, each in plain.items() if name != "newsparse_profile"}, "profile"
            )
        except SchemaError as error:
            raise ProfileError(str(error)) from error


def read_profile(path: Path) -> SiteProfile:
    """
    Return the profile in a file.

    Raises:
        ProfileError: If it holds none; it names the file and the place.
    """
    try:
        return SiteProfile.from_json(path.read_text(encoding="utf-8", errors="replace"))
    except ProfileError as error:
        raise ProfileError(f"{path}: {error}") from error
