# What other compiled modules see of noun_phrases.py.
from newsparse.fields.quote.mention cimport Mention
from newsparse.fields.quote.tokens cimport TokenizedText

cpdef Mention read_noun_phrase(TokenizedText tokens, int at, int last)
