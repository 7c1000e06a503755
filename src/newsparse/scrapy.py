"""Articles as Scrapy items."""

from newsparse.integrations.scrapy import parse_response, to_item

__all__ = ["parse_response", "to_item"]
