"""The first stage adds up what its tokens weigh, and reads words the same whichever library does."""

from __future__ import annotations

import sys

import pytest

from newsparse.label.classifier.cascade import _in_words, load_weights
from newsparse.label.classifier.linear import bucket_tokens, word_tokens
from newsparse.label.features.block import _WORD, _WORD_OF_CASED, extract_features
from newsparse.label.features.columns import Own, own_numbers, tokens
from newsparse.lexicon import load
from newsparse.segment import segment
from newsparse.source.html import read_html
from newsparse.text.scripts import is_latin_greek_cyrillic

HTML = """<body><nav><ul><li><a href=x>Home</a><li><a href=y>Read more: Weather</a></ul></nav>
<main class="story main story-body"><h1>The bridge fell</h1><p class=byline>By Jane Doe, 5 March 2021</p>
<p>"It was old," the mayor said. Nobody was hurt, and the river, which is 40 m wide, was closed...</p></main>"""


def test_first_stage_is_the_sum_of_its_tokens() -> None:
    """The quick sum over a page's blocks is that of the tokens which training counts."""
    page = read_html(HTML)
    blocks = extract_features(page, segment(page), load("en"))
    weights = load_weights("html")
    found = weights.first.log_odds(blocks, Own(page, blocks))
    sums = []
    for each, numbers in zip(blocks, own_numbers(page, blocks), strict=True):
        hint = each.hint
        says = tokens(hint.tag, hint.path, hint.words, hint.inside) + bucket_tokens(numbers) + word_tokens(each)
        sums.append(weights.bias + sum(weights.words.get(token, 0.0) for token in says))
    assert sums == pytest.approx(found)


def test_words_at_both_ends_of_a_short_text() -> None:
    """What a short text opens and closes with is told; a long text's words are about the news."""
    page = read_html(f"<p>Read more: Storm at sea</p><p>{'The ferry waits. ' * 20}</p><p>...</p>")
    short, long, marks = extract_features(page, segment(page), load("en"))
    assert {*word_tokens(short)} == {
        *("v:read", "v:more", "v:storm", "v:at", "v:sea"), "b:read", "b:read more", "e:sea", "e:at sea",
    }  # fmt: skip
    assert word_tokens(long) == ()
    assert word_tokens(marks) == ()


@pytest.mark.parametrize(
    ("token", "told"),
    [
        ("v:more", 'says "more"'),
        ("b:read more", 'opens with "read more"'),
        ("e:sea", 'ends with "sea"'),
        ("w:story", "class word story"),
        ("x:p:byline", "element with class word p byline"),
    ],
)
def test_a_token_is_told_in_words(token: str, told: str) -> None:
    """Reasons quote the words of a text, and name those of the markup."""
    assert told == _in_words(token)


def test_both_libraries_find_the_same_words() -> None:
    """Of every character that the quick pattern is used for, both patterns make the same word or none."""
    cased = [chr(code) for code in range(sys.maxunicode + 1) if is_latin_greek_cyrillic(chr(code))]
    texts = [form for each in cased for form in (each, f"a{each}b", f"a'{each}", f"{each}'a")]
    assert [_WORD.findall(text) for text in texts] == [_WORD_OF_CASED.findall(text) for text in texts]
