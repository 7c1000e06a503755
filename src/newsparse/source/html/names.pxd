# What other compiled modules see of names.py.
cpdef tuple split_words(str names)
