"""HTML pages: :func:`read_html`."""

from newsparse.source.html.read import read_html

__all__ = ["read_html"]
