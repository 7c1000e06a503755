# What other compiled modules see of scripts.py.
cdef bint is_cased(Py_UCS4 c) noexcept
