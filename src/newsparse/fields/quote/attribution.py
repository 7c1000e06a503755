# cython: infer_types=True
"""Give each quote its cue and speaker, and each pronoun its entity, by learned weights.  Compiled."""

from bisect import bisect_left
from math import exp

import cython
from cython.cimports.newsparse.fields.quote.context import AttributionContext, QuoteContext
from cython.cimports.newsparse.fields.quote.entities import Entity
from cython.cimports.newsparse.fields.quote.features import (
    PreviousSpeaker,
    fill_entity,
    stands_beside_cue,
)
from cython.cimports.newsparse.fields.quote.flags import (
    ANY_CUE,
    CUE,
    IMPERSONAL,
    OPENS_SENTENCE,
    SO_CALLED,
    SOURCE,
    TITLE_OF_WORK,
)
from cython.cimports.newsparse.fields.quote.mention import (
    K_FIRST_PERSON,
    K_FULL_NAME,
    K_NAME,
    K_NOUN,
    K_RELATIVE,
    Mention,
)
from cython.cimports.newsparse.fields.quote.table import FeatureTable
from cython.cimports.newsparse.fields.quote.templates import E_FITS, E_KIND, E_NAMED, E_PARAGRAPHS
from cython.cimports.newsparse.fields.quote.tokens import TokenizedText

from newsparse.fields.quote import templates
from newsparse.fields.quote.clauses import find_clause, find_label
from newsparse.fields.quote.context import cues_near, mentions_near
from newsparse.fields.quote.features import cue_rows, speaker_rows, speech_rows
from newsparse.fields.quote.linear import best, probability
from newsparse.fields.quote.templates import ENDING_NUMBERS

NOBODY = cython.declare(cython.int, -1)
_ENTITY_WIDTH = cython.declare(cython.int, len(templates.ENTITY.fields))


@cython.final
@cython.cclass
class Attribution:
    """
    The cue and the speaker of one quoted string.

    ``cue`` is a token, ``mention`` the number of the speaker's mention, ``entity`` that of the entity it stands for, each or
    ``NOBODY``; ``speech`` is the probability that the string is speech, 0 to 1.
    """

    def __init__(self, quote: QuoteContext, cue: cython.int, mention: cython.int, speech: cython.double) -> None:
        self.quote = quote
        self.cue = cue
        self.mention = mention
        self.speech = speech
        self.entity = -1


def attribute(context: AttributionContext, models: object) -> list:
    """Return the attribution of every quoted string, in order."""
    found: list = []
    entity_of = [*context.entities.of_mention]
    last: Attribution = None
    each: Attribution
    quote: QuoteContext
    previous = PreviousSpeaker()
    for number in range(len(context.quoted_spans)):
        quote = QuoteContext(context, number)
        each = _attribute_one(context, quote, previous, entity_of, models)
        if last is not None and context.groups[number] == context.groups[number - 1]:
            each = _continue(context, each, last)
        if each.mention != NOBODY and each.speech >= SPEECH:
            entity_of[each.mention] = resolve(context, each.mention, previous, entity_of, models)
            previous = PreviousSpeaker(each.mention, number)
        if each.mention != NOBODY:
            each.entity = entity_of[each.mention]
        found.append(each)
        last = each
    return found


@cython.cfunc
def _continue(context: AttributionContext, each: Attribution, before: Attribution) -> Attribution:
    """Return the attribution of a piece of a quote that runs over paragraphs: its own, or that of the piece before."""
    own = each.cue != NOBODY and context.tokens.paragraphs[each.cue] == each.quote.paragraph
    if own or find_label(context, each.quote).mention != NOBODY or before.mention == NOBODY:
        return Attribution(each.quote, each.cue, each.mention, 1.0)
    return Attribution(each.quote, -1, before.mention, 1.0)


SPEECH = 0.55
"""The least probability of speech; the best balance of precision and recall over all strings."""


def cue_candidates(context: AttributionContext, quote: QuoteContext) -> tuple:
    """Return the cues a quote may have, ``NOBODY`` first, and their rows."""
    cues = cues_near(context, quote)
    return [NOBODY, *cues], cue_rows(context, quote, cues)


