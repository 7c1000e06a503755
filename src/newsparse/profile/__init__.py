"""What the pages of one site have in common: :class:`SiteProfile`, learned from some pages and used on others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from math import log
from pathlib import Path
from typing import Final
from zlib import crc32

import regex
from attrs import define, evolve, field, frozen

from newsparse import label as labels
from newsparse.errors import ProfileError, SchemaError
from newsparse.lexicon import load
from newsparse.lexicon.detect import choose_language
from newsparse.model import DEFAULT_LIMITS, TEXT_ROLES, Block, Declared, Evidence, Hint, Page, RawBlock, Role
from newsparse.segment import segment
from newsparse.serialize import from_plain, from_text, to_plain, to_text
from newsparse.source.read import read_page
from newsparse.text.address import host as host_of
from newsparse.text.keys import comparison_key

_TAIL = frozenset({Role.NAVIGATION, Role.RELATED, Role.PROMO, Role.COMMENT, Role.FOOTER})
VERSION: Final = 1
"""Counts up when the meaning of a saved profile changes."""

_LONG_KEY = 160
"""Characters kept of a line; what recurs over this length is the same line."""
_MOST_PATTERNS = 100_000
"""Patterns kept while learning; beyond, those seen on one page so far are dropped."""
_LETTERS = regex.compile(r"[\p{L}\p{M}]{2}|\p{Lo}")
_DIGITS = regex.compile(r"\d++")
_SENTENCE_END = regex.compile(r"(?<=[.!?…])\s++")
_SUFFIX = regex.compile(r"(?:(?<!\s)\s++)?+[|–—-]\s*+(?=[^|–—-]{2,40}$)")


@frozen
class Recurring:
    """Something that stands on several pages of a site."""

    key: str
    """The line's words, digits as ``0``; or its element path and class words."""
    pages: int
    """On how many of the learned pages it stands."""
    blocks: int
    """How many blocks of theirs it is."""
    body: float
    """Share of these blocks that were taken for body, 0 to 1."""
    role: Role
    """What most of the others were taken for."""
    starts: float = 0.0
    """Of a line: on which share of its pages next to no body stands before it, 0 to 1."""
    ends: float = 0.0
    """Of a line: on which share of its pages next to no body stands after it."""


