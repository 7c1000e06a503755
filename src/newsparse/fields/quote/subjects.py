"""
Who speaks in scripts without capitals: the subject of a verb of saying, by its place or its mark.

Where no capital tells a name, only a plain clause does.  Three ways of building one are read, each a trait of a language:
the subject right before the verb (``王小明说``), a mark behind the subject (``山田市長は``, ``김수애 시장은``, ``राम सिंह ने``), the
verb first (``قال أحمد سالم``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import regex

from newsparse.fields.quote.vocabulary import (
    CAPITAL,
    CASELESS,
    CUE,
    EVALUATIVE,
    FIRST_NAME,
    ORGANISATION,
    PERSON_NOUN,
    PRONOUN,
    STOP,
    TITLE,
    WORD,
    vocabulary_of,
)
from newsparse.lexicon import Lexicon, names
from newsparse.lexicon.words import QuoteWords
from newsparse.printed.places import gazetteer
from newsparse.text.patterns import lazy

NAME = WORD | CAPITAL | FIRST_NAME


class Piece(NamedTuple):
    """One token whose flags its place in the clause tells; offsets into the page's text."""

    start: int
    end: int
    flag: int


class SubjectReader:
    """
    Finds subjects of verbs of saying between two quotes.

    Args:
        lexicon: The words of a language with one of the three traits.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = words = lexicon.quote
        self._stop = (lexicon.common.stop | words.prepositions | words.between) - words.name_particles
        self._read = vocabulary_of(lexicon).read
        self._roles = words.people | words.men | words.women | words.groups | words.titles
        self._roles |= words.male_titles | words.female_titles
        self._titles = words.titles | words.male_titles | words.female_titles
        self._role = lazy(r"\L<roles>", roles=self._roles)
        self._organisation_endings = tuple(sorted(words.organisations | words.organisation_endings))
        self._articles = tuple(sorted(words.article_prefixes))
        self._family_names = names().chinese_family_names | names().korean_family_names
        self._patterns = _patterns(words)
        readers: Mapping[str, Callable[[str, int, int], Iterator[Piece]]] = {
            "subjects before verbs": self._before_verbs,
            "marked subjects": self._marked,
            "marked words": self._marked_words,
            "verbs first": self._behind_verbs,
        }
        self._find = next(reader for trait, reader in readers.items() if trait in words.traits)

    def find(self, folded: str, start: int, end: int) -> list[Piece]:
        """
        Return the pieces of the subjects and verbs of saying in a stretch of text, in reading order; they do not overlap.

        Args:
            folded: The folded text of the page.

            start: Where the stretch begins.

            end: Where it ends: at a quote, or with the paragraph.
        """
        found: list[Piece] = []
        for piece in sorted(self._find(folded, start, end)):
            if piece.start >= (found[-1].end if found else start) and piece.end > piece.start:
                found.append(piece)
        return found

    def _before_verbs(self, folded: str, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces of clauses such as 市长王小明说."""
        for verb in self._patterns.verb.finditer(folded, start, end):
            clause = self._patterns.clause.search(folded, max(start, verb.start() - _LONGEST_CLAUSE), verb.start())
            if clause is None:
                continue
            subject = self._patterns.subject.fullmatch(folded, clause.start(), verb.start())
            yield Piece(*verb.span("cue"), self._read(verb["cue"])[1] | CUE)
            if subject is not None and subject["subject"]:
                yield from self._describe(folded, *subject.span("subject"), strict=False)

    def _marked(self, folded: str, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces of clauses such as 山田市長は「…」と述べた."""
        for subject in self._patterns.marked.finditer(folded, start, end):
            pieces = [*self._describe(folded, *subject.span("subject"), strict=True)]
            if pieces:
                yield from pieces
                yield Piece(*subject.span("mark"), WORD | STOP)
        verb = self._patterns.quoting.match(folded, start, end) if folded[start - 1 : start] in _CLOSING_MARKS else None
        if verb is not None:
            yield Piece(*verb.span("cue"), WORD | CUE)
        for verb in self._patterns.cue.finditer(folded, start, end):
            yield Piece(*verb.span(), self._read(verb[0])[1] | CUE)

    def _describe(self, folded: str, start: int, end: int, *, strict: bool) -> Iterator[Piece]:
        """Yield the role and the name of a subject without blanks, or the noun phrase that it is."""
        text = folded[start:end]
        flag = self._read(text)[1]
        if flag & (PRONOUN | PERSON_NOUN | ORGANISATION) and not flag & TITLE:
            yield Piece(start, end, flag)
            return
        roles = [*self._role.finditer(text)]
        role = roles[-1] if roles else None
        if role is None:
            if text.endswith(self._organisation_endings) or (strict and _FOREIGN.fullmatch(text)):
                yield Piece(start, end, WORD | ORGANISATION)
            elif not strict and 2 <= len(text) <= _LONGEST_NAME:
                named = text[0] in self._family_names and len(text) <= _LONGEST_FAMILY_NAME
                yield Piece(start, end, NAME if named or "·" in text else WORD | PERSON_NOUN)
            return
        before, behind = text[: role.start()], text[role.end() :]
        gender = self._read(role[0])[1]
        if behind:
            if not strict and 2 <= len(behind) <= _LONGEST_NAME:
                yield Piece(start + role.start(), start + role.end(), gender | PERSON_NOUN)
                yield Piece(start + role.end(), end, NAME)
        elif foreign := _FOREIGN_NAME.match(before) if strict else None:
            yield Piece(start, start + foreign.end("name"), NAME)
            yield Piece(start + foreign.end("name"), end, gender | PERSON_NOUN)
        elif self._may_be_name(before, strict=strict):
            yield Piece(start, start + role.start(), NAME)
            yield Piece(start + role.start(), end, gender | PERSON_NOUN if strict else WORD)
        else:
            yield Piece(start, end, gender | PERSON_NOUN)

    def _may_be_name(self, text: str, *, strict: bool) -> bool:
        """Return whether what stands right before a post is somebody's name rather than a place or an office."""
        if not 2 <= len(text) <= _LONGEST_NAME or text.endswith(self._organisation_endings) or "の" in text:
            return False
        if gazetteer().is_place(text):
            return False
        return strict or (text[0] in self._family_names and len(text) <= _LONGEST_FAMILY_NAME)

    def _marked_words(self, folded: str, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces of clauses such as 김수애 시장은 "…", राम सिंह ने "…"."""
        words = [match for match in _WORD.finditer(folded, start, end) if match["word"]]
        for number, word in enumerate(words):
            flag = self._read(word[0])[1]
            if flag & PRONOUN:
                continue
            mark = self._patterns.mark.search(word[0])
            if mark is None:
                continue
            last = word.start() + mark.start()
            if last == word.start():
                pieces = [*self._describe_words(folded, words[:number])]
            else:
                pieces = [*self._describe_stem(folded, words[:number], word.start(), last)]
            if pieces:
                yield from pieces
                yield Piece(last, word.end(), WORD | STOP)

    def _describe_stem(self, folded: str, before: Sequence[regex.Match[str]], start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces of a subject whose mark is written onto its last word: 김수애 시장은, 경찰 관계자는."""
        stem = folded[start:end]
        role = self._patterns.last_role.search(stem)
        if before and before[-1][0].isdecimal():  # an age in brackets: 문태호(63) 씨는
            before = before[:-1]
        previous = before[-1] if before and not _sign_between(folded, before[-1].end(), start) else None
        name = previous[0] if previous else ""
        if role is None:
            if len(stem) > 1 and stem.endswith(self._organisation_endings):
                yield Piece(start, end, WORD | ORGANISATION)
        elif self._has_family_name(stem[: role.start()]) and not gazetteer().is_place(stem[: role.start()]):
            yield Piece(start, start + role.start(), NAME)
            yield Piece(start + role.start(), end, self._read(role[0])[1] | PERSON_NOUN)
        elif previous and (role.start() == 0 or self._has_family_name(name)) and self._is_korean_name(name):
            yield Piece(previous.start(), previous.end(), NAME)
            apart = bool(folded[previous.end() : start].strip())  # by an age in brackets
            yield Piece(start, end, WORD if apart else self._read(role[0])[1] | PERSON_NOUN)
        elif previous and role.start() == 0 and gazetteer().is_place(name) and self._is_name_before(before[:-1]):
            yield Piece(before[-2].start(), before[-2].end(), NAME)  # 바이든 미국 대통령은
            yield Piece(previous.start(), end, self._read(role[0])[1] | PERSON_NOUN)
        else:
            whole = previous is not None and (name in self._words.organisations or self._is_office(name))
            yield Piece(previous.start() if whole and previous else start, end, WORD | PERSON_NOUN)

    def _has_family_name(self, word: str) -> bool:
        return word[:1] in self._family_names and 2 <= len(word) <= _LONGEST_FAMILY_NAME

    def _is_name_before(self, before: Sequence[regex.Match[str]]) -> bool:
        return bool(before) and self._is_korean_name(before[-1][0])

    def _is_office(self, word: str) -> bool:
        return len(word) > 1 and word.endswith(self._organisation_endings)

    def _is_korean_name(self, word: str) -> bool:
        """Return whether a word is a family name, alone or with a given name, or sounds foreign."""
        if len(word) < 2:
            return word in self._family_names
        if self._is_office(word) or word in self._stop or self._patterns.mark.search(word) or len(word) > _LONGEST_NAME:
            return False
        return not gazetteer().is_place(word)

    def _describe_words(self, folded: str, before: Sequence[regex.Match[str]]) -> Iterator[Piece]:
        """Yield the pieces of a subject of some words before its mark: प्रवक्ता अरुण शर्मा ने."""
        run: list[regex.Match[str]] = []
        for word in reversed(before[-_MOST_WORDS:]):
            if word[0] in self._stop or (run and _sign_between(folded, word.end(), run[0].start())):
                break
            run.insert(0, word)
        yield from self._describe_run(run)

    def _describe_run(self, run: Sequence[regex.Match[str]]) -> Iterator[Piece]:
        """Yield the name behind the last post among some words, or the noun that they end with."""
        roles = [index for index, word in enumerate(run) if word[0] in self._roles]
        first = roles[-1] + 1 if roles else 0
        if first < len(run) and self._read(run[-1][0])[1] & ORGANISATION:
            yield Piece(*run[-1].span(), WORD | ORGANISATION)
        elif first < len(run):
            if roles:
                yield Piece(*run[first - 1].span(), self._read(run[first - 1][0])[1] | PERSON_NOUN)
            for word in run[first:]:
                yield Piece(*word.span(), NAME)
        elif roles:
            yield Piece(*run[-1].span(), self._read(run[-1][0])[1] | PERSON_NOUN)

    def _behind_verbs(self, folded: str, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces of clauses such as قال رئيس البلدية أحمد سالم."""
        words = [match for match in _WORD.finditer(folded, start, end) if match["word"]]
        for number, word in enumerate(words):
            if not self._read(word[0])[1] & (CUE | EVALUATIVE):
                continue
            run: list[regex.Match[str]] = []
            for each in words[number + 1 : number + 1 + _MOST_WORDS]:
                if each[0] in self._stop or _sign_between(folded, run[-1].end() if run else word.end(), each.start()):
                    break
                run.append(each)
            pieces = [*self._describe_subject(run)]
            if pieces:
                yield Piece(*word.span(), self._read(word[0])[1])
                yield from pieces

    def _describe_subject(self, run: Sequence[regex.Match[str]]) -> Iterator[Piece]:
        """Yield a post with what belongs to it, and the name behind it; or the name alone."""
        if not run or self._read(run[0][0])[1] & PRONOUN:
            return
        flag = self._read(run[0][0])[1]
        at = self._end_of_post(run, flag)
        name = run[at : at + _MOST_NAME_WORDS]
        if name and at:
            yield Piece(run[0].start(), run[at - 1].end(), WORD | TITLE)
        elif at:
            yield Piece(run[0].start(), run[0].end(), flag | (0 if flag & ORGANISATION else PERSON_NOUN))
        for index, word in enumerate(name):
            if index > 1 and word[0].startswith(self._articles):
                break
            yield Piece(*word.span(), NAME)

    def _end_of_post(self, run: Sequence[regex.Match[str]], flag: int) -> int:
        """Return how many words of a subject are a post and what belongs to it: 3 of وزير الخارجية السعودي فيصل."""
        defined = [index for index, word in enumerate(run) if word[0].startswith(self._articles)]
        if not flag & (PERSON_NOUN | ORGANISATION) and (0 not in defined or len(defined) == len(run)):
            return 0
        at = 1
        if 0 not in defined:
            at = next((index + 1 for index in defined if index < _LONGEST_POST), 2)
        while at in defined:
            at += 1
        return min(at, len(run))


class _Patterns(NamedTuple):
    verb: regex.Pattern[str]
    clause: regex.Pattern[str]
    subject: regex.Pattern[str]
    marked: regex.Pattern[str]
    quoting: regex.Pattern[str]
    cue: regex.Pattern[str]
    mark: regex.Pattern[str]
    last_role: regex.Pattern[str]


def _patterns(words: QuoteWords) -> _Patterns:
    marks = words.subject_marks
    return _Patterns(
        # What follows a verb of saying: a sign, or whom it was said to and a colon.
        verb=lazy(
            r"(?P<cue>(?:\L<cues>){1,2}+)(?=[\p{Han}]{0,6}[:：]|\s*+(?:[,，。！;；“「『\"《]|$))",
            cues=sorted(words.cues),
        ),
        clause=lazy(r"[^,，。！？!?;；:：、\s“”「」『』\"《》()（）]++$"),
        # Words of time before the subject, and what stands between it and the verb.
        subject=lazy(
            r"(?:\L<sources>|\L<times>)*+(?P<subject>[\p{Han}\p{Latin}·]{1,20}?)(?:\p{N}.*+|\L<between>.*+)?+",
            sources=sorted(words.sources),
            times=sorted(each for each in words.between if len(each) > 1),
            between=sorted(words.between),
        ),
        marked=lazy(
            r"(?P<subject>(?:[\p{Han}\p{Katakana}ー・々\p{Latin}の]|さん){1,20}?)(?:[（(][^（）()]{1,12}[)）])?+(?P<mark>\L<marks>)",
            marks=sorted(marks),
        ),
        quoting=lazy(r"(?:など)?+と(?P<cue>[^。、,「」は\s]{1,12}?[たるすい])(?=[。、,]|$)"),
        cue=lazy(r"\L<cues>", cues=sorted(words.cues)),
        mark=lazy(r"(?:\L<marks>)$", marks=sorted(marks)),
        last_role=lazy(r"(?:\L<roles>)$", roles=sorted(words.people | words.men | words.women | words.groups)),
    )


_CLOSING_MARKS = frozenset('」』”"')
_WORD = lazy(r"(?P<word>[\p{L}\p{M}\p{N}]++)")
_LONGEST_CLAUSE = 40
"""Letters before a verb in which its clause begins."""
_LONGEST_NAME = 6
_LONGEST_FAMILY_NAME = 4
"""Letters of a name that a family name of one letter opens."""
_MOST_WORDS = 8
_MOST_NAME_WORDS = 3
_AROUND_AGE = " ()（）0123456789"
_LONGEST_POST = 4
"""Words until the one with an article that ends a post."""
_FOREIGN = lazy(r"\p{Han}?[\p{Katakana}ー・]{3,}+")
_FOREIGN_NAME = lazy(r"(?P<name>[\p{Katakana}ー・]{2,}+)\p{Han}{0,4}+$")


def _sign_between(folded: str, start: int, end: int) -> bool:
    return bool(folded[start:end].strip(_AROUND_AGE))


@cache
def subject_reader(lexicon: Lexicon) -> SubjectReader | None:
    """Return the reader of a language's subjects; ``None`` where capitals tell names, or the language is not known."""
    return SubjectReader(lexicon) if lexicon.language and lexicon.quote.traits & CASELESS else None