def speaker_candidates(
    context: AttributionContext, quote: QuoteContext, cue: cython.int, previous: PreviousSpeaker, entity_of: list
) -> tuple:
    """Return the mentions that may be the speaker, ``NOBODY`` first, and their rows."""
    near = [number for number in mentions_near(context, quote) if _may_speak(context, number, cue)]
    if previous.mention != NOBODY and previous.mention not in near:
        near.append(previous.mention)
    rows = speaker_rows(context, quote, near, cue=cue, previous=previous, entity_of=entity_of)
    return [NOBODY, *near], rows


@cython.cfunc
@cython.exceptval(-2)
def _is_named_thing(context: AttributionContext, quote: QuoteContext) -> cython.bint:
    """Return whether a word for works, nicknames or so-called things stands right before a few words: the film "…"."""
    low = context.tokens.bounds[quote.paragraph][0]
    before = context.tokens.flags[quote.token - 1] if quote.token > low else 0
    if before & ANY_CUE or quote.words > _LONGEST_TITLE:
        return False
    return bool(before & SO_CALLED or (before & TITLE_OF_WORK and not quote.lower))


_LONGEST_TITLE = 6
"""Words of a title or a so-called thing."""


@cython.cfunc
@cython.exceptval(-2)
def _find_topic(context: AttributionContext, quote: QuoteContext) -> cython.int:
    """Return the name that last opened a sentence before the quote, in its paragraph or the one before."""
    tokens: TokenizedText = context.tokens
    number = bisect_left(context.mention_starts, quote.token) - 1
    while number >= 0 and tokens.paragraphs[context.mentions[number].first] >= quote.paragraph - 1:
        mention: Mention = context.mentions[number]
        if mention.kind <= K_NAME and not mention.thing and _opens_sentence(tokens, mention):
            return number
        number -= 1
    return NOBODY


@cython.cfunc
@cython.exceptval(-1)
def _opens_sentence(tokens: TokenizedText, mention: Mention) -> cython.bint:
    """Return whether a sentence opens with a name, or with its title: "La alcaldesa Ana Gil"."""
    index: cython.int
    for index in range(mention.first, max(-1, mention.first - 1 - _MOST_TITLES * mention.titled), -1):
        if tokens.flags[index] & OPENS_SENTENCE:
            return True
    return False


_MOST_TITLES = cython.declare(cython.int, 3)
"""Tokens of a title before a name."""


@cython.cfunc
@cython.exceptval(-2)
def _may_speak(context: AttributionContext, number: cython.int, cue: cython.int) -> cython.bint:
    """Return False for the object of a preposition, unless it follows a source: "nach Angaben des Ministeriums"."""
    mention: Mention = context.mentions[number]
    return not mention.oblique or (cue != NOBODY and context.tokens.flags[cue] & SOURCE > 0 and mention.first > cue)


@cython.cfunc
def _attribute_one(
    context: AttributionContext,
    quote: QuoteContext,
    previous: PreviousSpeaker,
    entity_of: list,
    models: object,
) -> Attribution:
    clause = find_clause(context, quote)
    signature = _find_signature(context, quote)
    cue, cue_probability = clause.cue, 1.0
    mention, speaker_probability = clause.mention, 1.0
    if signature != NOBODY:
        cue, mention = NOBODY, signature
    else:
        if cue == NOBODY:
            cue, cue_probability = _choose_cue(context, quote, models)
        if mention == NOBODY:
            mention, speaker_probability = _choose_speaker(context, quote, cue, previous, entity_of, models)
    if mention != NOBODY:
        mention = _prefer_name(context, _prefer_whole(context, mention), entity_of)
    if clause.mention != NOBODY and (clause.cue == NOBODY or context.tokens.flags[clause.cue] & CUE):
        return Attribution(quote, cue, mention, 1.0)  # a clause of saying, a label, or a colon before the paragraph
    if clause.mention == NOBODY and _is_named_thing(context, quote):
        return Attribution(quote, cue, mention, 0.0)
    table = speech_rows(
        context,
        quote,
        cue=cue,
        cue_probability=cue_probability,
        speaker=mention,
        speaker_probability=speaker_probability,
    )
    speech = 1 / (1 + exp(-max(-60.0, min(60.0, models.speech.score(table, 0)))))
    return Attribution(quote, cue, mention, speech)


