# What other compiled modules see of names.py.
cpdef tuple split_words(str names, dict known=*)
cpdef str inline_names(object node, str tag, str classes)
