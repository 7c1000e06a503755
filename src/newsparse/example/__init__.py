"""A news page to try things on, written for newsparse: :func:`read_example`."""

from __future__ import annotations

from importlib.resources import files

EXAMPLE_URL = "https://www.harbour-courier.example/2024/03/12/night-ferry-vote"


def read_example(kind: str = "html") -> str:
    """
    Return the example page.

    Args:
        kind: ``"html"``, or ``"text"`` for the same page flattened.

    Raises:
        ValueError: If *kind* is neither.
    """
    names = {"html": "page.html", "text": "page.txt"}
    if kind not in names:
        raise ValueError(f'kind="{kind}": expected "html" or "text"')
    return (files(__name__) / names[kind]).read_text(encoding="utf-8")
