"""Saved articles and profiles with a wrong value anywhere."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article, ProfileError, SchemaError, SiteProfile
from newsparse.example import read_example

T = TypeVar("T")
ARTICLE = newsparse.parse(read_example()).to_dict()
STORIES = [
    "\n\n".join(["Menu", "A story", f"The boat of {hour} o'clock was late again, said the harbour office.", "About us"])
    for hour in ("nine", "ten", "six")
]
PROFILE = json.loads(SiteProfile.learn(STORIES).to_json())
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**300, 10**301)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["title", "2024-03-12", "article", "direct"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def damaged(draw: st.DrawFn, whole: dict[str, Any]) -> dict[str, Any]:
    """Draw *whole* with one value, however deep, replaced, added or gone."""
    record = copy.deepcopy(whole)
    place: Any = record
    while True:
        keys = [*place] if isinstance(place, dict) else [*range(len(place))]
        key = draw(st.sampled_from(keys)) if keys else None
        if key is not None and isinstance(place[key], dict | list) and draw(st.booleans()):
            place = place[key]
            continue
        if isinstance(place, list):
            place[slice(0, 1)] = [draw(VALUES)]
        elif key is None or draw(st.booleans()):
            place[draw(st.text(max_size=6))] = draw(VALUES)
        elif draw(st.booleans()):
            del place[key]
        else:
            place[key] = draw(VALUES)
        return record


def read(load: Callable[[Any], T], saved: Any) -> tuple[T | None, str]:
    """Return what *load* makes of *saved*, or the message of its error."""
    try:
        return load(saved), ""
    except (SchemaError, ProfileError) as error:
        return None, str(error)


@given(damaged(ARTICLE))
def test_a_damaged_article_is_read_or_refused(record: dict[str, Any]) -> None:
    """A wrong value anywhere gives an article that can be shown and saved, or the error that names its place."""
    article, message = read(Article.from_dict, record)
    if article is None:
        assert message.startswith("article")
        assert len(message) < 1000
        return
    assert article == Article.from_dict(json.loads(article.to_json()))
    assert article.to_markdown(links=True, images=True) is not None
    assert repr(article).isprintable()
    assert str(article)


@given(damaged(PROFILE))
def test_a_damaged_profile_is_read_or_refused(record: dict[str, Any]) -> None:
    """A wrong value anywhere gives a profile that works and merges, or the error that names its place."""
    profile, message = read(SiteProfile.from_json, json.dumps(record))
    if profile is None:
        assert message.startswith("profile")
        assert len(message) < 1000
        return
    assert profile.merge(profile).pages >= profile.pages
    assert newsparse.parse_text(STORIES[0], profile=profile).page_text == STORIES[0]
