"""
Dates as pages print them, in all languages: one grammar.

:func:`has_date` is for the labeller, :func:`find_dates` for timestamps, :func:`match_date` for datelines.
"""

from newsparse.printed.dates.find import PrintedDate, find_dates, has_date, match_date
from newsparse.printed.dates.relative import RelativeTime, find_relative_time

__all__ = ["PrintedDate", "RelativeTime", "find_dates", "find_relative_time", "has_date", "match_date"]
