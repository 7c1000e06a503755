# cython: infer_types=True
"""The words around the quotes: what the article says outside of quotation marks, as tokens.  Compiled."""

from array import array

import cython
from cython.cimports.newsparse.fields.quote.flags import (
    ANY_CUE,
    AUXILIARY,
    CAPITAL,
    CUE,
    DETERMINER,
    JOINER,
    LINK,
    NO_NAME,
    NUMBER,
    OPENS_PHRASE,
    OPENS_SENTENCE,
    ORGANISATION,
    PERSON_NOUN,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    SO_CALLED,
    STOP,
    TERMINAL,
    TITLE,
    TITLE_OF_WORK,
    WORD,
)

from newsparse.fields.quote.dashes import incises_of
from newsparse.fields.quote.subjects import subject_reader
from newsparse.fields.quote.vocabulary import GAP, TERMINAL_SIGNS, TOKEN, vocabulary_of
from newsparse.text.patterns import lazy

_WORD_SIGN = lazy(r"\w")
# Who speaks, as transcripts and interviews print it: "DOE: Well, I ..."
_LABEL = lazy(r"\p{Lu}[\p{Lu}.'-]++(?:\ \p{Lu}[\p{Lu}.'-]++){0,3}+:(?=\s)")
_AFTER_TERMINAL = frozenset("\"')]»”’」』*")
_LEAST_ROOM = cython.declare(cython.Py_ssize_t, 256)
_LETTERS_OF_TOKEN = cython.declare(cython.Py_ssize_t, 5)
"""Characters of a text for each of its tokens; of English, 5.8."""


@cython.final
@cython.cclass
class TokenizedText:
    """
    The tokens of several paragraphs in reading order; the columns run in step.

    A quoted string is one token.  Words are folded and lower case, a mark as it stands, ``""`` for a quoted string;
    sentences and paragraphs are counted through.  ``bounds`` holds of each paragraph the first token and the one after its
    last, ``quotes`` the token of each quoted string, ``cue_lengths`` the number of tokens of each cue of several words.

    Args:
        page: The whole page.

        words: The words of quotes in its language.

        room: How many tokens there may be before more room is made.
    """

    def __init__(self, page: object, words: object, room: cython.Py_ssize_t) -> None:
        self.page = page
        self.capitalised_nouns = words.capitalised_nouns
        self.drops_subjects = words.drops_subjects
        self.title_case = words.title_case
        self.any_language = words.any_language
        self.inversion = words.inversion
        self.caseless = words.caseless
        self.roles_behind = words.roles_behind
        self.size = 0
        self.flags = array("q", bytes(8 * room))
        self.starts = array("i", bytes(4 * room))
        self.ends = array("i", bytes(4 * room))
        self.sentences = array("i", bytes(4 * room))
        self.paragraphs = array("i", bytes(4 * room))
        self.words = []
        self.quotes = []
        self.bounds = []
        self.cue_lengths = {}

    @cython.cfunc
    @cython.exceptval(-1)
    def add(self, start: cython.Py_ssize_t, end: cython.Py_ssize_t, word: str, flag: cython.longlong) -> cython.int:
        """Add a token."""
        if self.size == self.flags.shape[0]:
            self._reserve()
        self.starts[self.size] = start
        self.ends[self.size] = end
        self.flags[self.size] = flag
        self.words.append(word)
        self.size += 1
        return 0

    @cython.cfunc
    @cython.exceptval(-1)
    def _reserve(self) -> cython.int:
        """Make room for as many tokens again."""
        size: cython.Py_ssize_t = self.size
        self.flags = array("q", bytes(self.flags) + bytes(8 * size))
        self.starts = array("i", bytes(self.starts) + bytes(4 * size))
        self.ends = array("i", bytes(self.ends) + bytes(4 * size))
        self.sentences = array("i", bytes(self.sentences) + bytes(4 * size))
        self.paragraphs = array("i", bytes(self.paragraphs) + bytes(4 * size))
        return 0

    @cython.ccall
    def end_of_cue(self, cue: cython.int) -> cython.int:
        """Return the token after a cue."""
        length = self.cue_lengths.get(cue)
        return cue + 1 if length is None else cue + length

    @cython.cfunc
    def low(self, paragraph: cython.Py_ssize_t) -> cython.int:
        """Return the first token of a paragraph."""
        return self.bounds[paragraph][0]

    @cython.cfunc
    def high(self, paragraph: cython.Py_ssize_t) -> cython.int:
        """Return the token after the last of a paragraph."""
        return self.bounds[paragraph][1]


