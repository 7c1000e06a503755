from libc.stdint cimport uint64_t

cdef class WordTable:
    cdef uint64_t[::1] hashes
    cdef double[::1] numbers
    cdef Py_ssize_t mask
    cdef readonly Py_ssize_t count

    cdef int put(self, uint64_t code, double number)
    cdef int grow(self)
    cdef double get(self, uint64_t code) noexcept

cdef uint64_t start_hash() noexcept
cdef uint64_t step_hash(uint64_t code, Py_UCS4 character) noexcept
cdef uint64_t hash_on(uint64_t code, str text, Py_ssize_t start) noexcept
