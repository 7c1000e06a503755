"""A web-poet page object that gives an ``Article``: :class:`ArticlePage`."""

from newsparse.integrations.web_poet import ArticlePage

__all__ = ["ArticlePage"]
