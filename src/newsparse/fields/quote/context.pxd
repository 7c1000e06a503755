# What other compiled modules see of context.py.
from newsparse.fields.quote.entities cimport Entities
from newsparse.fields.quote.mention cimport Mention
from newsparse.fields.quote.tokens cimport TokenizedText

cdef class CueTraits:
    cdef int end, cue_class, form, left, right, opens, sentence, paragraph
    cdef int mentions_before_start, mentions_before_end, quotes_before_start, quotes_before_end
    cdef Py_hash_t follows, word, before, behind

cdef class MentionTraits:
    cdef int first, last, kind, owner, opens, sentence, paragraph
    cdef int mentions_before_start, mentions_before_end, quotes_before_start, quotes_before_end
    cdef Py_hash_t before, after

cdef class AttributionContext:
    cdef readonly TokenizedText tokens
    cdef readonly list quoted_spans, groups, mentions
    cdef readonly Entities entities
    cdef readonly list mention_starts, mentions_of, leading, cues
    cdef int[::1] _starting, _ending, mentions_before, quotes_before
    cdef long long[::1] classes
    cdef dict _cue_traits, _mention_traits

    cpdef int mention_starting(self, Py_ssize_t token)
    cpdef int mention_ending(self, Py_ssize_t token)
    cdef CueTraits cue_traits(self, int cue)
    cdef MentionTraits mention_traits(self, int number)

cdef class QuoteContext:
    cdef readonly int number, token, sentence, paragraph, first, last, lower, ending, words, alone
    cdef readonly object span
    cdef readonly Py_hash_t before, after

cdef Py_hash_t token_class(AttributionContext context, int index, int paragraph) except? -1
cdef int mention_owner(Mention mention)
