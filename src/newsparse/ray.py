"""Pages in a Ray Dataset: :func:`parse`."""

from newsparse.integrations.ray import WorkLimits, parse

__all__ = ["WorkLimits", "parse"]
