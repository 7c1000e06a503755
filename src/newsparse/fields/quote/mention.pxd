# What other compiled modules see of mention.py.
cdef class Mention:
    cdef readonly int kind, first, last
    cdef readonly int name_first
    cdef readonly tuple name
    cdef readonly str role
    cdef readonly bint male, female, plural, thing, titled, definite, indefinite, possessive, modifies, oblique

cdef int K_FULL_NAME, K_NAME, K_NOUN, K_PRONOUN, K_RELATIVE, K_FIRST_PERSON
