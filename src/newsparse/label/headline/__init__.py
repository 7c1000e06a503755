"""
The one place that says which block is the headline.

``likely.py`` says it before anything is labelled, as a feature of all blocks; ``choose.py`` when the other blocks have
their first roles: ``marked.py`` for pages with markup, ``plain_text.py`` for flattened ones.
"""
