"""The day in an address: :func:`find_url_date`."""

from __future__ import annotations

from newsparse.text.address import LONGEST_ADDRESS
from newsparse.text.patterns import lazy

_URL_DATE = lazy(
    r"(?<!\d)((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2]|(?<=[/_-])[1-9](?=[/_-]))[/_.-]?(0[1-9]|[12]\d|3[01]|(?<=[/_-])[1-9](?=[/_.-]|$))(?!\d)"
)
# The time that opens an article's number: "A2024051714320005196".
_URL_NUMBER = lazy(
    r"(?<!\d)(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?\d{0,8}(?!\d)"
)
_URL_DAY_FIRST = lazy(r"(?<!\d)(1[3-9]|2\d|3[01])[_.-](0?[1-9]|1[0-2])[_.-]((?:19|20)\d\d)(?!\d)")


def find_url_date(address: str) -> str | None:
    """
    Return the day in an address as ``2024-05-17``: ``/2024/05/17/``, or ``-17-05-2024`` where its order is plain.

    Of an address within an address, as archives make them, the inner one counts.
    """
    address = address[:LONGEST_ADDRESS]
    address = address[max(0, address.rfind("http")) :]
    if (match := _URL_DATE.search(address)) or (match := _URL_NUMBER.search(address)):
        year, month, day = match.groups()
    elif match := _URL_DAY_FIRST.search(address):
        day, month, year = match.groups()
    else:
        return None
    return f"{year}-{int(month):02}-{int(day):02}"