@cython.cfunc
def _choose_cue(context: AttributionContext, quote: QuoteContext, models: object) -> tuple:
    """Return the cue of a quote without a clause of its own, or ``NOBODY``, and how probable it is, 0 to 1."""
    behind = find_cue_behind(context, quote)
    if behind != NOBODY:
        return behind, 1.0
    cues, rows = cue_candidates(context, quote)
    scores = models.cue.scores(rows)
    index = best(scores)
    return cues[index], probability(scores, index)


@cython.cfunc
def _choose_speaker(
    context: AttributionContext,
    quote: QuoteContext,
    cue: cython.int,
    previous: PreviousSpeaker,
    entity_of: list,
    models: object,
) -> tuple:
    """Return the speaker of a quote without a clause of its own, or ``NOBODY``, and how probable the likeliest is, 0 to 1."""
    mentions, rows = speaker_candidates(context, quote, cue, previous, entity_of)
    scores = models.speaker.scores(rows)
    index = best(scores)
    mention, likely = mentions[index], probability(scores, index)
    if context.tokens.caseless:
        goes_on = NOBODY not in {cue, previous.mention} and _goes_without_subject(context, quote, cue)
        mention = previous.mention if goes_on else NOBODY
    elif cue != NOBODY and context.tokens.flags[cue] & IMPERSONAL:
        mention = NOBODY
    elif mention == NOBODY and NOBODY not in {cue, previous.mention} and _goes_without_subject(context, quote, cue):
        mention = previous.mention
    elif (
        mention == NOBODY
        and cue != NOBODY
        and context.tokens.drops_subjects
        and _goes_without_subject(context, quote, cue)
    ):
        mention = _find_topic(context, quote)
    return mention, likely


def find_cue_behind(context: AttributionContext, quote: QuoteContext) -> int:
    """
    Return the cue of the sentence behind a quote that ends with a full stop, as in "“We stay.” Doe said", or ``NOBODY``.

    In the annotated articles that the weights come from a comma stands there, and what stands behind a full stop
    goes on with the story.  So it does unless the quote opens the paragraph, and where the cue has a quote of its own.
    """
    tokens: TokenizedText = context.tokens
    low, high = tokens.bounds[quote.paragraph]
    after = quote.token + 1
    if quote.token > low or quote.ending != ENDING_NUMBERS["."]:
        return NOBODY
    subject = context.mention_starting(after)
    cue = after if subject == NOBODY else context.mentions[subject].last
    if cue >= high or not tokens.flags[cue] & CUE:
        return NOBODY
    if subject == NOBODY and context.mention_starting(tokens.end_of_cue(cue)) == NOBODY:
        return NOBODY
    quotes = tokens.quotes[quote.number + 1 : quote.number + 2]
    return NOBODY if quotes and tokens.sentences[quotes[0]] == tokens.sentences[cue] else cue


@cython.cfunc
@cython.exceptval(-2)
def _goes_without_subject(context: AttributionContext, quote: QuoteContext, cue: cython.int) -> cython.bint:
    """Return whether nobody is named between the quote and the end of the cue's sentence: "…", añadió."""
    tokens: TokenizedText = context.tokens
    if cue < quote.token or tokens.paragraphs[cue] != quote.paragraph or not tokens.flags[cue] & CUE:
        return False
    following = bisect_left(context.mention_starts, quote.token)
    if following == len(context.mentions):
        return True
    return tokens.sentences[context.mentions[following].first] != tokens.sentences[cue]


@cython.cfunc
@cython.exceptval(-2)
def _find_signature(context: AttributionContext, quote: QuoteContext) -> cython.int:
    """
    Return the mention that signs the quote, or ``NOBODY``.

    A dash and a name close the paragraph behind the quote, or are a paragraph of their own below it.
    """
    tokens: TokenizedText = context.tokens
    token, paragraph = quote.token, quote.paragraph
    last = tokens.bounds[paragraph][1]
    if token + 1 == last and paragraph + 1 < len(tokens.bounds):
        low, last = tokens.bounds[paragraph + 1]
    else:
        low = token + 1
    if low + 1 >= last or tokens.words[low] not in _DASHES or last - low > _LONGEST_SIGNATURE:
        return NOBODY
    number = context.mention_starting(low + 1)
    if number == NOBODY or context.mentions[number].kind not in (
        K_FULL_NAME,
        K_NAME,
        K_NOUN,
    ):
        return NOBODY
    end = context.mentions[number].last
    return number if end >= last or tokens.words[end] in _BEHIND_SIGNATURE else NOBODY


