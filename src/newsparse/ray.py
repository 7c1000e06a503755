"""Pages in a Ray Dataset: :func:`parse`."""

from newsparse.integrations.ray import Limits, parse

__all__ = ["Limits", "parse"]
