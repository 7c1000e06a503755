"""Where pages come from: text, HTML, bytes; each becomes a ``Page``."""