_DASHES = frozenset({"-", "--", "---"})
_BEHIND_SIGNATURE = frozenset({",", ".", "("})
_LONGEST_SIGNATURE = 25
"""Tokens from the dash to the end of the paragraph."""


@cython.cfunc
@cython.exceptval(-2)
def _prefer_whole(context: AttributionContext, number: cython.int) -> cython.int:
    """Return the noun phrase that a name is a part of: "Russian experts"."""
    mention: Mention = context.mentions[number]
    if not mention.modifies or number + 1 >= len(context.mentions):
        return number
    whole: Mention = context.mentions[number + 1]
    return number + 1 if whole.first <= mention.first and mention.last < whole.last else number


@cython.cfunc
@cython.exceptval(-2)
def _prefer_name(context: AttributionContext, number: cython.int, entity_of: list) -> cython.int:
    """Return the name that explains a noun: "his lawyer, Jane Doe", "the mayor of Skerra, Ann Lee"."""
    mention: Mention = context.mentions[number]
    if mention.kind != K_NOUN:
        return number
    for following in range(number + 1, min(number + 5, len(context.mentions))):
        other: Mention = context.mentions[following]
        named = other.kind in (K_NAME, K_FULL_NAME)
        if named and entity_of[following] == entity_of[number] and other.first - mention.last <= _NEAR:
            return following
    return number


_NEAR = 12
"""Tokens between a noun and the name that explains it."""


def resolve(
    context: AttributionContext, number: cython.int, previous: PreviousSpeaker, entity_of: list, models: object
) -> int:
    """
    Return the entity a mention stands for, or ``NOBODY``.

    Args:
        context: The article.

        number: The mention's number.

        previous: Who spoke before.

        entity_of: The entity of each mention, as far as it is known.

        models: The learned weights.
    """
    kind = context.mentions[number].kind
    if entity_of[number] != NOBODY or kind == K_FIRST_PERSON:
        return entity_of[number]
    if kind == K_RELATIVE:
        return _resolve_relative(context, number, entity_of)
    entities, rows = entity_candidates(context, number, previous, entity_of)
    if context.tokens.caseless:
        return _find_close(context, number, entities)
    newcomer = _find_newcomer(context, number, entities)
    if newcomer != NOBODY:
        return newcomer
    topic = _find_local_name(context, number, entities, rows)
    if topic != NOBODY:
        return topic
    return entities[best(models.entity.scores(rows))] if entities else NOBODY


@cython.cfunc
@cython.exceptval(-2)
def _find_close(context: AttributionContext, number: cython.int, entities: list) -> cython.int:
    """Return who was named last before a pronoun, in its paragraph or, where it opens one, in that before; or ``NOBODY``."""
    tokens: TokenizedText = context.tokens
    pronoun: cython.int = context.mentions[number].first
    paragraph: cython.int = tokens.paragraphs[pronoun]
    opens: cython.bint = pronoun == tokens.low(paragraph)
    for entity in entities:
        earlier = bisect_left(context.mentions_of[entity], number)
        if earlier:
            last: Mention = context.mentions[context.mentions_of[entity][earlier - 1]]
            if paragraph - tokens.paragraphs[last.first] <= opens:
                return entity
    return NOBODY


FITS = 0
"""The place of "yes" among the choices of ``E_FITS``."""


@cython.cfunc
@cython.exceptval(-2)
def _find_local_name(context: AttributionContext, number: cython.int, entities: list, rows: FeatureTable) -> cython.int:
    """Return the one person of fitting gender who is named in full in the paragraph before a pronoun, or ``NOBODY``."""
    if context.mentions[number].plural or context.mentions[number].thing:
        return NOBODY
    found: cython.int = -1
    at: cython.Py_ssize_t
    for at in range(rows.count):
        row = rows[at]
        if row[E_PARAGRAPHS] == 0 and row[E_NAMED] and row[E_FITS] == FITS:
            if found != NOBODY:
                return NOBODY
            found = at
    if found == NOBODY or rows[found][E_KIND] != K_FULL_NAME:
        return NOBODY
    return entities[found]


