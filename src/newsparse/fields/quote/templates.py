# cython: infer_types=True
"""
The feature templates of the four questions: which cue, which mention speaks, whom a pronoun stands for, is it speech.  Compiled.

A candidate is a row of numbers, one for each field of its question; :mod:`newsparse.fields.quote.features` fills it.  A
template combines some of the fields into one feature: ``side, cue class`` of a cue before its quote is the feature
``before C``.  A group of templates applies to the rows that carry its bit in the field :data:`GROUPS`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum

from attrs import field, frozen

GROUPS = 0
"""The field that holds the bits of the groups of templates that apply to a row."""

Row = Sequence[int]
"""One candidate: a number for each field of its question."""


class Kind(Enum):
    """What the numbers of a field stand for."""

    NUMBER = "number"
    CHOICE = "choice"
    """Places in the field's list of choices."""
    WORD = "word"
    """Hashes of strings; 0 for the empty one."""


@frozen
class Field:
    """One field of the rows of a question."""

    name: str
    kind: Kind
    choices: tuple[str, ...] = ()


@frozen
class Template:
    """Some fields whose values make one feature together."""

    group: int
    """The bit of its group."""
    fields: tuple[int, ...]
    """Places of the fields in the row."""
    name: str
    """The group and the fields: ``"candidate: side, cue class"``."""


@frozen
class Question:
    """The fields and templates of one question."""

    name: str
    fields: list[Field] = field(factory=lambda: [Field("groups", Kind.NUMBER)])
    groups: list[str] = field(factory=list)
    templates: list[Template] = field(factory=list)

    def number(self, name: str) -> int:
        """Add a field of numbers, or of 0 and 1; return its place in the row."""
        return self._add(Field(name, Kind.NUMBER))

    def choice(self, name: str, *choices: str) -> int:
        """Add a field that holds the place of one of the *choices*; return its place in the row."""
        return self._add(Field(name, Kind.CHOICE, choices))

    def word(self, name: str) -> int:
        """Add a field that holds the hash of a string; return its place in the row."""
        return self._add(Field(name, Kind.WORD))

    def _add(self, new: Field) -> int:
        self.fields.append(new)
        return len(self.fields) - 1

    def group(self, name: str, *templates: tuple[int, ...]) -> int:
        """Add templates that apply together, each given by the places of its fields; return the bit of the group."""
        bit = 1 << len(self.groups)
        self.groups.append(name)
        for places in templates:
            names = ", ".join(self.fields[place].name for place in places)
            self.templates.append(Template(bit, places, f"{name}: {names}" if names else name))
        return bit

    def expand(self, row: Sequence[int], words: Mapping[int, str]) -> Iterator[tuple[str, str]]:
        """
        Yield each feature of a row as the name of its template and its value, as the weights file spells them.

        Args:
            row: The candidate.

            words: The strings of the page by their hashes.
        """
        shown = [self._show(place, value, words) for place, value in enumerate(row)]
        for template in self.templates:
            if row[GROUPS] & template.group:
                yield template.name, " ".join([shown[place] for place in template.fields])

    def _show(self, place: int, value: int, words: Mapping[int, str]) -> str:
        kind = self.fields[place].kind
        if kind is Kind.CHOICE:
            return self.fields[place].choices[value]
        if kind is Kind.WORD:
            return words.get(value, "?") if value else "_"
        return str(value)

    def reader(self, place: int) -> Callable[[str], int]:
        """Return the function from what :meth:`expand` shows of a field to its number."""
        kind = self.fields[place].kind
        if kind is Kind.CHOICE:
            return self.fields[place].choices.index
        return _hash_of if kind is Kind.WORD else int


def _hash_of(shown: str) -> int:
    return hash(shown) if shown != "_" else 0


_ENDINGS = ("none", ",", ".", "outer.", "?", ":", ";", "-", "–", "—", "…")
"""Signs at the end of a quoted string; a full stop behind the marks is ``outer.``."""
ENDING_NUMBERS = {sign: number for number, sign in enumerate(_ENDINGS)}
_NEIGHBOURS = ("none", *(f"{place}-{kind}" for place in ("beside", "near") for kind in range(6)))
"""Which kind of mention stands right beside a cue, or one token further."""
_CUE_CLASSES = ("cue", "source", "evaluative", "other")
_OWNERS = ("none", "possessive", "modifier")

