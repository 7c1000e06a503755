# What other compiled modules see of features.py.
from newsparse.fields.quote.context cimport AttributionContext
from newsparse.fields.quote.mention cimport Mention
from newsparse.fields.quote.table cimport FeatureTable
from newsparse.fields.quote.tokens cimport TokenizedText

cdef class PreviousSpeaker:
    cdef readonly int mention, quote

cpdef fill_entity(
    FeatureTable table, AttributionContext context, int number, int candidate, int seen, int acted, int speaker, int speaker_away
)
cpdef bint stands_beside_cue(TokenizedText tokens, Mention mention) except? -1
