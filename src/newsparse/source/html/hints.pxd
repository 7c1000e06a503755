# What other compiled modules see of hints.py.
cdef class Tag:
    cdef str name
    cdef int kind
    cdef unsigned long long bit
    cdef bint of_prose
    cdef bint of_story
    cdef bint separate
    cdef str markdown

cdef class ClassNames:
    cdef tuple words
    cdef bint hidden

cdef class ElementContext:
    cdef Tag tag
    cdef int number
    cdef tuple words
    cdef unsigned long long inside
    cdef int depth
    cdef int figure
    cdef int article
    cdef str path
    cdef tuple words_around
    cdef int shape

cdef class OpenBlock:
    cdef object node
    cdef ElementContext context
    cdef int number

cdef class OpenBlocks:
    cdef list hints
    cdef OpenBlock innermost
    cdef object marked
    cdef bint scriptless
    cdef list _open
    cdef int _number
    cdef dict _tags
    cdef dict _words  # of names, each as one object
    cdef dict _contexts
    cdef int _context_count
    cdef dict _known_hints
    cdef dict _hidden_hints
    cdef dict _class_names
    cdef dict _shapes
    cdef int _shape_count
    cdef dict _paths

    cdef object forget(self)
    cdef Tag tag_of(self, str name)
    cdef object open(self, object node, Tag tag, bint veiled)
    cdef object close(self)
    cdef ElementContext _context_of(self, object node, Tag tag, bint hidden)
    cdef ClassNames class_names(self, str classes)
    cdef ElementContext _new_context(self, Tag tag, ElementContext around, tuple words)
    cdef object hint(self, str names, unsigned long long telling)
    cdef int _number_of(self, Py_ssize_t above)
    cdef object _complete(self, ElementContext context)
    cdef object hidden(self, object hint)