# Which cue a quote has.

CUE = Question("cue")
LOWER = CUE.number("lower")
"""Whether the quote opens with a lower case letter."""
ENDING = CUE.choice("ending", *_ENDINGS)
QUOTE_BEFORE = CUE.word("before")
"""The class of the token before the quote."""
QUOTE_AFTER = CUE.word("after")
ALONE = CUE.number("alone")
"""Whether nothing else stands in the quote's paragraph."""
CLOSED = CUE.number("closed")
WORDS = CUE.number("words")
"""Words of the quote, at most 6."""
SIDE = CUE.choice("side", "before", "after")
"""Where the cue stands to the quote."""
CUE_CLASS = CUE.choice("class", *_CUE_CLASSES)
FORM = CUE.choice("form", "other", "-ing", "-ed", "-s")
LEFT = CUE.choice("left", *_NEIGHBOURS)
RIGHT = CUE.choice("right", *_NEIGHBOURS)
WORD_FOLLOWS = CUE.word("follows")
"""The mark behind the cue, or ``w``."""
CUE_WORD = CUE.word("word")
PARAGRAPH = CUE.number("paragraph")
"""Of the cue, counted from the quote's."""
SENTENCE = CUE.number("sentence")
"""Of the cue, counted from the quote's; -3 to 3."""
DISTANCE = CUE.number("distance")
"""The class of the number of tokens between."""
SHORT_DISTANCE = CUE.number("short distance")
"""The same, 9 from 3 on."""
RANK = CUE.number("rank")
"""How many candidates stand between."""
BETWEEN = CUE.number("quotes between")
OPENS = CUE.number("opens")
"""Whether a sentence opens with the cue."""
NEAR = CUE.word("near")
"""The class of the token beside the quote on the cue's side."""
FEW_WORDS = CUE.number("few words")
"""Words of the quote, at most 4."""
BEFORE_CUE = CUE.word("before cue")
"""The class of the token before the cue."""
BEHIND_CUE = CUE.word("behind cue")
"""The class of the token behind the cue."""
NO_CUE = CUE.group(
    "no cue",
    (),
    (LOWER, ENDING),
    (QUOTE_BEFORE,),
    (QUOTE_AFTER,),
    (ALONE, CLOSED),
    (WORDS,),
    (QUOTE_BEFORE, LOWER, ENDING),
)
A_CUE = CUE.group(
    "cue",
    (SIDE, CUE_CLASS),
    (SIDE, CUE_CLASS, LEFT, RIGHT),
    (CUE_CLASS, FORM, LEFT),
    (CUE_WORD,),
    (CUE_WORD, SIDE),
    (SIDE, CUE_CLASS, PARAGRAPH, SENTENCE),
    (SIDE, CUE_CLASS, DISTANCE),
    (SIDE, CUE_CLASS, PARAGRAPH, SENTENCE, DISTANCE),
    (SIDE, CUE_CLASS, PARAGRAPH, SENTENCE, RANK),
    (SIDE, BETWEEN, PARAGRAPH, SENTENCE),
    (SIDE, PARAGRAPH, SENTENCE, OPENS),
    (SIDE, PARAGRAPH, SENTENCE, ALONE, RANK),
    (SIDE, DISTANCE, LEFT, RIGHT),
    (SIDE, CUE_CLASS, WORD_FOLLOWS, SHORT_DISTANCE),
    (SIDE, CUE_CLASS, PARAGRAPH, SENTENCE, LOWER, ENDING),
    (SIDE, PARAGRAPH, SENTENCE, LEFT, LOWER, ENDING),
    (SIDE, FORM, PARAGRAPH, SENTENCE, LOWER, ENDING),
    (SIDE, CUE_CLASS, LOWER, ENDING, NEAR),
    (SIDE, CUE_CLASS, FEW_WORDS, PARAGRAPH, SENTENCE),
    (CUE_CLASS, BEFORE_CUE),
    (CUE_CLASS, BEHIND_CUE),
    (SIDE, BEHIND_CUE, RIGHT, SHORT_DISTANCE),
    (CUE_WORD, BEHIND_CUE),
)

# Which mention speaks.