@frozen
class SiteProfile:
    """
    What the pages of one site have in common.

    Made by :meth:`learn`, used by ``newsparse.parse(page, profile=profile)``, where it is evidence like any other.
    It holds lines and class names of the site, never text of a story: a line is kept from two pages on.
    """

    site: str | None = None
    """The host, where addresses were given."""
    pages: int = 0
    """How many pages it was learned from, several prints of one story counted once."""
    site_name: str | None = None
    """What the site calls itself, as most pages declare it."""
    title_suffix: str | None = None
    """What pages put after their title: `` | The Harbour Courier``."""
    lines: tuple[Recurring, ...] = ()
    """Lines of two and more pages, the commonest first."""
    openers: tuple[Recurring, ...] = ()
    """First words of short lines: "read more", "photo"."""
    shapes: tuple[Recurring, ...] = ()
    """Element paths with class words, of HTML pages."""
    once: tuple[int, ...] = ()
    """Checksums of the lines around the story that one page alone has; kept while pages are few."""
    _once: frozenset[int] = field(init=False, repr=False, eq=False)
    _known: dict[str, dict[str, Recurring]] = field(init=False, repr=False, eq=False)

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
        weights: labels.LabelWeights | None = None,
    ) -> SiteProfile:
        """
        Return what *pages* of one site have in common.

        Pages are read one after the other and not kept; three are enough to start, more than 500 tell little more.

        Args:
            pages: HTML or flattened text; or pairs of a page and its address.

            url: An address of the site.

            weights: The labeller's; ``None`` takes those that ship with the package.

        Raises:
            TypeError: If a page is neither ``str`` nor ``bytes``.
        """
        learner = Learner(host_of(url))
        for each in pages:
            page, address = each if isinstance(each, tuple) else (each, url)
            learner.add(Sighting.of(read_page(page, address), weights))
        return learner.profile()

    def evidence(self, blocks: Sequence[RawBlock]) -> tuple[Evidence | None, ...]:
        """Return of each block what the other pages of the site say of it; ``None`` where they say nothing."""
        if not self.pages:
            return ()
        names = _shape_names(blocks)
        lines = [self._find_line(block.text) for block in blocks]
        outside = _outside(blocks, lines)
        among = _among(blocks, [self._site_key(block.text, line) for block, line in zip(blocks, lines, strict=True)])
        return tuple(map(self._weigh, blocks, names, lines, outside, among))

    def add_declared(self, page: Page) -> Page:
        """Return *page* with the site's name, where it declares none itself."""
        if self.site_name is None or any(each.field == "site_name" for each in page.declared):
            return page
        return evolve(page, declared=(*page.declared, Declared("site_name", "profile", self.site_name)))

    def _find_line(self, text: str) -> Recurring | None:
        """Return the line of the site that *text* is, or the sentence of the site that makes half of it and more."""
        lines = self._known["line"]
        whole = lines.get(line_key(text))
        if whole is not None:
            return whole
        known = {each: line for each in sentences(text) if (line := lines.get(line_key(each)))}
        if 2 * sum(map(len, known)) < len(text):
            return None
        return max(known.values(), key=lambda line: len(line.key), default=None)

    def _site_key(self, text: str, line: Recurring | None) -> str:
        """Return the key of a line that the site has outside of its stories, on one page at least; else nothing."""
        if line is not None:
            return line.key if line.body < 0.5 else ""
        key = line_key(text)
        return key if self._once and _checksum(key) in self._once else ""

    def _weigh(
        self,
        block: RawBlock,
        shape: str,
        found: Recurring | None,
        outside: Recurring | None,
        among: bool,  # noqa: FBT001  one of five columns
    ) -> Evidence | None:
        if found is not None:
            weight = _weigh_line(found, self.pages)
            why = f"stands on {found.pages} of {self.pages} other pages of the site"
            theirs = None if weight >= 0 or found.role in TEXT_ROLES else found.role
            if theirs in (Role.TITLE, Role.DUPLICATE):
                theirs = Role.BANNER
            return Evidence(why, round(weight, 2), theirs, recurs=weight < 0)
        weight, why = 0.0, ""
        role: Role | None = None
        opener = self._known["opener"].get(_opener_key(block.text))
        if opener is not None and opener.body < 0.1:
            weight -= 1.5
            why = f"lines of the site that open so are {opener.role}"
            role = opener.role
        if outside is not None:
            weight -= 2.0 if outside.pages < 4 else 3.0
            why = f'no story of the site goes on beyond "{outside.key[:40]}"'
            role = role or (outside.role if outside.role in _TAIL else None)
        elif among:
            weight -= 3.0
            why = "stands among lines of the site, and the story elsewhere"
        known = self._known["shape"].get(shape)
        if known is not None:
            pull = _weigh_shape(known)
            if abs(pull) > abs(weight):
                role = known.role if pull < 0 else None
                why = f"on {known.pages} pages of the site, blocks of this element are body {known.body:.0%}"
            weight += pull
        return Evidence(why, round(weight, 2), role) if weight else None

    def merge(self, other: SiteProfile) -> SiteProfile:
        """Return what *self* and *other*, learned from different pages of one site, know together."""
        more = self.pages >= other.pages
        first, second = (self, other) if more else (other, self)
        return SiteProfile(
            first.site or second.site,
            self.pages + other.pages,
            first.site_name or second.site_name,
            first.title_suffix or second.title_suffix,
            _merge(self.lines, other.lines),
            _merge(self.openers, other.openers),
            _merge(self.shapes, other.shapes),
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
            ProfileError: If *text* is no profile of this version; it names the place.
        """
        try:
            plain = from_text(text, "profile")
            if not isinstance(plain, Mapping) or "newsparse_profile" not in plain:
                raise ProfileError('profile: expected an object with "newsparse_profile"')
            if plain["newsparse_profile"] != VERSION:
                raise ProfileError(
                    f"profile.newsparse_profile: expected {VERSION}, got {plain['newsparse_profile']!r:.40}"
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


_NOTHING = 0.05
"""Share of a body that does not count: what the labeller let in by mistake."""

_FEW = 8
"""Pages up to which a profile keeps what one of them alone has; of more, what recurs is known well enough."""
_BESIDE = 16
"""Blocks looked at on each side of what may stand among lines of the site."""
_THICK = 6
"""How many different ones of them have to be lines of the site."""
_ISLAND = 0.2
"""Share of the page's prose that may stand between them."""
_ISLAND_BLOCKS = 3
"""And blocks: a story of one paragraph has its title, byline and time beside it."""

_MOSTLY = 0.75
"""Share of the pages on which a line has to end the story; the labeller errs on some."""


def _outside(blocks: Sequence[RawBlock], lines: Sequence[Recurring | None]) -> list[Recurring | None]:
    """
    Return of each block the line, before or after it, beyond which the stories of the site do not reach.

    A line is believed only where the page itself has little prose beyond it.
    """
    found: list[Recurring | None] = [None] * len(lines)
    counts = Counter(line.key for line in lines if line)
    prose = [0, *accumulate(_prose(block) for block in blocks)]
    for index, line in enumerate(lines):
        if line is None or counts[line.key] > 1 or not _is_marker(line):
            continue
        if line.ends >= _MOSTLY and prose[-1] - prose[index + 1] <= _little(line) * prose[-1]:
            found[index + 1 :] = [line] * (len(lines) - index - 1)
            break
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line is None or counts[line.key] > 1 or not _is_marker(line):
            continue
        if line.starts >= _MOSTLY and prose[index] <= _little(line) * prose[-1]:
            found[:index] = [line] * index
            break
    return found


def _among(blocks: Sequence[RawBlock], keys: Sequence[str]) -> list[bool]:
    """
    Return of each block whether it stands among lines of the site: *keys* has theirs.

    A menu may have a paragraph between its entries, which changes from day to day.  It is not of the story where both
    sides are thick with different lines of the site, it is short, and nearly all prose of the page stands elsewhere.
    """
    found = [False] * len(blocks)
    prose = [0, *accumulate(map(_prose, blocks))]
    start = 0

    def known(first: int, last: int) -> int:
        return len({key for key in keys[max(0, first) : last] if _LETTERS.search(key)})

    for of_site, run in groupby(map(bool, keys)):
        end = start + sum(1 for _ in run)
        if not of_site and end - start <= _ISLAND_BLOCKS and prose[end] - prose[start] <= _ISLAND * prose[-1]:
            thick = min(known(start - _BESIDE, start), known(end, end + _BESIDE)) >= _THICK
            found[start:end] = [thick] * (end - start)
        start = end
    return found


def _little(line: Recurring) -> float:
    """Return the share of a page's prose that may stand beyond the story, in teasers and comments."""
    return 0.2 if line.pages < 4 else 0.5


def _prose(block: RawBlock) -> int:
    """Return the length of a block that may be a paragraph, else 0."""
    size = len(block.text)
    return size if size > 100 and 2 * block.linked < size else 0


def _is_marker(line: Recurring) -> bool:
    """Return whether the line stands once on each page and is of the site."""
    return line.body < 0.5 and line.blocks == line.pages and len(line.key) > 5


def _weigh_line(line: Recurring, pages: int) -> float:
    """
    Return how much it speaks against body that a line stands on other pages too, in log odds.

    A whole sentence hardly stands in two stories.  A short line may be a heading that all stories have
    ("Background"); it counts as far as the pages themselves did not take it for body.
    """
    words = line.key.count(" ") + 1
    if words >= 8 or len(line.key) > 60:
        return -6.0
    share = line.pages / max(1, pages)
    if line.body > 0.5:
        return -3.0 * share if words > 3 and share > 0.5 else 0.0
    return -2.0 - 2.0 * share


def _weigh_shape(shape: Recurring) -> float:
    """Return what the element says, in log odds: half of what its blocks on the other pages say together."""
    share = (shape.body * shape.blocks + 0.5) / (shape.blocks + 1)
    if 0.12 < share < 0.9:
        return 0.0
    return min(1.0, 0.5 * log(share / (1 - share)))


# ------------------------------------------------------------------ learning


@define
class _Count:
    pages: int = 0
    blocks: int = 0
    body: int = 0
    roles: Counter[Role] = field(factory=Counter)
    starts: int = 0
    ends: int = 0
    last: int = -1
    """The page it was seen on last."""

    def see(self, page: int, role: Role, before: float = 0.5, after: float = 0.5) -> None:
        if self.last != page:
            self.pages += 1
            self.starts += before < _NOTHING < after
            self.ends += after < _NOTHING < before
        self.last = page
        self.blocks += 1
        if role in TEXT_ROLES:
            self.body += 1
        else:
            self.roles[role] += 1


@frozen
class SeenBlock:
    """What is kept of one block until its site has been learned."""

    role: Role
    line: str
    opener: str
    shape: str
    size: int
    """Its length in code points."""
    sentences: tuple[str, ...] = ()


@frozen
class Sighting:
    """What one page tells of its site: small, and independent of the process that made it."""

    site: str | None
    blocks: tuple[SeenBlock, ...] = ()
    stories: tuple[int, ...] = ()
    """Of each long paragraph a checksum."""
    names: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()

    @classmethod
    def of(cls, page: Page, weights: labels.LabelWeights | None = None) -> Sighting:
        """Return what *page*, labelled with *weights* or those of the package, tells of its site."""
        raw = segment(page, most=DEFAULT_LIMITS.blocks)
        lexicon = load(choose_language(page).value)
        blocks = labels.label(page, raw, lexicon, weights or labels.load_label_weights()) if raw else ()
        paragraphs = [block.text for block in blocks if block.role in TEXT_ROLES and len(block.text) > 60]
        return cls(
            host_of(page.url),
            tuple(map(_see_block, blocks, _shape_names(raw))),
            tuple(map(_checksum, map(comparison_key, paragraphs))),
            tuple(sorted({each.value.strip() for each in page.declared if each.field == "site_name"})),
            tuple(_suffixes(page, blocks)),
        )


def _see_block(block: Block, shape: str) -> SeenBlock:
    inside = tuple(filter(None, map(line_key, sentences(block.text))))
    return SeenBlock(block.role, line_key(block.text), _opener_key(block.text), shape, len(block.text), inside)


class Learner:
    """Counts over the pages of one site; what it holds does not grow with their number."""

    def __init__(self, site: str | None) -> None:
        self.site = site
        self.pages = 0
        self.lines: dict[str, _Count] = {}
        self.openers: dict[str, _Count] = {}
        self.shapes: dict[str, _Count] = {}
        self.names: Counter[str] = Counter()
        self.suffixes: Counter[str] = Counter()
        self.stories: set[int] = set()

    def add(self, seen: Sighting) -> None:
        """Count one more page; a second print of a story is passed over."""
        if not seen.blocks:
            return
        self.site = self.site or seen.site
        if self._is_known(seen.stories):
            return
        sizes = [block.size if block.role in TEXT_ROLES else 0 for block in seen.blocks]
        whole, so_far = sum(sizes), 0
        for block, size in zip(seen.blocks, sizes, strict=True):
            before = so_far / whole if whole else 0.5
            so_far += size
            self._see(self.lines, block.line, block.role, before, (whole - so_far) / whole if whole else 0.5)
            for sentence in block.sentences:
                self._see(self.lines, sentence, block.role)
            self._see(self.shapes, block.shape, block.role)
            self._see(self.openers, block.opener, block.role)
        self.names.update(seen.names)
        self.suffixes.update(seen.suffixes)
        self.pages += 1
        for table in (self.lines, self.openers, self.shapes):
            if len(table) > _MOST_PATTERNS:
                for key in [key for key, count in table.items() if count.pages == 1]:
                    del table[key]

    def _see(self, table: dict[str, _Count], key: str, role: Role, before: float = 0.5, after: float = 0.5) -> None:
        if key:
            count = table.get(key)
            if count is None:
                count = table[key] = _Count()
            count.see(self.pages, role, before, after)

    def _is_known(self, stories: Sequence[int]) -> bool:
        """Return whether the story was read before: most of its long paragraphs were."""
        known = sum(each in self.stories for each in stories)
        if len(self.stories) < _MOST_PATTERNS:
            self.stories.update(stories)
        return 2 * known > len(stories)

    def profile(self, *, once: bool = True) -> SiteProfile:
        """
        Return what recurred.

        Args:
            once: Keep of few pages what one alone has, too; not if the profile is used on these very pages.
        """
        least = max(2, self.pages // 50)
        alone = {_checksum(key) for key, count in self.lines.items() if count.pages == 1 and not count.body}
        return SiteProfile(
            self.site,
            self.pages,
            _commonest(self.names, self.pages),
            _commonest(self.suffixes, self.pages),
            _recurring(self.lines, least),
            tuple(each for each in _recurring(self.openers, least) if each.blocks >= 3),
            tuple(each for each in _recurring(self.shapes, least) if each.blocks >= 4),
            tuple(sorted(alone)) if once and self.pages <= _FEW else (),
        )


def _recurring(table: Mapping[str, _Count], least: int) -> tuple[Recurring, ...]:
    found = [
        Recurring(
            key,
            count.pages,
            count.blocks,
            round(count.body / count.blocks, 3),
            max(count.roles, key=lambda role: count.roles[role], default=Role.PARAGRAPH),
            round(count.starts / count.pages, 3),
            round(count.ends / count.pages, 3),
        )
        for key, count in table.items()
        if count.pages >= least
    ]
    return tuple(sorted(found, key=lambda each: (-each.pages, -each.blocks, each.key)))


def _commonest(values: Counter[str], pages: int) -> str | None:
    """Return the value that more than half of the pages have."""
    best = max(values, key=lambda each: values[each], default=None)
    return best if best and values[best] >= 2 and 2 * values[best] > pages else None


def _merge(first: Sequence[Recurring], second: Sequence[Recurring]) -> tuple[Recurring, ...]:
    merged = {each.key: each for each in first}
    for each in second:
        known = merged.get(each.key)
        if known is None:
            merged[each.key] = each
            continue
        blocks = known.blocks + each.blocks
        body = round((known.body * known.blocks + each.body * each.blocks) / blocks, 3)
        role = known.role if known.blocks >= each.blocks else each.role
        pages = known.pages + each.pages
        starts = round((known.starts * known.pages + each.starts * each.pages) / pages, 3)
        ends = round((known.ends * known.pages + each.ends * each.pages) / pages, 3)
        merged[each.key] = Recurring(each.key, pages, blocks, body, role, starts, ends)
    return tuple(sorted(merged.values(), key=lambda each: (-each.pages, -each.blocks, each.key)))


# ---------------------------------------------------------------------- keys


def line_key(text: str) -> str:
    """Return what lines that differ in numbers only have in common; empty for lines without words."""
    return _DIGITS.sub("0", comparison_key(text[: 2 * _LONG_KEY]))[:_LONG_KEY].strip()


def _checksum(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def sentences(text: str) -> list[str]:
    """Return the long sentences of a short block of several."""
    if not 80 < len(text) < 800:
        return []
    found = _SENTENCE_END.split(text)
    return [each for each in found if len(each) > 40] if len(found) > 1 else []


def _opener_key(text: str) -> str:
    """Return the opening of a short line up to its colon, or its first two words; empty for long lines."""
    if len(text) > 200:
        return ""
    head, colon, _ = text[:40].partition(":")
    words = _DIGITS.sub("0", comparison_key(head)).split()
    return " ".join(words[:4]) + " :" if colon and words else " ".join(words[:2]) if len(words) > 1 else ""


def _shape_names(blocks: Sequence[RawBlock]) -> list[str]:
    known: dict[Hint, str] = {}
    for block in blocks:
        if block.hint not in known:
            known[block.hint] = _shape_name(block.hint)
    return [known[block.hint] for block in blocks]


def _shape_name(hint: Hint) -> str:
    """Return the last elements of the path and the nearest class words; without numbers, which differ by page."""
    if not hint.tag:
        return ""
    words = [word for word in hint.words if not word.isdigit()][:8]
    return f"{'/'.join(hint.path.split('/')[-4:])} {' '.join(words)}".strip()


def _suffixes(page: Page, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield what the page puts after its title, where the title stands without it too."""
    titles = {block.text for block in blocks if block.role is Role.TITLE}
    printed = {each.value for each in page.declared if each.field == "title"}
    printed |= {block.text for block in blocks if block.role is Role.DUPLICATE}
    for each in printed:
        match = _SUFFIX.search(each)
        if match and each[: match.start()] in titles:
            yield each[match.start() :]
