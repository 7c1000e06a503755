"""The metadata of a page: :func:`read_declared`."""

from __future__ import annotations

from collections.abc import Sequence

import turbohtml

from newsparse.model import Declared
from newsparse.source.metadata.hidden_dates import PUBLICATION, read_hidden_times
from newsparse.source.metadata.json_ld import read_json_ld
from newsparse.source.metadata.meta import read_meta
from newsparse.source.metadata.microdata import read_elements, read_microdata
from newsparse.source.metadata.url_date import find_url_date

__all__ = ["read_declared"]


def read_declared(
    document: turbohtml.Document, url: str | None, marked: Sequence[turbohtml.Element]
) -> tuple[Declared, ...]:
    """
    Return the metadata of *document* as candidates; which of them holds is decided by the fields.

    JSON-LD comes first, then meta tags, microdata, links and the address, each in page order.

    Args:
        document: The parsed page.

        url: The page's address, for the date that may stand in it.

        marked: Its elements whose attributes matter.
    """
    found = [
        *read_json_ld(document),
        *read_meta(document),
        *read_microdata(marked),
        *read_elements(document),
    ]
    if not any(each.field in PUBLICATION for each in found):
        found.extend(read_hidden_times(document))
    address = url or next((each.value for each in found if each.field == "url"), None)
    if address and (day := find_url_date(address)):
        found.append(Declared("url_date", "url", day))
    return tuple(found)
