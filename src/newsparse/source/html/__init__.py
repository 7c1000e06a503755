"""HTML to a page."""
