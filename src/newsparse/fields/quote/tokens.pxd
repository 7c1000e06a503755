# What other compiled modules see of tokens.py.
cdef class TokenizedText:
    cdef public object page
    cdef public bint capitalised_nouns, drops_subjects, title_case, inversion, roles_behind, caseless, any_language
    cdef readonly Py_ssize_t size
    cdef readonly long long[::1] flags
    cdef readonly int[::1] starts, ends, sentences, paragraphs
    cdef readonly list words, quotes, bounds
    cdef readonly dict cue_lengths

    cdef int add(self, Py_ssize_t start, Py_ssize_t end, str word, long long flag) except? -1
    cdef int _reserve(self) except? -1
    cpdef int end_of_cue(self, int cue)
    cdef int low(self, Py_ssize_t paragraph)
    cdef int high(self, Py_ssize_t paragraph)

cdef bint has_flag(long long[::1] flags, Py_ssize_t first, Py_ssize_t last, long long flag) except? -1
