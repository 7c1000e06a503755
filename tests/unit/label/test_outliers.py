"""Blocks that look like body and are none."""

from __future__ import annotations

import pytest

from newsparse.label.features.block import extract_features
from newsparse.label.outliers import find_non_story_blocks
from newsparse.lexicon import load
from newsparse.segment import segment
from newsparse.source.html import read_html

STORY = "".join(
    f"<p>The harbour of the northern town was closed on day {number} because the storm had damaged its breakwater."
    for number in range(8)
)
MENU = "<nav><a>one</a></nav>" * 3
NOTICE = "<p>This content comes from elsewhere and is not shown here."
OTHER = "<section><ul><li class=help><b>Somebody else is labelling with your account right now, on another device."
ECHO = "<section><ul><li class=help><b>The harbour of the northern town was closed: storm damaged its breakwater."
HALF = "<section><ul><li class=help><b>The northern harbour stays closed after the storm while others wait for it."

STARTS = ["The harbour of"] * 8
ASKED = "What did you see in the harbour?"
POST = "Nobody told us that the quay was closed, and so we stood there with all of our boxes until noon. " * 4
STEP = "Stir the soup until it thickens"

CASES = [
    ("nothing", f"<div>{STORY}</div>", []),
    ("other markup and words after it", f"<div>{STORY}</div>{MENU}<div>{OTHER}</div>", ["Somebody else is"]),
    ("the story's words", f"<div>{STORY}</div>{MENU}<div>{ECHO}</div>", []),
    ("half of its words the story's", f"<div>{STORY}</div>{MENU}<div>{HALF}</div>", []),
    ("close by", f"<div>{STORY}</div><div>{OTHER}</div>", []),
    ("before it", f"<div>{OTHER}</div>{MENU}<div>{STORY}</div>", []),
    ("the story's own markup", f"<div>{STORY}{MENU}<p>Wholly different matters appear below, surprisingly.</div>", []),
    ("again and again", f"<div>{NOTICE}{STORY}{NOTICE}{NOTICE}</div>", ["This content comes"] * 3),
    ("said twice in one element, as a refrain", f"<div>{NOTICE}{STORY}{NOTICE}</div>", []),
    ("said twice", f"<div>{NOTICE}{STORY}</div><div>{NOTICE}</div>", ["This content comes"]),
    ("a page of repetition keeps what it says", f"<div>{NOTICE * 5}</div>", ["This content comes"] * 4),
    (
        "three times, whole",
        f"<div class=wide>{STORY}</div><div class=middle>{STORY}</div><div>{STORY}</div>",
        STARTS * 2,
    ),
    ("a question that is asked again", f"<div><p>{ASKED}</p>{STORY}<p>{ASKED}</p><p>Later.<p>{ASKED}</p></div>", []),
    ("items of a list", f"<ul><li>{STEP}<li>Wait for ten minutes or so, then go on.<li>{STEP}</ul>{STORY}", []),
    (
        "remarks in code",
        f"<div>{STORY}</div><pre><span class=hljs-comment># this tells the harbour nothing</span></pre>",
        [],
    ),
    ("short and said twice", f"<div><p>Specs:{STORY}<p>Specs:</div>", []),
    (
        "a class that says caption",
        f"<div>{STORY}</div><div class=photo-caption>The harbour at dawn</div>",
        ["The harbour at"],
    ),
    (
        "a class that says comment",
        f"<div>{STORY}</div><div class=comment-body>I was at the harbour.</div>",
        ["I was at"],
    ),
    (
        "a long post of a social network",
        f"<div>{STORY}<blockquote class=twitter-tweet><p>{POST}</blockquote><p>Repairs begin in May.</div>",
        ["Nobody told us"],
    ),
    (
        "words in a box for a picture",
        f"<div>{STORY}<div class=foto><img src=a.jpg><p>The harbour at dawn, before the storm</p></div></div>",
        ["The harbour at"],
    ),
    (
        "words beside the picture in such a box",
        f"<div>{STORY}<div class=picbox><img src=a.jpg><br>The harbour at dawn, before the storm</div></div>",
        ["The harbour at"],
    ),
    (
        "a credit alone in its cell",
        f"<div>{STORY}<table><tr><td><img src=a.jpg><tr><td>The harbour at dawn. Photo: Tor Lie</table></div>",
        ["The harbour at"],
    ),
    (
        "a paragraph in a wrapper of its own that opens with a word for credits",
        f"<div>{STORY}</div><div><p>Credit for the repairs of the harbour goes to the town and its ships.</p></div>",
        [],
    ),
    (
        "a box about the author",
        f"<div>{STORY}<div class=author-box><p>Tor Lie has lived beside boats for thirty years.</div></div>",
        ["Tor Lie has"],
    ),
    (
        "the words under a picture, whatever their class",
        f"<div>{STORY}<figure><img src=a.jpg><figcaption>The harbour at dawn, before the storm</figcaption></figure></div>",
        ["The harbour at"],
    ),
    (
        "a dialogue amid the story",
        f"<div>{STORY}<dialog><p>The harbour needs you</dialog><p>Repairs begin in May.</div>",
        ["The harbour needs"],
    ),
    ("all of it in a dialogue", f"<dialog>{STORY}</dialog>", []),
    ("flattened text has no hints", "", []),
]


