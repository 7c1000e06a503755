"""
The one place that says which block is the headline.

``likely.py`` finds it before anything is labelled, as a feature of all blocks; ``choose.py`` once the other blocks have
their first roles, by ``marked.py`` for pages with markup and by ``plain_text.py`` for flattened ones, whose choice
``printed.py`` moves to the line that prints it.
"""