def tokenize(page: object, paragraphs: list, quoted: list, lexicon: object) -> TokenizedText:
    """
    Return the tokens of *paragraphs*.

    Args:
        page: The whole page.

        paragraphs: The spans of the paragraphs, in order.

        quoted: The strings in quotation marks of each paragraph.

        lexicon: The words of the page's language.
    """
    words = vocabulary_of(lexicon)
    reader = subject_reader(lexicon)
    length: cython.Py_ssize_t = 0
    for paragraph in paragraphs:
        length += len(paragraph)
    tokens = TokenizedText(page, words, max(_LEAST_ROOM, length // _LETTERS_OF_TOKEN))
    traits = lexicon.quote.traits
    incises = incises_of(lexicon.quote) if "incises" in traits and lexicon.language else None
    text: str = page.text
    folded: str = page.folded
    sentence: cython.int = 0
    number: cython.int = 0
    first: cython.Py_ssize_t
    at: cython.Py_ssize_t
    for paragraph, strings in zip(paragraphs, quoted, strict=True):
        first = tokens.size
        at = paragraph.start
        for string in strings:
            _read_stretch(tokens, folded, at, string.outer_start, words, reader)
            label = _LABEL.match(folded, string.start, string.end)
            if label is not None:
                _read_words(tokens, folded, label.start(), label.end(), words)
            tokens.quotes.append(tokens.size)
            tokens.add(string.start, string.end, "", QUOTE)
            if incises is not None:
                incise = incises.search(folded, string.start, string.end)
                if incise is not None:
                    _read_words(tokens, folded, incise.cue, incise.clause_end, words)
            at = string.outer_end
            # A comma outside of the marks (British, German, French) is read as one inside.
            if at < paragraph.end and text[at] in ",，、":
                at += 1
        _read_stretch(tokens, folded, at, paragraph.end, words, reader)
        tokens.bounds.append((first, tokens.size))
        tokens.paragraphs[first : tokens.size] = number
        number += 1
        sentence = _count_sentences(tokens, text, first, tokens.size, sentence) + 1
    size: cython.Py_ssize_t = tokens.size
    tokens.flags = tokens.flags[:size]
    tokens.starts = tokens.starts[:size]
    tokens.ends = tokens.ends[:size]
    tokens.sentences = tokens.sentences[:size]
    tokens.paragraphs = tokens.paragraphs[:size]
    _find_phrases(tokens, words.phrases)
    if words.inversion:
        _find_unlisted_verbs(tokens)
    return tokens


@cython.cfunc
@cython.exceptval(-1)
def _read_stretch(
    tokens: TokenizedText,
    folded: str,
    start: cython.Py_ssize_t,
    end: cython.Py_ssize_t,
    vocabulary: object,
    reader: object,
) -> cython.int:
    """Add the tokens between two quotes; *reader* tells subjects where capitals do not."""
    if reader is not None:
        for first, last, flag in reader.find(folded, start, end):
            _read_words(tokens, folded, start, first, vocabulary)
            tokens.add(first, last, folded[first:last].lower(), flag)
            start = last
    return _read_words(tokens, folded, start, end, vocabulary)


@cython.cfunc
@cython.exceptval(-1)
def _read_words(
    tokens: TokenizedText, folded: str, start: cython.Py_ssize_t, end: cython.Py_ssize_t, vocabulary: object
) -> cython.int:
    known: dict = vocabulary.known
    at: cython.Py_ssize_t = start
    stop: cython.Py_ssize_t
    while at < end and _is_blank(folded[at]):
        at += 1
    while at < end:
        stop = _end_of_plain_token(folded, at, end)
        if stop == at:
            stop = TOKEN.match(folded, at, end).end()
            while stop > at + 1 and _is_blank(folded[stop - 1]):
                stop -= 1
        printed: str = folded[at:stop]
        entry: tuple = known.get(printed)
        if entry is None:
            entry = vocabulary.read(printed)
        if printed == "'" and _WORD_SIGN.match(folded, stop, end) is not None:
            tokens.add(at, stop, "'", 0)  # it owns nothing: a word begins behind it
        else:
            tokens.add(at, stop, entry[0], entry[1])
        at = stop
        while at < end and _is_blank(folded[at]):
            at += 1
    return 0


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _is_blank(sign: cython.Py_UCS4) -> cython.bint:
    return sign == 0x20 or sign == 0x0A or sign == 0x5F or 0x1C <= sign <= 0x1F or 0x2028 <= sign <= 0x2029


@cython.cfunc
@cython.exceptval(-1)
def _end_of_plain_token(folded: str, at: cython.Py_ssize_t, end: cython.Py_ssize_t) -> cython.Py_ssize_t:
    """
    Return where the token ends that begins at *at*; *at* itself where only the pattern of tokens can tell.

    Most tokens are words of plain letters and lone marks; apostrophes, hyphens, digits, short forms and combining marks
    are left to the pattern.
    """
    sign: cython.Py_UCS4 = folded[at]
    stop: cython.Py_ssize_t = at + 1
    if sign.isalpha():
        while stop < end and folded[stop].isalpha():
            stop += 1
        if stop == end:
            return stop
        sign = folded[stop]
        if _is_blank(sign) or sign == 0x2C or sign == 0x3A or sign == 0x3B or sign == 0x3F or sign == 0x21:
            return stop
        if sign == 0x29 or sign == 0x22:
            return stop
        # "'s" behind a word that is no elision.
        if sign == 0x27 and stop - at >= _LONGER_THAN_ELISIONS and _is_genitive(folded, stop, end):
            return stop
        # A full stop behind a word, not within one; behind a letter alone it may belong to it.
        if sign == 0x2E and stop - at > 1 and (stop + 1 == end or _is_blank(folded[stop + 1])):
            return stop
        return at
    if sign == 0x2C or sign == 0x3A or sign == 0x3B or sign == 0x28 or sign == 0x29 or sign == 0x22:
        return stop
    if sign == 0x24 or sign == 0x2F or sign == 0x5B or sign == 0x5D:
        return stop
    if sign == 0x2D:
        while stop < end and folded[stop] == 0x2D:
            stop += 1
        return stop
    if sign == 0x27 and _is_genitive(folded, at, end):
        return stop + 1
    if sign == 0x2E or sign == 0x21 or sign == 0x3F:
        while stop < end and (folded[stop] == 0x2E or folded[stop] == 0x21 or folded[stop] == 0x3F):
            stop += 1
        return at if stop < end and folded[stop] == 0x2026 else stop
    return at


_LONGER_THAN_ELISIONS = cython.declare(cython.int, 5)
"""Letters: "dell'" and its like have four."""


@cython.cfunc
@cython.exceptval(-1)
def _is_genitive(folded: str, at: cython.Py_ssize_t, end: cython.Py_ssize_t) -> cython.bint:
    """Return whether an apostrophe, an s and a plain sign stand at *at*."""
    sign: cython.Py_UCS4
    if at + 1 >= end or folded[at + 1] != 0x73:
        return False
    if at + 2 >= end:
        return True
    sign = folded[at + 2]
    return (_is_blank(sign) and sign != 0x5F) or sign == 0x2C or sign == 0x2E or sign == 0x3A or sign == 0x22


@cython.cfunc
@cython.exceptval(-1)
def _count_sentences(
    tokens: TokenizedText, text: str, first: cython.Py_ssize_t, last: cython.Py_ssize_t, sentence: cython.int
) -> cython.int:
    """Number the sentences of one paragraph; return the last number."""
    flags: cython.longlong[::1] = tokens.flags
    sentences: cython.int[::1] = tokens.sentences
    opener: cython.Py_ssize_t = _next_content(flags, first, last)
    opened: cython.Py_ssize_t = first - 1
    numbered: cython.Py_ssize_t = first
    index: cython.Py_ssize_t
    ends: cython.bint
    if opener < last:
        flags[opener] |= OPENS_SENTENCE
    for index in range(first, last):
        if not flags[index] & (TERMINAL | QUOTE):
            continue
        if flags[index] & QUOTE:
            ends = _ends_sentence(text, tokens.starts[index], tokens.ends[index])
        else:
            ends = index == first or not _is_short(tokens.words[index - 1], flags[index - 1])
        if opener <= index:
            opener = _next_content(flags, index + 1, last)
        if ends and opened < opener < last and _may_open(text[tokens.starts[opener]], flags[opener]):
            while numbered < opener:
                sentences[numbered] = sentence
                numbered += 1
            flags[opener] |= OPENS_SENTENCE
            sentence += 1
            opened = opener
    while numbered < last:
        sentences[numbered] = sentence
        numbered += 1
    return sentence


@cython.cfunc
@cython.exceptval(-1)
def _next_content(flags: cython.longlong[::1], first: cython.Py_ssize_t, last: cython.Py_ssize_t) -> cython.Py_ssize_t:
    """Return the next word, number or quote, *last* where there is none."""
    while first < last and not flags[first] & (WORD | NUMBER | QUOTE):
        first += 1
    return first


@cython.cfunc
def _may_open(sign: str, flag: cython.longlong) -> cython.bint:
    """Return whether a sentence may open so: with a number, a capital, or a letter of a script without them."""
    capital: cython.bint = not sign.islower() if flag & QUOTE else flag & (CAPITAL | NUMBER) != 0
    return capital or sign.lower() == sign.upper()


@cython.cfunc
def _is_short(word: str, flag: cython.longlong) -> cython.bint:
    """Return whether a full stop behind the word belongs to it: "Mr.", "J."."""
    if flag & (TITLE | NO_NAME) and len(word) <= 5:
        return True
    return (len(word) == 1 and flag & CAPITAL != 0) or word in _SHORT


_SHORT = frozenset({"jr", "sr", "st", "no", "vs", "inc", "corp", "co", "ltd", "u.s", "d.c", "bzw", "z.b", "ca", "av"})


@cython.cfunc
def _ends_sentence(text: str, start: cython.Py_ssize_t, end: cython.Py_ssize_t) -> cython.bint:
    at: cython.Py_ssize_t = end - 1
    while at > start and text[at] in _AFTER_TERMINAL:
        at -= 1
    return at >= start and text[at] in TERMINAL_SIGNS


@cython.cfunc
@cython.exceptval(-1)
def _find_phrases(tokens: TokenizedText, phrases: dict) -> cython.int:
    """Flag the first token of every cue of several words."""
    words: list = tokens.words
    index: cython.Py_ssize_t
    flag: cython.longlong
    length: cython.Py_ssize_t
    for index in range(tokens.size):
        if not tokens.flags[index] & OPENS_PHRASE:
            continue
        for rest, bits in phrases[words[index]]:
            flag = bits
            length = len(rest)
            if rest[0] == GAP:
                if _follows(tokens, index, rest[1]):
                    tokens.flags[index] |= flag
                    break
            elif index + length < tokens.size and words[index + 1] == rest[0] and _continues(words, index, rest):
                tokens.flags[index] |= flag
                tokens.flags[index + length] |= flag & (TITLE_OF_WORK | SO_CALLED)
                if flag & ANY_CUE:
                    tokens.cue_lengths[index] = 1 + length
                break
    return 0


@cython.cfunc
@cython.exceptval(-1)
def _find_unlisted_verbs(tokens: TokenizedText) -> cython.int:
    """Flag what stands between a quote that goes on and the subject of its clause: "…", grollte die Ministerin."""
    flags: cython.longlong[::1] = tokens.flags
    text: str = tokens.page.text
    token: cython.Py_ssize_t
    verb: cython.Py_ssize_t
    subject: cython.Py_ssize_t
    for token in tokens.quotes:
        verb = token + 1
        if verb < tokens.size and flags[verb] & AUXILIARY:
            verb += 1  # "ont déploré"
        subject = verb + 1
        if subject >= tokens.size or not _goes_on(text, tokens.ends[token], tokens.starts[token + 1]):
            continue
        if not flags[verb] & WORD or flags[verb] & _NO_VERB or tokens.paragraphs[subject] != tokens.paragraphs[token]:
            continue
        if flags[subject] & (DETERMINER | TITLE | PERSON_NOUN | ORGANISATION) or (
            flags[subject] & CAPITAL and not flags[subject] & OPENS_SENTENCE
        ):
            flags[verb] |= CUE
    return 0


_NO_VERB = cython.declare(
    cython.longlong,
    STOP
    | CAPITAL
    | ANY_CUE
    | PREPOSITION
    | LINK
    | JOINER
    | DETERMINER
    | PRONOUN
    | PERSON_NOUN
    | ORGANISATION
    | TITLE_OF_WORK
    | TITLE
    | AUXILIARY
    | NO_NAME,
)


@cython.cfunc
@cython.exceptval(-1)
def _goes_on(text: str, end: cython.Py_ssize_t, following: cython.Py_ssize_t) -> cython.bint:
    """Return whether a comma, a question or an exclamation ends the quote or stands right behind its mark."""
    at: cython.Py_ssize_t
    if text[end - 1] in _GOES_ON:
        return True
    for at in range(end, min(following, end + 4)):
        if text[at] == ",":
            return True
    return False


_GOES_ON = frozenset(",?!")


@cython.cfunc
def _continues(words: list, index: cython.Py_ssize_t, rest: tuple) -> cython.bint:
    """Return whether the words of *rest* stand behind a token."""
    at: cython.Py_ssize_t
    for at in range(len(rest)):
        if words[index + 1 + at] != rest[at]:
            return False
    return True


@cython.cfunc
def _follows(tokens: TokenizedText, index: cython.Py_ssize_t, word: str) -> cython.bint:
    """Return whether a word stands later in the sentence, as the particle of a verb does: "teilte die Stadt mit"."""
    end: cython.Py_ssize_t = index + 1
    sentence: cython.int = tokens.sentences[index]
    while end < tokens.size and end - index <= _LONGEST_GAP and tokens.sentences[end] == sentence:
        if tokens.words[end] == word:
            return True
        end += 1
    return False


_LONGEST_GAP = 20


@cython.cfunc
@cython.exceptval(-1)
def has_flag(
    flags: cython.longlong[::1], first: cython.Py_ssize_t, last: cython.Py_ssize_t, flag: cython.longlong
) -> cython.bint:
    """Return whether any token from *first* to *last* has one of the flags."""
    index: cython.Py_ssize_t
    for index in range(first, last):
        if flags[index] & flag:
            return True
    return False