@pytest.mark.parametrize(("where", "html", "expected"), CASES, ids=[where for where, _, _ in CASES])
def test_foreign_blocks_are_found(where: str, html: str, expected: list[str]) -> None:
    """What repeats, and what shares neither place nor words with the story after it, is not the story's."""
    assert where
    page = read_html(html)
    blocks = extract_features(page, segment(page), load("en")).blocks
    body = [index for index, each in enumerate(blocks) if "nav" not in each.hint.inside]
    assert expected == [
        " ".join(blocks[index].text.text.split()[:3])
        for index in sorted(find_non_story_blocks(blocks, body, [0.7] * len(blocks)))
    ]


def test_hidden_copy_is_the_repeat() -> None:
    """Of two equal blocks the one in sight is the story's, wherever it stands."""
    page = read_html(f"<div hidden>{NOTICE}</div><div>{STORY}{NOTICE}</div>")
    blocks = extract_features(page, segment(page), load("en")).blocks
    assert [0] == [*find_non_story_blocks(blocks, range(len(blocks)), [0.7] * len(blocks))]


def test_pairs_of_characters_are_words_where_there_are_no_blanks() -> None:
    """Japanese prose apart from the story is needs_keyword by its characters, two by two."""
    story = "".join(
        f"<p>北部の町の港は嵐が防波堤を壊したため、{number}日目も閉鎖されたままだった。" for number in range(6)
    )
    other = "<section><ul><li><b>入力いただいたメールアドレスは登録済みとなっております。"
    page = read_html(f"<div>{story}</div>{MENU}<dialog>{other}</dialog>")
    blocks = extract_features(page, segment(page), load("ja")).blocks
    body = [index for index, each in enumerate(blocks) if "nav" not in each.hint.inside]
    assert [body[-1]] == [*find_non_story_blocks(blocks, body, [0.7] * len(blocks))]


@pytest.mark.parametrize(
    ("between", "probability", "stays"),
    [
        (MENU, 0.7, False),
        (MENU, 0.9, True),
        (f"{MENU}<div class=meta>By Ines Halloran, 5 March 2024</div>", 0.9, False),
        (f"{MENU}<div class=meta>By Ines Halloran, 5 March 2024</div>", 0.97, True),
    ],
)
def test_a_run_goes_only_on_evidence_about_itself(between: str, probability: float, *, stays: bool) -> None:
    """Apart from the story the likelier a run is body the more it takes to drop it; a byline above it counts."""
    page = read_html(f"<div>{STORY}</div>{between}<div>{OTHER}</div>")
    blocks = extract_features(page, segment(page), load("en")).blocks
    body = [i for i, each in enumerate(blocks) if "nav" not in each.hint.inside and "meta" not in each.hint.words]
    probabilities = [0.97] * (len(blocks) - 1) + [probability]
    assert stays == (len(blocks) - 1 not in find_non_story_blocks(blocks, body, probabilities))


SECOND = "".join(
    f"<p>The bakers of the island put down their tools on day {number} because flour had become so expensive."
    for number in range(3)
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<article><h1>Harbour shut</h1>{STORY}</article><article><h1>Bakers strike</h1>{SECOND}</article>", 3),
        (f"<article><h1>Harbour shut</h1>{STORY}<article><h3>A reader</h3>{SECOND}</article></article>", 0),
        (f"<h1>Harbour shut</h1>{STORY}<p>Bakers plan a strike<p>By Tom Vale<p>March 11, 2024{SECOND}", 3),
        (f"<h1>Harbour shut</h1>{STORY}<h2>By the numbers</h2>{SECOND}", 0),
    ],
    ids=["an article with a headline", "an article within", "a headline, byline and date", "a heading"],
)
def test_a_second_story_is_none_of_the_first(html: str, expected: int) -> None:
    """Behind the story an article with its own headline goes, and what stands under a headline, byline and date."""
    page = read_html(html)
    blocks = extract_features(page, segment(page), load("en")).blocks
    body = [index for index, block in enumerate(blocks) if block.text.length > 60]
    assert expected == len(find_non_story_blocks(blocks, body, [0.97] * len(blocks)))