SPEAKER = Question("speaker")
S_HAS_CUE = SPEAKER.number("has cue")
S_LOWER = SPEAKER.number("lower")
S_ENDING = SPEAKER.choice("ending", *_ENDINGS)
S_QUOTE_BEFORE = SPEAKER.word("before quote")
S_QUOTE_AFTER = SPEAKER.word("after quote")
S_KIND = SPEAKER.number("kind")
"""The number of the mention's kind; things have numbers of their own."""
S_OWNER = SPEAKER.choice("owner", *_OWNERS)
S_TITLED = SPEAKER.number("titled")
S_ROLE = SPEAKER.number("role")
S_DEFINITE = SPEAKER.number("definite")
S_INDEFINITE = SPEAKER.number("indefinite")
S_BEFORE = SPEAKER.word("before")
"""The class of the token before the mention."""
S_AFTER = SPEAKER.word("after")
S_SIDE = SPEAKER.choice("side", "before", "after")
"""Where the mention stands to the quote."""
S_PARAGRAPH = SPEAKER.number("paragraph")
S_SENTENCE = SPEAKER.number("sentence")
S_OPENS = SPEAKER.choice("opens", "no", "yes", "next")
"""Whether a sentence opens with the mention, or right before it."""
S_RANK = SPEAKER.number("rank")
S_DISTANCE = SPEAKER.number("distance")
S_LINK = SPEAKER.choice("link", "left", "right", "inside")
"""Where the mention stands to the cue."""
S_ORDER = SPEAKER.choice("order", "QSC", "SQC", "SCQ", "QCS", "CQS", "CSQ")
"""Of quote, speaker and cue."""
S_CUE_CLASS = SPEAKER.choice("class", *_CUE_CLASSES)
S_FORM = SPEAKER.number("-ing")
S_STEPS = SPEAKER.number("steps")
"""Sentences from the cue to the mention, -2 to 2."""
S_OTHERS = SPEAKER.number("others")
"""Mentions between cue and mention."""
S_COMMAS = SPEAKER.number("commas")
"""Commas between cue and mention."""
S_QUOTES = SPEAKER.number("quotes")
"""Quotes between cue and mention."""
S_GAP = SPEAKER.number("gap")
"""Tokens between cue and mention, at most 3."""
S_BRIDGE_1 = SPEAKER.word("bridge 1")
"""The class of the first token between cue and mention, where one or two stand there."""
S_BRIDGE_2 = SPEAKER.word("bridge 2")
S_CUE_WORD = SPEAKER.word("word")
S_SAME = SPEAKER.choice("same", "mention", "entity", "kind", "other")
"""What the mention has in common with the speaker before."""
S_AWAY = SPEAKER.number("away")
"""Paragraphs since the quote before."""
S_GROUPED = SPEAKER.number("grouped")
"""Whether the quote before is of the same group."""
S_COUNT = SPEAKER.number("count")
"""How often the entity is mentioned, at most 5."""
S_NAMED = SPEAKER.number("named")
S_THING = SPEAKER.number("thing")
S_GENDERED = SPEAKER.number("gendered")
S_ENTITY_TITLED = SPEAKER.number("entity titled")
NO_SPEAKER = SPEAKER.group("no speaker", (), (S_HAS_CUE,), (S_LOWER, S_ENDING), (S_QUOTE_BEFORE,), (S_QUOTE_AFTER,))
A_MENTION = SPEAKER.group(
    "mention",
    (S_KIND, S_OWNER),
    (S_TITLED, S_KIND),
    (S_ROLE, S_DEFINITE, S_INDEFINITE, S_KIND),
    (S_BEFORE,),
    (S_BEFORE, S_SIDE, S_KIND),
    (S_AFTER,),
    (S_AFTER, S_SIDE, S_KIND),
    (S_SIDE, S_PARAGRAPH, S_SENTENCE, S_OPENS, S_OWNER),
)
WITHOUT_CUE = SPEAKER.group(
    "without cue",
    (S_SIDE, S_PARAGRAPH, S_SENTENCE, S_RANK),
    (S_DISTANCE, S_SIDE),
    (S_KIND, S_SIDE, S_PARAGRAPH, S_SENTENCE),
    (S_OPENS, S_KIND, S_SIDE, S_PARAGRAPH, S_SENTENCE),
)
WITH_CUE = SPEAKER.group(
    "with cue",
    (S_ORDER, S_OTHERS, S_STEPS),
    (S_LINK, S_COMMAS, S_OTHERS, S_STEPS),
    (S_ORDER, S_CUE_CLASS, S_OTHERS, S_STEPS),
    (S_LINK, S_QUOTES, S_STEPS),
    (S_LINK, S_FORM, S_OTHERS, S_STEPS, S_COMMAS),
    (S_ORDER, S_KIND, S_OWNER),
    (S_LINK, S_GAP, S_BRIDGE_1, S_BRIDGE_2),
    (S_LINK, S_CUE_WORD),
    (S_LINK, S_STEPS, S_BEFORE),
)
NO_SPEAKER_BEFORE = SPEAKER.group("first", ())
SPEAKER_BEFORE = SPEAKER.group(
    "speaker before", (S_SAME, S_AWAY), (S_SAME, S_AWAY, S_LOWER, S_ENDING, S_QUOTE_BEFORE), (S_SAME, S_AWAY, S_GROUPED)
)
KNOWN_ENTITY = SPEAKER.group("entity", (S_COUNT, S_NAMED, S_THING, S_KIND), (S_GENDERED, S_ENTITY_TITLED, S_KIND))

