# What other compiled modules see of clauses.py.
from newsparse.fields.quote.context cimport AttributionContext, QuoteContext

cdef class Clause:
    cdef readonly int cue, mention

cpdef Clause find_clause(AttributionContext context, QuoteContext quote)
cpdef Clause find_label(AttributionContext context, QuoteContext quote)
