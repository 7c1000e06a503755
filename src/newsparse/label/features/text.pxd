from newsparse.label.features.columns cimport FeatureRows
from newsparse.label.features.vocabulary cimport Numbers, Vocabulary

cdef class TextFeatures:
    cdef readonly str text
    cdef readonly str folded
    cdef readonly str key
    cdef readonly int length
    cdef readonly int words
    cdef readonly double stopword_share
    cdef readonly double capitalised_share
    cdef readonly bint ends_sentence
    cdef readonly bint has_digit
    cdef readonly bint has_date
    cdef readonly bint has_clock
    cdef readonly bint has_photo_credit
    cdef readonly frozenset lists
    cdef readonly int share_words
    cdef readonly bint opens_like_byline
    cdef readonly bint ends_with_agency
    cdef readonly bint opens_like_credit
    cdef readonly bint has_bullet
    cdef readonly int number
    cdef readonly str section
    cdef readonly int signs
    cdef readonly bint has_keyword
    cdef Py_ssize_t key_start
    cdef Py_ssize_t key_end
    cdef int commas
    cdef int slashes
    cdef int sentences
    cdef double digit_share
    cdef double upper_share
    cdef double capital_words
    cdef bint has_quotation_mark
    cdef bint has_bar
    cdef bint has_address
    cdef bint opens_in_lower_case
    cdef Py_UCS4 first
    cdef Py_UCS4 last
    cdef bint ends_with_dots

cdef class TextReader:
    cdef readonly Vocabulary vocabulary
    cdef readonly Numbers key_words
    cdef object interruptions
    cdef dict entries
    cdef object date
    cdef object credits
    cdef Py_ssize_t word_count
    cdef Py_ssize_t stop_count
    cdef Py_ssize_t share_count
    cdef bint photo_word
    cdef bint agency_last

    cdef TextFeatures read(self, str text, str folded, bint same)
    cdef int read_words(self, str lower, TextFeatures found)
    cdef int read_uncased_words(self, str lower, TextFeatures found)
    cdef bint may_end_with_agency(self, TextFeatures found)
    cdef str section_of(self, TextFeatures found)
    cdef int signs_of(self, TextFeatures found)
    cdef bint holds(self, TextFeatures found, int flag)
    cdef int count_word(self, int number)
    cdef int read_marks(self, str folded, TextFeatures found)
    cdef int read_ends(self, str folded, TextFeatures found)
    cdef int read_openings(self, str lower, TextFeatures found)
    cdef int number_key_words(self, str key)

cdef int add_text_columns(FeatureRows rows, TextFeatures text, int repeats, double title, double description, double held)