# Whom a pronoun stands for.

ENTITY = Question("entity")
E_FITS = ENTITY.choice("fits", "yes", "no", "open", "thing", "thing?", "plural", "many?", "one")
"""How well gender and number agree."""
E_KIND = ENTITY.number("kind")
"""Of the mention that named the entity last."""
E_NAMED = ENTITY.number("named")
E_TITLED = ENTITY.number("titled")
E_GENDERED = ENTITY.number("gendered")
E_LONG = ENTITY.number("long")
"""Whether the fullest name has two words or more."""
E_COUNT = ENTITY.number("count")
E_ACTS = ENTITY.number("acts")
"""Mentions beside a word of saying, at most 2."""
E_PLACED = ENTITY.number("placed")
"""Whether most mentions stand behind a preposition or the like."""
E_RANK = ENTITY.number("rank")
"""Entities named since."""
E_SPOKE = ENTITY.number("spoke")
"""Paragraphs since the entity spoke, at most 4; -1 where somebody else spoke last."""
E_SENTENCES = ENTITY.number("sentences")
"""Since the entity was named."""
E_PARAGRAPHS = ENTITY.number("paragraphs")
E_PRONOUN_OPENS = ENTITY.choice("pronoun opens", "nothing", "sentence", "paragraph")
E_OWNER = ENTITY.choice("owner", *_OWNERS)
E_OPENS = ENTITY.number("opens")
"""Whether a sentence opens with the last mention."""
E_BEFORE = ENTITY.word("before")
"""The class of the token before the last mention."""
E_CUE_AFTER = ENTITY.number("cue after")
E_CUE_BEFORE = ENTITY.number("cue before")
E_ACTED = ENTITY.number("acted")
"""Entities named since beside a word of saying."""
E_BESIDE_CUE = ENTITY.number("beside cue")
E_FIRST = ENTITY.number("first of sentence")
"""Whether the last mention is the first of its sentence."""
AN_ENTITY = ENTITY.group(
    "entity",
    (E_FITS,),
    (E_FITS, E_KIND),
    (E_FITS, E_NAMED, E_TITLED, E_GENDERED, E_LONG),
    (E_RANK, E_FITS),
    (E_COUNT,),
    (E_COUNT, E_RANK),
    (E_KIND, E_NAMED, E_TITLED, E_GENDERED, E_LONG),
    (E_ACTS, E_PLACED),
    (E_ACTS, E_PLACED, E_FITS),
    (E_ACTS, E_PLACED, E_RANK),
    (E_ACTS, E_PLACED, E_NAMED, E_TITLED, E_GENDERED, E_LONG),
    (E_COUNT, E_FITS),
    (E_SENTENCES, E_PARAGRAPHS),
    (E_RANK, E_SENTENCES),
    (E_PARAGRAPHS, E_RANK),
    (E_SPOKE, E_FITS),
    (E_SPOKE, E_RANK),
    (E_SPOKE, E_SENTENCES, E_PARAGRAPHS),
    (E_SPOKE, E_PRONOUN_OPENS),
    (E_PRONOUN_OPENS, E_SENTENCES, E_SPOKE, E_OWNER),
    (E_OPENS, E_OWNER, E_SENTENCES),
    (E_OPENS, E_OWNER, E_KIND),
    (E_BEFORE,),
    (E_CUE_BEFORE, E_CUE_AFTER, E_SENTENCES),
    (E_PRONOUN_OPENS, E_SENTENCES, E_OPENS),
    (E_ACTED, E_BESIDE_CUE),
    (E_ACTED, E_BESIDE_CUE, E_FITS),
    (E_ACTED, E_BESIDE_CUE, E_SENTENCES, E_PARAGRAPHS),
    (E_FIRST, E_OPENS, E_SENTENCES, E_PARAGRAPHS),
    (E_FIRST, E_OPENS, E_FITS, E_RANK),
    (E_FIRST, E_OPENS, E_BESIDE_CUE, E_PRONOUN_OPENS, E_SENTENCES),
)

