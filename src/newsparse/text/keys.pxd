# What other compiled modules see of keys.py.
cdef str join_words(str low)
