"""Pages in a Spark DataFrame: :func:`parse`."""

from newsparse.integrations.spark import WorkLimits, parse

__all__ = ["WorkLimits", "parse"]
