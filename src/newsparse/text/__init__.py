"""Characters and words; knows no page."""
