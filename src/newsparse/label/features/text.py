"""What is plain to see of a text, wherever it stands on the page: read once, character by character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import cython
from cython.cimports.cpython.unicode import (
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISDECIMAL,
    Py_UNICODE_ISDIGIT,
    Py_UNICODE_ISLOWER,
    Py_UNICODE_ISSPACE,
    Py_UNICODE_ISUPPER,
)
from cython.cimports.libc.math import log2
from cython.cimports.libc.stdint import uint64_t

from newsparse.label.features.keywords import AFTER_WORD, LIST_NAMES, keywords_of
from newsparse.lexicon import Lexicon
from newsparse.printed.credits import ends_with_agency, has_credit_label
from newsparse.printed.dates import has_date
from newsparse.text.fold import fold
from newsparse.text.keys import comparison_key
from newsparse.text.patterns import lazy
from newsparse.text.scripts import count_unspaced

if TYPE_CHECKING:
    from newsparse.label.classifier.word_table import start_hash, step_hash
    from newsparse.label.features.columns import FeatureRows
    from newsparse.label.features.vocabulary import (
        AGENCY,
        AGENCY_END,
        AGENCY_SIGN,
        PHOTO,
        SECTION,
        SHARE,
        STOP,
        Numbers,
        Vocabulary,
    )
    from newsparse.text.keys import join_words
    from newsparse.text.scripts import is_cased
else:
    from cython.cimports.newsparse.label.classifier.word_table import start_hash, step_hash
    from cython.cimports.newsparse.label.features.columns import FeatureRows
    from cython.cimports.newsparse.label.features.vocabulary import (
        AGENCY,
        AGENCY_END,
        AGENCY_SIGN,
        PHOTO,
        SECTION,
        SHARE,
        STOP,
        Numbers,
        Vocabulary,
    )
    from cython.cimports.newsparse.text.keys import join_words
    from cython.cimports.newsparse.text.scripts import is_cased

_HEAD = cython.declare(cython.Py_ssize_t, 300)
"""Characters looked at for what opens a block; a shorter text is short."""
_OPENING = cython.declare(cython.Py_ssize_t, 200)
"""Characters in which the words with a capital are counted."""
_LONG = cython.declare(cython.Py_ssize_t, 3000)
"""Characters whose words are counted of a long text."""
_WHOLE = cython.declare(cython.Py_ssize_t, 600)
"""Characters of a longer text's key."""
LONGEST_HEADING = cython.declare(cython.Py_ssize_t, 80)
"""Characters of a longer line, which is no heading of a section."""
_LINE = cython.declare(cython.Py_ssize_t, 700)
"""Characters of the longest caption."""
_SENTENCES_READ = cython.declare(cython.Py_ssize_t, 2000)
"""Characters in which sentences are counted."""
_SHARES_READ = cython.declare(cython.Py_ssize_t, 120)
"""Characters in which digits and capitals are counted."""
_AGENCY_WORDS = cython.declare(cython.Py_ssize_t, 4)
"""Words at the end of a text among which an agency is looked for."""
_WORD = lazy(r"[\p{L}\p{M}\p{N}]++(?:'[\p{L}\p{M}]++)?+")
"""A word of scripts that the scan of characters does not know."""
_BRACKET = re.compile(r"[(\[（【]")
_CLOCK = lazy(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b")
_LABELS = frozenset(form for name in LIST_NAMES for form in (name, f"{name}="))
_NOTHING: frozenset[str] = frozenset()
_FOOTER = frozenset({"footer"})


@cython.final
@cython.no_gc  # holds nothing that could hold it
@cython.cclass
class TextFeatures:
    """What is plain to see of a text."""

    text: str
    """The words, white space collapsed."""
    folded: str
    """The same as the page has it, look-alike characters made equal."""
    key: str
    """``comparison_key(text)``; equal for texts that read the same.  Of a long text its beginning."""
    length: int
    """Characters; of scripts without blanks, tripled, so that lengths compare."""
    words: int
    """How many words it has."""
    stopword_share: float
    """Share of the words that are among the commonest of the language, 0 to 1."""
    capitalised_share: float
    """Share of the opening words that begin with a capital, 0 to 1."""
    ends_sentence: bool
    has_digit: bool
    """Whether it is short and has a digit."""
    has_date: bool
    has_clock: bool
    has_photo_credit: bool
    lists: frozenset[str]
    """The ``[label]`` lists whose entries the text equals ("related=") or opens with ("related")."""
    share_words: int
    """How many words of share bars it has, if it is short."""
    opens_like_byline: bool
    ends_with_agency: bool
    opens_like_credit: bool
    """Whether it opens with a word for the maker of a picture, such as "photo"."""
    has_bullet: bool
    """Whether it opens with a bullet."""
    number: int
    """Of the text on its page; equal texts have one."""
    section: str
    """Which section of the page its words are the heading of, such as "related", if it is short; empty for most."""
    signs: int
    """Which lists have one of its words, as a sum of the numbers of ``keywords.py``; all where its script hides words."""
    has_keyword: bool
    """Whether it is on a list, or has a date, a byline, a credit or a word of share bars."""
    key_start: int
    """Where the words of its key begin among those of the page."""
    key_end: int
    commas: int
    slashes: int
    sentences: int
    digit_share: float
    upper_share: float
    capital_words: float
    has_quotation_mark: bool
    has_bar: bool
    has_address: bool
    opens_in_lower_case: bool
    ends_with_dots: bool
    first: str
    last: str


_LETTER = cython.declare(cython.uchar, 1)
"""A letter or a digit,"""
_DECIMAL = cython.declare(cython.uchar, 2)
"""a decimal digit,"""
_SPACE = cython.declare(cython.uchar, 4)
"""white space,"""
_CAPITAL = cython.declare(cython.uchar, 8)
"""a capital,"""
_CASED = cython.declare(cython.uchar, 16)
"""or of a script that the scan knows."""
_KNOWN = cython.declare(cython.uint, 0x2100)
"""Characters before this one have their classes in a table."""
_CLASSES = cython.declare(cython.uchar[0x2100])


@cython.cfunc
@cython.exceptval(check=False)
def _work_out_class(c: cython.Py_UCS4) -> cython.uchar:
    """Return the classes of a character."""
    found: cython.uchar = 0
    if Py_UNICODE_ISALNUM(c):
        found |= _LETTER
    if Py_UNICODE_ISDECIMAL(c):
        found |= _DECIMAL
    if Py_UNICODE_ISSPACE(c):
        found |= _SPACE
    if Py_UNICODE_ISUPPER(c):
        found |= _CAPITAL
    if is_cased(c):
        found |= _CASED
    return found


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _class_of(c: cython.Py_UCS4) -> cython.uchar:
    """Return the classes of a character."""
    code: cython.uint = cython.cast(cython.uint, c)
    return _CLASSES[code] if code < _KNOWN else _work_out_class(c)


@cython.cfunc
def _fill_classes() -> cython.int:
    """Write the table."""
    code: cython.uint
    for code in range(_KNOWN):
        _CLASSES[code] = _work_out_class(cython.cast(cython.Py_UCS4, code))
    return 0


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _is_ending(c: cython.Py_UCS4) -> cython.bint:
    """Return whether a character ends a sentence."""
    return c in ".!?…。！？؟۔।"


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _is_closer(c: cython.Py_UCS4) -> cython.bint:
    """Return whether a character may stand after the one that ends a sentence."""
    return c in " \"'»)]』」’”›"


_fill_classes()


@cython.cfunc
def _key_of(text: str, folded: str, lower: str, same: cython.bint) -> str:
    """Return ``comparison_key(text)``, of small letters that are known already."""
    low: str
    if text.isascii():
        low = lower if same and len(folded) == len(lower) and folded.isascii() else text.lower()
    else:
        low = (folded if same else fold(text)).casefold()
    key: str = join_words(low)
    return comparison_key(text) if key is None else key


@cython.final
@cython.cclass
class TextReader:
    """
    Reads the texts of a page.

    Args:
        lexicon: The words of the page's language.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        known = keywords_of(lexicon)
        self.entries = known.entries
        self.date = known.date
        self.credits = known.credits
        self.interruptions = known.interruptions
        self.vocabulary = Vocabulary(known)
        self.key_words = Numbers()

    @cython.cfunc
    def read(self, text: str, folded: str, same: cython.bint) -> TextFeatures:
        """
        Return the features of *text*.

        Args:
            text: The words, white space collapsed.

            folded: The same as the page has it, look-alike characters made equal.

            same: Whether *folded* is ``fold(text)``.
        """
        found: TextFeatures = TextFeatures.__new__(TextFeatures)
        size: cython.Py_ssize_t = len(text)
        lower: str = (folded if size <= _LONG else folded[:_LONG]).lower()
        short: cython.bint = size < _HEAD
        count: cython.Py_ssize_t
        length: cython.Py_ssize_t = size
        found.text = text
        found.folded = folded
        found.key = _key_of(text, folded, lower, same) if size < _WHOLE else lower[:_WHOLE]
        found.key_start = self.key_words.count
        self.number_key_words(found.key)
        found.key_end = self.key_words.count
        cased = self.read_words(lower, found)
        if not cased:
            self.read_uncased_words(lower, found)
        found.signs = self.signs_of(found) if cased else -1
        self.photo_word = self.photo_word or self.holds(found, PHOTO)
        count = self.word_count
        if not cased and 2 * count_unspaced(lower) > len(lower):
            length = 3 * size
            count = max(count, length // 6)
        found.length = cython.cast(cython.int, length)
        found.stopword_share = cython.cast(cython.double, self.stop_count) / count if count else 0.0
        found.words = cython.cast(cython.int, count if size <= _LONG else count * size // _LONG)
        found.share_words = cython.cast(cython.int, self.share_count if short else 0)
        if size < _LINE:
            labelled: cython.bint = not cased or self.photo_word or "©" in lower
            found.has_photo_credit = (labelled and has_credit_label(folded, self.credits)) or (
                (labelled or self.may_end_with_agency(found)) and ends_with_agency(folded, self.credits)
            )
        found.ends_with_agency = size < _LINE and self.agency_last
        found.section = self.section_of(found) if 0 < length < LONGEST_HEADING else ""
        self.read_openings(lower[:_HEAD] if len(lower) > _HEAD else lower, found)
        found.opens_like_byline = found.opens_like_byline and short
        found.opens_like_credit = found.opens_like_credit and size < _LINE
        if lower.startswith(("©", "(c)")):
            found.lists = found.lists | _FOOTER
        found.has_digit = found.has_digit and short
        if found.has_digit:
            head: str = lower[:_HEAD]
            found.has_date = has_date(folded, 0, len(folded), self.date)
            found.has_clock = _CLOCK.search(head) is not None
        found.has_keyword = (
            len(found.lists) > 0
            or found.has_date
            or found.opens_like_byline
            or found.has_photo_credit
            or found.share_words > 0
        )
        self.read_marks(folded, found)
        self.read_ends(folded, found)
        if not (found.has_digit or length >= _HEAD):
            found.digit_share = 0.0
        return found

    @cython.cfunc
    def read_words(self, lower: str, found: TextFeatures) -> cython.int:
        """Count the words of a text in lower case; return 0 where its script asks for another pattern of words."""
        self.word_count = self.stop_count = self.share_count = 0
        self.photo_word = self.agency_last = False
        found.has_digit = False
        at: cython.Py_ssize_t
        start: cython.Py_ssize_t = 0
        end: cython.Py_ssize_t
        code: uint64_t = 0
        c: cython.Py_UCS4
        kind: cython.uchar
        last: cython.Py_ssize_t = -1  # how many words ago an agency stood
        # Where the scan is: 0 outside of words, 1 in a word, 2 behind an apostrophe that may go on, 3 in what goes on.
        state: cython.int = 0
        for c in lower:
            if not _class_of(c) & _CASED:
                return 0
        for at, c in enumerate(lower):
            kind = _class_of(c)
            if kind & _DECIMAL and at < _HEAD:
                found.has_digit = True
            if state == 1:
                if kind & _LETTER:
                    code = step_hash(code, c)
                    continue
                if c == "'":
                    state = 2
                    continue
            elif state == 2 and kind & _LETTER and not kind & _DECIMAL:
                code = step_hash(step_hash(code, "'"), c)
                state = 3
                continue
            elif state == 3 and kind & _LETTER and not kind & _DECIMAL:
                code = step_hash(code, c)
                continue
            if state:
                end = at - 1 if state == 2 else at
                if self.count_word(self.vocabulary.number(lower, start, end, code)):
                    last = self.word_count
                state = 0
            if kind & _LETTER:
                start, state = at, 1
                code = step_hash(start_hash(), c)
        if state:
            end = len(lower) - 1 if state == 2 else len(lower)
            if self.count_word(self.vocabulary.number(lower, start, end, code)):
                last = self.word_count
        self.agency_last = last > 0 and self.word_count - last < _AGENCY_WORDS
        return 1

    @cython.cfunc
    def read_uncased_words(self, lower: str, found: TextFeatures) -> cython.int:
        """Count the words of a text in lower case, in any script."""
        self.word_count = self.stop_count = self.share_count = 0
        self.photo_word = False
        last: cython.Py_ssize_t = -1
        word: str
        c: cython.Py_UCS4
        for word in _WORD.findall(lower):
            if self.count_word(self.vocabulary.number_of(word)):
                last = self.word_count
        self.agency_last = last > 0 and self.word_count - last < _AGENCY_WORDS
        found.has_digit = False
        for c in lower[:_HEAD]:
            if Py_UNICODE_ISDECIMAL(c):
                found.has_digit = True
                break
        return 0

    @cython.cfunc
    def signs_of(self, found: TextFeatures) -> cython.int:
        """Return which lists have one of the words of a key."""
        at: cython.Py_ssize_t
        signs: cython.int = 0
        for at in range(found.key_start, found.key_end):
            signs |= self.vocabulary.flags[self.key_words.items[at]]
        return signs

    @cython.cfunc
    def holds(self, found: TextFeatures, flag: cython.int) -> cython.bint:
        """Return whether a word of a key is on a list; there "l'image" is two words."""
        at: cython.Py_ssize_t
        for at in range(found.key_start, found.key_end):
            if self.vocabulary.flags[self.key_words.items[at]] & flag:
                return True
        return False

    @cython.cfunc
    def may_end_with_agency(self, found: TextFeatures) -> cython.bint:
        """Return whether a text has a word of agencies and closes with a bracket or the last word of an agency."""
        if found.key_start == found.key_end:
            return False
        last: cython.Py_UCS4 = found.folded[len(found.folded) - 1]
        closes: cython.bint = self.vocabulary.flags[self.key_words.items[found.key_end - 1]] & AGENCY_END
        if not closes and not (last in ")]）】." and _BRACKET.search(found.folded)):
            return False
        return self.holds(found, AGENCY_SIGN)

    @cython.cfunc
    def section_of(self, found: TextFeatures) -> str:
        """Return which section of the page a short text is the heading of; empty for most."""
        key: str = found.key
        if not key:
            return ""
        listed: cython.bint = self.vocabulary.flags[self.key_words.items[found.key_start]] & SECTION
        if not listed and not Py_UNICODE_ISDECIMAL(key[0]) and not Py_UNICODE_ISDECIMAL(key[len(key) - 1]):
            return ""
        return self.interruptions.section_of(key)

    @cython.cfunc
    def count_word(self, number: cython.int) -> cython.int:
        """Count one word for the lists that hold it; return whether it is an agency."""
        flags: cython.int = self.vocabulary.flags[number]
        self.word_count += 1
        self.stop_count += (flags & STOP) != 0
        self.share_count += (flags & SHARE) != 0
        if flags & PHOTO:
            self.photo_word = True
        return flags & AGENCY

    @cython.cfunc
    def number_key_words(self, key: str) -> cython.int:
        """Number the words of a key, in order."""
        at: cython.Py_ssize_t
        start: cython.Py_ssize_t = -1
        code: uint64_t = 0
        c: cython.Py_UCS4
        for at, c in enumerate(key):
            if _class_of(c) & _SPACE:
                if start >= 0:
                    self.key_words.append(self.vocabulary.number(key, start, at, code))
                    start = -1
                continue
            if start < 0:
                start = at
                code = start_hash()
            code = step_hash(code, c)
        if start >= 0:
            self.key_words.append(self.vocabulary.number(key, start, len(key), code))
        return 0

    @cython.cfunc
    def read_openings(self, lower: str, found: TextFeatures) -> cython.int:
        """Find the lists of which an entry opens a text or is the whole of it."""
        found.lists = _NOTHING
        found.opens_like_byline = found.opens_like_credit = False
        entries = self.entries.get(lower.partition(" ")[0].rstrip(AFTER_WORD))
        if entries is None:
            return 0
        whole: str = lower.rstrip(" :.…»>")
        lists: set[str] = set()
        for entry, names in entries:
            if whole == entry:
                lists.update(names, [f"{name}=" for name in names])
            elif lower.startswith(entry) and not lower[len(entry) :].partition(" ")[0].strip(":.…,"):
                lists.update(names)
        if lists:
            found.opens_like_byline = "byline" in lists
            found.opens_like_credit = "credit" in lists
            found.lists = frozenset(lists & _LABELS)
        return 0

    @cython.cfunc
    def read_marks(self, folded: str, found: TextFeatures) -> cython.int:
        """Read punctuation, capitals and digits."""
        size: cython.Py_ssize_t = len(folded)
        commas: cython.int = 0
        slashes: cython.int = 0
        sentences: cython.int = 0
        digits: cython.int = 0
        uppers: cython.int = 0
        opening: cython.int = 0
        opening_capitals: cython.int = 0
        tokens: cython.int = 0
        capitals: cython.int = 0
        before: cython.Py_UCS4 = " "
        spaced: cython.bint = True
        c: cython.Py_UCS4
        kind: cython.uchar
        at: cython.Py_ssize_t
        found.has_quotation_mark = found.has_bar = found.has_address = False
        for at, c in enumerate(folded):
            if c == ",":
                commas += 1
            elif c in '"«':
                found.has_quotation_mark = True
            elif c == "@":
                found.has_address = True
            elif c == "/" and at < _OPENING:
                slashes += 1
            if c in "|»>":
                found.has_bar = True
            if at < _SENTENCES_READ:
                if (c == " " and before in ".?!") or c in "。！？":
                    sentences += 1
                if at < _HEAD:
                    kind = _class_of(c)
                    if spaced and not kind & _SPACE:
                        tokens += 1
                        capitals += (kind & _CAPITAL) != 0
                        if at < _OPENING:
                            opening += 1
                            opening_capitals += (kind & _CAPITAL) != 0
                    spaced = (kind & _SPACE) != 0
                    if at < _SHARES_READ:
                        digits += Py_UNICODE_ISDIGIT(c)
                        uppers += (kind & _CAPITAL) != 0
            before = c
        found.has_address = found.has_address or "www." in folded or "http" in folded
        found.commas = commas
        found.slashes = slashes
        found.capitalised_share = cython.cast(cython.double, opening_capitals) / opening if opening else 0.0
        found.capital_words = cython.cast(cython.double, capitals) / tokens if tokens else 0.0
        if size <= _OPENING:
            found.capital_words = found.capitalised_share
        read: cython.Py_ssize_t = min(size, _SHARES_READ)
        found.digit_share = cython.cast(cython.double, digits) / read if read else 0.0
        found.upper_share = cython.cast(cython.double, uppers) / read if read else 0.0
        found.sentences = sentences
        return 0

    @cython.cfunc
    def read_ends(self, folded: str, found: TextFeatures) -> cython.int:
        """Read how a text begins and ends, and count the sentence that ends with it."""
        size: cython.Py_ssize_t = len(folded)
        c: cython.Py_UCS4
        found.first = folded[0] if size else cython.cast(cython.Py_UCS4, 0)
        found.last = folded[size - 1] if size else cython.cast(cython.Py_UCS4, 0)
        found.opens_in_lower_case = size > 0 and Py_UNICODE_ISLOWER(found.first)
        found.ends_with_dots = found.last == "…" or folded.endswith("...")
        end: cython.Py_ssize_t = size
        while end and _is_closer(folded[end - 1]):
            end -= 1
        found.ends_sentence = end > 0 and _is_ending(folded[end - 1])
        end = min(size, _SENTENCES_READ)
        while end and _closes_plainly(folded[end - 1]):
            end -= 1
        if end:
            c = folded[end - 1]
            found.sentences += c in ".!?…"
        found.has_bullet = found.text[:1] in "•·▪▫◦‣⁃●■►▶➤" if found.text else False
        return 0


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _closes_plainly(c: cython.Py_UCS4) -> cython.bint:
    """Return whether a character may stand after the last full stop of a text."""
    return c in " \t\n\"')]"


@cython.cfunc
def add_text_columns(  # noqa: PLR0917  a function of C has no keywords
    rows: FeatureRows,
    text: TextFeatures,
    repeats: cython.int,
    title: cython.double,
    description: cython.double,
    held: cython.double,
) -> cython.int:
    """
    Add the features that a text has wherever it stands on the page.

    Args:
        rows: Where to.

        text: What was read of it.

        repeats: Blocks of the page that read the same.

        title: How like the declared title it is, 0 to 1.

        description: How like the declared description it is, 0 to 1.

        held: Whether the declared body holds it: 1, 0, or -1 where it cannot be told.
    """
    rows.add("length", log2(1.0 + text.length))
    rows.add("words", min(text.words, 200))
    rows.add("share of common words", text.stopword_share)
    rows.add("digits", text.digit_share)
    rows.add("capitals", text.capitalised_share)
    rows.add("commas", min(text.commas, 8))
    rows.add("share words", cython.cast(cython.double, text.share_words) / (text.words or 1))
    rows.add("sentences", text.sentences)
    rows.add("repeats on the page", min(repeats, 5))
    rows.add("likeness to the declared title", title)
    rows.add("likeness to the description", description)
    rows.add("in the declared body", held)
    rows.flag("ends like a sentence", text.ends_sentence)
    rows.flag("ends with a colon", text.last == ":")
    rows.flag("ends bare", Py_UNICODE_ISALNUM(text.last))
    rows.flag("a quotation mark", text.has_quotation_mark)
    rows.flag("a date", text.has_date)
    rows.flag("a time", text.has_clock)
    rows.flag("a photo credit", text.has_photo_credit)
    rows.flag("words of: related", "related" in text.lists)
    rows.flag("words of: related=", "related=" in text.lists)
    rows.flag("words of: promo", "promo" in text.lists)
    rows.flag("words of: promo=", "promo=" in text.lists)
    rows.flag("words of: navigation=", "navigation=" in text.lists)
    rows.flag("words of: comment", "comment" in text.lists)
    rows.flag("words of: footer", "footer" in text.lists)
    rows.flag("opens like a byline", text.opens_like_byline)
    rows.flag("a bar or arrow", text.has_bar)
    rows.flag("a bullet", text.has_bullet)
    rows.flag("opens with a mark", text.first in "\"'«")
    rows.flag("opens in lower case", text.opens_in_lower_case)
    rows.flag("ends with dots", text.ends_with_dots)
    rows.add("capital words", text.capital_words)
    rows.add("upper case", text.upper_share)
    rows.add("slashes", min(text.slashes, 4))
    rows.add("an address", text.has_address)
    rows.add("ends like a question", text.last == "?")
    return rows.finish()
