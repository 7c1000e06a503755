"""Pages in a Spark DataFrame: :func:`parse`."""

from newsparse.integrations.spark import Limits, parse

__all__ = ["Limits", "parse"]
