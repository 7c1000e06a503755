# cython: infer_types=True
"""Where the name of a person or of an organisation ends.  Compiled."""

import cython
from cython.cimports.newsparse.fields.quote.flags import (
    CAPITAL,
    COMMON_NOUN,
    CUE,
    DETERMINER,
    FIRST_NAME,
    JOINER,
    LINK,
    NO_NAME,
    OPENS_SENTENCE,
    ORGANISATION,
    PARTICLE,
    PERSON_NOUN,
    PRONOUN,
    TITLE,
)
from cython.cimports.newsparse.fields.quote.tokens import TokenizedText, has_flag

from newsparse.lexicon import names


@cython.ccall
@cython.exceptval(-1)
def end_of_name(tokens: TokenizedText, at: cython.int, last: cython.int) -> cython.int:
    """
    Return the token after the run of capitalised words that opens at *at*, with the particles between them.

    Args:
        tokens: The tokens.

        at: The first word of the run.

        last: The end of the paragraph.
    """
    flags: cython.longlong[::1] = tokens.flags
    words: list = tokens.words
    starts: cython.int[::1] = tokens.starts
    ends: cython.int[::1] = tokens.ends
    flag: cython.longlong
    end: cython.int
    end = at + 1
    while end < last and end - at < _LONGEST_NAME:
        flag = flags[end]
        if flag & CAPITAL and not flag & OPENS_SENTENCE:
            if not tokens.any_language and (
                flag & PRONOUN or (flag & NO_NAME and not flags[end - 1] & (FIRST_NAME | TITLE))
            ):
                break
            end += 1
        elif words[end] == "." and starts[end] == ends[end - 1] and end + 1 < last and flags[end + 1] & CAPITAL:
            if not (
                flags[end - 1] & TITLE or ends[end - 1] - starts[end - 1] <= 2 or words[end - 1] in names().suffixes
            ):
                break
            end += 1
        elif flag & PARTICLE and _particle_joins(tokens, end) and end + 1 < last and flags[end + 1] & CAPITAL:
            end += 2
        elif flag & PARTICLE and end + 2 < last and flags[end + 1] & PARTICLE and flags[end + 2] & CAPITAL:
            if tokens.capitalised_nouns and (flags[end - 1] | flags[end + 2]) & (
                PERSON_NOUN | ORGANISATION | COMMON_NOUN
            ):
                break
            end += 3
        else:
            break
    return end


_LONGEST_NAME = cython.declare(cython.int, 12)


@cython.cfunc
@cython.exceptval(-1)
def _particle_joins(tokens: TokenizedText, at: cython.int) -> cython.bint:
    """Return whether a particle joins two parts of a name, and not a noun and what follows: "Sprecher der Polizei"."""
    if not tokens.capitalised_nouns:
        return True
    flags: cython.longlong[::1] = tokens.flags
    if flags[at] & DETERMINER:
        return False
    if at + 1 < tokens.size and flags[at + 1] & (ORGANISATION | COMMON_NOUN):
        return False  # "Lena Vogt vom Institut"
    return not flags[at - 1] & (PERSON_NOUN | ORGANISATION | COMMON_NOUN)


@cython.ccall
@cython.exceptval(-1)
def end_of_organisation(tokens: TokenizedText, first: cython.int, end: cython.int, last: cython.int) -> cython.int:
    """
    Return where an organisation's name ends whose first part runs from *first* to *end*: "Ministry", "of Fisheries".

    Args:
        tokens: The tokens.

        first: The first token of the name.

        end: The end of its first part; some word in it must be a noun for organisations.

        last: The end of the paragraph.
    """
    flags: cython.longlong[::1] = tokens.flags
    if not has_flag(flags, first, end, ORGANISATION):
        return end
    linked = False
    while end < last:
        at = end
        if flags[at] & JOINER and not linked:
            break
        if not flags[at] & (JOINER | LINK):
            break
        at += 1
        if at < last and flags[at] & DETERMINER and not flags[at] & CAPITAL:
            at += 1
        run = at
        while run < last and flags[run] & CAPITAL and not flags[run] & (OPENS_SENTENCE | NO_NAME | PRONOUN | CUE):
            run += 1
        if run == at or flags[at] & FIRST_NAME or (run < last and flags[end] & JOINER and flags[run] & PERSON_NOUN):
            break
        if flags[end] & JOINER and has_flag(flags, at, run, PERSON_NOUN | TITLE):
            break
        linked = True
        end = run
    return end
