# What other compiled modules see of attribution.py.
from newsparse.fields.quote.context cimport QuoteContext

cdef class Attribution:
    cdef readonly QuoteContext quote
    cdef readonly int cue, mention, entity
    cdef readonly double speech