@cython.cfunc
@cython.exceptval(-2)
def _find_newcomer(context: AttributionContext, number: cython.int, entities: list) -> cython.int:
    """
    Return who was brought in by a noun just before, as in "An analyst wrote that …  He said", or ``NOBODY``.

    In the annotated articles that the weights come from, pronouns are annotated only where they stand for a name, so
    that nameless people would lose to any name.
    """
    tokens: TokenizedText = context.tokens
    paragraph = tokens.paragraphs[context.mentions[number].first]
    for entity in entities:
        each: Entity = context.entities.all[entity]
        if each.named and not each.is_human():
            continue
        last = context.mentions_of[entity][bisect_left(context.mentions_of[entity], number) - 1]
        mention: Mention = context.mentions[last]
        near = paragraph - tokens.paragraphs[mention.first] <= 1
        introduced = mention.kind == K_NOUN and mention.indefinite and not mention.thing
        if introduced and near and not each.named and stands_beside_cue(tokens, mention):
            return entity
        if each.named or not mention.thing:
            return NOBODY
    return NOBODY


MOST_ENTITIES = 9
"""Candidates for a pronoun."""
_LOOK_BACK = 40
"""Mentions before a pronoun that are searched for them."""


def entity_candidates(
    context: AttributionContext, number: cython.int, previous: PreviousSpeaker, entity_of: list
) -> tuple:
    """Return the entities a pronoun may stand for, last named first, and their rows."""
    tokens, mentions, entities = context.tokens, context.mentions, context.entities.all
    mention = mentions[number]
    speaker = entity_of[previous.mention] if previous.mention != NOBODY else NOBODY
    away = 9
    if speaker != NOBODY:
        away = abs(tokens.paragraphs[mention.first] - tokens.paragraphs[tokens.quotes[previous.quote]])
    seen: dict[int, int] = {}
    for index in range(number - 1, max(-1, number - 1 - _LOOK_BACK), -1):
        entity = entity_of[index]
        if entity != NOBODY and entity not in seen and _may_stand_for(mention, entities[entity]):
            seen[entity] = index
            if len(seen) == MOST_ENTITIES:
                break
    if speaker != NOBODY and speaker not in seen and _may_stand_for(mention, entities[speaker]):
        seen[speaker] = previous.mention
    for entity in context.leading:
        if entity not in seen and _may_stand_for(mention, entities[entity]):
            earlier = bisect_left(context.mentions_of[entity], number)
            if earlier:
                seen[entity] = context.mentions_of[entity][earlier - 1]
    table = FeatureTable(_ENTITY_WIDTH, max(1, len(seen)))
    acted: cython.int = 0
    for entity, index in seen.items():
        fill_entity(table, context, number, entity, index, acted, speaker, away)
        acted += stands_beside_cue(tokens, mentions[index])
    return list(seen), table


@cython.cfunc
@cython.exceptval(-2)
def _may_stand_for(pronoun: Mention, entity: Entity) -> cython.bint:
    """Return whether gender and number agree as far as they are known."""
    if pronoun.male or pronoun.female:
        return not (entity.plural or (entity.female if pronoun.male else entity.male))
    return not (pronoun.plural or pronoun.thing) or not (entity.male or entity.female)


@cython.cfunc
@cython.exceptval(-2)
def _resolve_relative(context: AttributionContext, number: cython.int, entity_of: list) -> cython.int:
    """Return the entity named last before a relative pronoun, in its sentence; humans first."""
    tokens: TokenizedText = context.tokens
    sentence = tokens.sentences[context.mentions[number].first]
    nearest = NOBODY
    for index in range(number - 1, max(-1, number - 4), -1):
        mention: Mention = context.mentions[index]
        if tokens.sentences[mention.first] != sentence:
            break
        if entity_of[index] == NOBODY or mention.possessive:
            continue
        entity: Entity = context.entities.all[entity_of[index]]
        if entity.male or entity.female or entity.titled:
            return entity_of[index]
        nearest = entity_of[index] if nearest == NOBODY else nearest
    return nearest
