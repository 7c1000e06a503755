# What other compiled modules see of names.py.
from newsparse.fields.quote.tokens cimport TokenizedText

cpdef int end_of_name(TokenizedText tokens, int at, int last) except? -1
cpdef int end_of_organisation(TokenizedText tokens, int first, int end, int last) except? -1
