"""How the documentation is built: ``sphinx-build -W docs docs/_build``."""

import newsparse

project = "newsparse"
author = "The newsparse authors"
copyright = "2026, The newsparse authors"  # noqa: A001  Sphinx's name
release = newsparse.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "newsparse"
autodoc_member_order = "bysource"
autodoc_typehints = "description"
nitpicky = False
