from newsparse.label.classifier.word_table cimport WordTable
from newsparse.label.features.text cimport TextFeatures, TextReader

cdef class _Kind:
    cdef str name
    cdef WordTable weights

cdef class Tokens:
    cdef dict weights
    cdef double[::1] word_weights
    cdef TextReader reader
    cdef readonly double total
    cdef readonly list names
    cdef _Kind openings
    cdef _Kind closings
    cdef _Kind tags
    cdef _Kind paths
    cdef _Kind longer_paths
    cdef _Kind classes
    cdef _Kind around
    cdef _Kind tagged_classes
    cdef _Kind plain

    cdef _Kind kind(self, str name)
    cdef int weigh_words(self)
    cdef int start(self)
    cdef int add(self, _Kind kind, str text, Py_ssize_t start)
    cdef int add_pair(self, _Kind kind, str first, str joint, str second)
    cdef int add_word(self, int number)
    cdef int add_text(self, TextFeatures text)
    cdef int add_hint(self, object hint)
