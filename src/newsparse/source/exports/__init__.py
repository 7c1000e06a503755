"""
Documents as archives, mail programs and people export them: :func:`read_export`, :func:`find_documents`.

An export prints a label before each thing that it knows of a story.  Each is declared here with its label as the path
(``"lexis[BYLINE]"``), and every line gets the role that its label gives it; the story's own lines are left to the labeller.

=============  =================================================  ==========================================
name           told by                                            the headline
=============  =================================================  ==========================================
``factiva``    two-letter labels, or a line such as "412 words"   ``HD``, or the line over the length
               between the headline and a date
``lexis``      ``LOAD-DATE`` and the like, or a length in words   ``HEADLINE``, or the line before the labels;
                                                                  over a legal line the first line
``proquest``   ``ProQuest document ID`` and the like              the first line
``newsbank``   ``Record Number``                                  the line over the labels
``mail``       the headers of a message                           the subject
``labels``     "Title:" and other labels at the top               ``Title``
=============  =================================================  ==========================================
"""

from __future__ import annotations

from newsparse.source.exports.reading import find_documents, read_export

__all__ = ["find_documents", "read_export"]
