"""The errors newsparse raises: wrong use and damaged files, never a bad page."""

from __future__ import annotations


class NewsparseError(Exception):
    """
    The parent of every error newsparse raises on purpose.

    Its message names the thing, the place and what was expected.
    """


class UnknownLanguageError(NewsparseError, ValueError):
    """A language tag is malformed or unknown, such as ``"englisch!"`` or ``"klingon"``."""


class LexiconError(NewsparseError, ValueError):
    """A word list of the package is broken: ``en.toml: [quote] cues: "Said" is not lower case``."""


class SchemaError(NewsparseError, ValueError):
    """A dict or JSON text is not an article that :meth:`newsparse.Article.to_dict` wrote."""


class ProfileError(NewsparseError, ValueError):
    """A site profile is damaged, foreign or of another version: ``profile.lines[3].pages: expected int, got "x"``."""


class SiteRuleError(NewsparseError, ValueError):
    """A site rule is broken: ``example.org.toml: [[hint]] 2 role: "headline" is no role``."""


class BatchError(NewsparseError):
    """A run cannot start or go on: no processes, an output that exists or is in use, a disk that is full."""
