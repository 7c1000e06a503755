# What other compiled modules see of entities.py.
from newsparse.fields.quote.mention cimport Mention

cdef int NOBODY_

cdef class Entity:
    cdef readonly int first, last, words, count, acts, placed
    cdef readonly bint named, male, female, plural, thing, titled
    cdef readonly tuple key

    cpdef bint is_human(self)

cdef class Entities:
    cdef readonly list all, of_mention
    cdef dict by_full_name, by_word, by_single, by_noun
