from newsparse.label.features.block cimport BlockFeatures, PageFeatures
from newsparse.label.features.columns cimport FeatureRows

cdef class Context:
    cdef PageFeatures features
    cdef Py_ssize_t count
    cdef Py_ssize_t title
    cdef int[::1] title_words
    cdef int[::1] seen
    cdef int stamp
    cdef readonly double total
    cdef double known_share
    cdef double strong_blocks
    cdef double[::1] first
    cdef readonly double[::1] weights
    cdef double[::1] length
    cdef double[::1] ends
    cdef double[::1] stop
    cdef double[::1] link
    cdef double[::1] date
    cdef double[::1] byline
    cdef double[::1] photo
    cdef double[::1] heading
    cdef double[::1] sum_first
    cdef double[::1] sum_weights
    cdef double[::1] sum_ends
    cdef double[::1] sum_lengths
    cdef double[::1] sum_stop
    cdef double[::1] sum_link
    cdef double[::1] since
    cdef double[::1] until
    cdef readonly double[::1] run_weight
    cdef double[::1] run_place
    cdef list images
    cdef str whole
    cdef int[::1] words_of_whole
    cdef Py_ssize_t last_short

    cdef int add(self, FeatureRows rows, Py_ssize_t i)
    cdef double at(self, double[::1] values, Py_ssize_t i, double outside)
    cdef double mean(self, double[::1] sums, Py_ssize_t start, Py_ssize_t end)
    cdef int find_runs(self)
    cdef int count_words(self)
    cdef double likeness_to_title(self, BlockFeatures block)
    cdef int add_place(self, FeatureRows rows, Py_ssize_t i)
    cdef bint is_held(self, BlockFeatures block, Py_ssize_t i)

cdef class RoleContext:
    cdef PageFeatures features
    cdef Py_ssize_t count
    cdef Py_ssize_t start
    cdef double[::1] body
    cdef double[::1] sum_body
    cdef list openings
    cdef list endings
    cdef dict open_alike
    cdef dict end_alike

    cdef int add(self, FeatureRows rows, Py_ssize_t i)

cdef double[::1] doubles(Py_ssize_t count)
cdef int[::1] ints(Py_ssize_t count)
cdef double[::1] sums_of(double[::1] values, Py_ssize_t count)
cdef double[::1] distances(double[::1] marks, Py_ssize_t count)
