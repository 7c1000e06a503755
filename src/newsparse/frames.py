"""Tables of many articles, quotes or captions, for pandas and polars."""

from newsparse.integrations.frames import article_rows, caption_rows, quote_rows, to_pandas, to_polars

__all__ = ["article_rows", "caption_rows", "quote_rows", "to_pandas", "to_polars"]
