"""Captions: the words under a picture, and apart from them who made it."""

from newsparse.fields.caption.parse import find_caption, parse_caption
from newsparse.fields.caption.pictures import find_captions

__all__ = ["find_caption", "find_captions", "parse_caption"]