# Whether a string is speech.

SPEECH = Question("speech")
P_WORDS = SPEECH.number("words")
"""At most 8."""
P_FEW_WORDS = SPEECH.number("few words")
"""At most 4."""
P_VERY_FEW_WORDS = SPEECH.number("very few words")
"""At most 3."""
P_CUE_CLASS = SPEECH.choice("class", *_CUE_CLASSES, "no-cue")
P_CUE_PLACE = SPEECH.choice("place", "no-cue", "before", "after", "other-paragraph")
P_CUE_OFFSET = SPEECH.number("offset")
"""Sentences, or paragraphs, from the string to its cue."""
P_DISTANCE = SPEECH.number("distance")
P_CUE_TENTHS = SPEECH.number("cue tenths")
"""The probability of the cue."""
P_CUE_FIFTHS = SPEECH.number("cue fifths")
P_SPEAKER_TENTHS = SPEECH.number("speaker tenths")
P_KIND = SPEECH.number("kind")
"""Of the speaker's mention; -1 without one."""
P_BEFORE = SPEECH.word("before")
P_AFTER = SPEECH.word("after")
P_CAPITALS = SPEECH.choice("capitals", "few", "most", "all")
"""How many words have a capital letter."""
P_ENDING = SPEECH.choice("ending", *_ENDINGS)
P_CAPITAL = SPEECH.number("capital")
"""Whether the string opens with a capital letter, or in a script without them."""
P_TITLE_WORD = SPEECH.choice("title word", "none", "before", "after")
"""Where a word beside titles of works stands near."""
P_OWNED = SPEECH.number("owned")
"""Whether a possessive stands before."""
P_WORD = SPEECH.word("word")
"""The cue's."""
P_CLOSED = SPEECH.number("closed")
P_TITLE_MARKS = SPEECH.number("title marks")
"""Whether the marks are those of titles of works."""
A_STRING = SPEECH.group(
    "string",
    (),
    (P_WORDS,),
    (P_WORDS, P_CUE_CLASS),
    (P_WORDS, P_CUE_PLACE, P_CUE_OFFSET),
    (P_CUE_CLASS, P_CUE_PLACE, P_CUE_OFFSET),
    (P_CUE_CLASS, P_DISTANCE),
    (P_CUE_TENTHS,),
    (P_SPEAKER_TENTHS,),
    (P_CUE_FIFTHS, P_FEW_WORDS),
    (P_KIND,),
    (P_BEFORE,),
    (P_AFTER,),
    (P_BEFORE, P_FEW_WORDS),
    (P_AFTER, P_FEW_WORDS),
    (P_BEFORE, P_CAPITALS),
    (P_WORDS, P_CAPITALS),
    (P_ENDING, P_CAPITAL),
    (P_ENDING, P_CAPITALS, P_FEW_WORDS),
    (P_TITLE_WORD,),
    (P_TITLE_WORD, P_CAPITALS),
    (P_TITLE_WORD, P_CUE_CLASS),
    (P_CAPITALS, P_CUE_CLASS, P_CAPITAL),
    (P_OWNED, P_CAPITALS, P_VERY_FEW_WORDS),
    (P_WORD,),
    (P_CLOSED, P_TITLE_MARKS),
    (P_BEFORE, P_AFTER),
)
