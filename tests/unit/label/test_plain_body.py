"""The body of flattened text: sentences that the model leaves out, dialogues, and texts of a few lines."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.label.features.block import BlockFeatures, extract_features
from newsparse.label.plain_body import complete_body, find_dialogue, is_item, may_be_prose
from newsparse.lexicon import load
from newsparse.segment import segment
from newsparse.source.text import read_text

TITLE = "Islanders keep the night ferry"
STORY = (
    "The council of Skerra voted on Tuesday to keep the night ferry running for another year, after a long debate.",
    "The boat has crossed the sound every evening since 1987 and carries bakers, nurses and schoolchildren home.",
    "A report put the cost of the repair at four million crowns, about half of what the town spends on roads.",
)


def blocks_of(lines: list[str]) -> list[BlockFeatures]:
    """Return what is plain to see of each line."""
    page = read_text("\n".join(lines))
    return list(extract_features(page, segment(page), load("en")).blocks)


@pytest.mark.parametrize(
    ("line", "probability", "expected"),
    [
        (STORY[0], 0.2, True),
        (STORY[0], 0.05, False),
        ("The boat was late again.", 0.4, False),
        ("The council of Skerra and the night ferry: the story of a very long debate", 0.4, False),
        ("Subscribe to our newsletter and never miss a story from the harbour again.", 0.3, False),
    ],
)
def test_prose_of_which_the_model_is_in_doubt(line: str, probability: float, *, expected: bool) -> None:
    """A longer sentence of common words may be a paragraph, unless the model denies it or its words are those of menus."""
    (block,) = blocks_of([line])
    assert expected is may_be_prose(block.text, probability)


@pytest.mark.parametrize("place", [1, 2])
def test_a_likely_caption_is_not_put_back(place: int) -> None:
    """A sentence between two paragraphs, or right behind the last, stays out of the body if it is likely a caption."""
    lines, probabilities = [*STORY[:2], *["Menu"] * 9], [0.9, 0.9, *[0.0] * 9]
    lines.insert(place, "Anna Kerr, right, watches the ferry leave the pier of Skerra.")
    probabilities.insert(place, 0.4)
    blocks, likely = blocks_of(lines), [index for index in range(3) if index != place]
    assert place in complete_body(blocks, probabilities, likely)
    assert place not in complete_body(blocks, probabilities, likely, {place})


@pytest.mark.parametrize(
    ("line", "probability", "expected"),
    [
        ("No one was hurt.", 0.3, True),
        (
            "The trial continues on Monday and will hear the captain, the harbour master and two of the engineers.",
            0.15,
            True,
        ),
        ("No one was hurt.", 0.1, False),
        ("No one was hurt", 0.4, False),
        ("Subscribe to our newsletter now.", 0.3, False),
        ("Published on 12 March 2024.", 0.3, False),
        ("3.", 0.3, False),
    ],
)
def test_a_sentence_behind_the_body_of_which_the_model_is_in_doubt(
    line: str, probability: float, *, expected: bool
) -> None:
    """A short last sentence stays in unless the model denies it, or its words are those of menus and stamps."""
    blocks = blocks_of([*STORY, line, *["Menu"] * 7])
    assert expected is (3 in complete_body(blocks, [0.9, 0.9, 0.9, probability, *[0.0] * 7], [0, 1, 2]))


@pytest.mark.parametrize(("line", "expected"), [("No.", True), ("No", False), ("7.", False), ("By Anna Kerr.", False)])
def test_a_sentence_between_two_blocks_of_the_body(line: str, *, expected: bool) -> None:
    """An answer of one word belongs to the body around it."""
    blocks = blocks_of([STORY[0], line, STORY[1], *["Menu"] * 8])
    assert expected is (1 in complete_body(blocks, [0.9, 0.2, 0.9, *[0.0] * 8], [0, 2]))


DIALOGUES = {
    "radio": (
        ["TOM VALE, HOST:", "The council has voted.", "ANNA KERR, BYLINE: It is nine in the evening.", "(SOUNDBITE OF ENGINE)",
         "KERR: The captain is here.", "INES HALL: I know every rock.", "KERR: Thank you.", "Copyright 2024"],
        range(7),
    ),
    "letters": (["Q: Why did you keep the boat?", "A: People need it.", "Q: Was it easy?", "A: No."], range(4)),
    "letters with a period": (["Q. Why?", "A. People need it.", "Q. Was it easy?", "A. No."], range(4)),
    "names": (["Hello", "Ledger: Why?", "Ines Hall: People need it.", "Ledger: Was it easy?", "Ines Hall: No."], range(1, 5)),
    "words": (["Frage: Warum?", "Antwort: Die Leute brauchen es.", "Frage: War es leicht?", "Antwort: Nein."], range(4)),
    "Chinese": (["记者：为什么？", "何英：人们需要回家。", "记者：容易吗？", "何英：不。"], range(4)),
}  # fmt: skip


@pytest.mark.parametrize("name", DIALOGUES)
def test_a_dialogue_is_body_from_its_first_to_its_last_turn(name: str) -> None:
    """Turns open with who speaks; a line that only says so, and a remark between two turns, are among them."""
    lines, expected = DIALOGUES[name]
    assert expected == find_dialogue(blocks_of(lines))


NO_DIALOGUES = {
    "three turns": ["Q: Why?", "A: People need it.", "Q: Was it easy?"],
    "one speaker": ["NOTE: It rains.", "NOTE: It snows.", "NOTE: It thaws.", "NOTE: It freezes."],
    "nobody speaks again": [
        "Milk: One litre is enough.",
        "Eggs: Two will do.",
        "Flour: As you like.",
        "Salt: None at all.",
    ],
    "a list of facts": ["Length: 40", "Width: 12", "Length: 41", "Width: 13", "Length: 42"],
    "addresses": ["http://a.example is here.", "http://b.example is here.", "http://a.example.", "http://b.example."],
    "stamps": [
        "Published: 12 March 2024.",
        "Updated: 13 March 2024.",
        "Published: 12 March 2024.",
        "Updated: 14 March 2024.",
    ],
    "far apart": [line for turn in ("Q: Why?", "A: So.", "Q: Sure?", "A: Yes.") for line in (turn, *["Words"] * 7)],
    "nothing": [],
}


@pytest.mark.parametrize("name", NO_DIALOGUES)
def test_lines_with_colons_are_no_dialogue(name: str) -> None:
    """Facts, recipes, stamps and addresses are not spoken."""
    assert range(0) == find_dialogue(blocks_of(NO_DIALOGUES[name]))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["- bakers", "- nurses"], True),
        (["1. bakers", "2) nurses"], True),
        (["- bakers", "nurses"], False),
        (["- bakers", "2. nurses"], False),
        (["1987 was good", "1988 was better"], False),
        (["- " + "I know every rock by its first name, he said. " * 5] * 2, False),
    ],
)
def test_an_item_of_a_list_stands_beside_another(lines: list[str], *, expected: bool) -> None:
    """Lines that open with a dash or a number are items where two stand together; long ones with a dash are speech."""
    assert expected is is_item(blocks_of(lines), 0)


SHORT = {
    "Chinese": "岛民保留夜间渡轮\n\n岛议会周二投票决定让夜间渡轮再运行一年，此前围绕费用进行了长时间的辩论。\n\n没有人受伤。",
    "Japanese": "島民、夜行フェリーを維持\n\n島議会は火曜日、夜行フェリーをもう一年運航することを決めた。\n\nけが人はいなかった。",
    "Korean": "(서울=연합뉴스) 홍길동 기자 = 섬 의회는 야간 여객선을 일 년 더 운항하기로 했다.\n다음 검토는 가을에 있을 예정이다.",
    "Arabic": "العبارة الليلية باقية\n\nقرر مجلس الجزيرة الإبقاء على العبارة الليلية عاما آخر.\n\nولم يصب أحد بأذى.",
    "Hindi": "रात की नाव चलती रहेगी\n\nद्वीप परिषद ने मंगलवार को रात की नाव को एक और साल चलाने का फैसला किया।\n\nकोई घायल नहीं हुआ।",
    "English": f"{TITLE}\n\nSKERRA (AP) - {STORY[0]}\n\nNo one was hurt.",
}


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("SKERRA, March 12, 2024 (AFP) - ", True),
        ("(스케라=연합뉴스) 홍길동 기자 = ", True),
        ("【東京＝ＡＦＰ】", True),
        ("The agency (AFP) said that ", False),
        ("The council (short for council) - ", False),
    ],
)
def test_a_paragraph_that_opens_with_place_and_agency_is_body(opening: str, *, expected: bool) -> None:
    """An agency in brackets and a dash open a story, whatever the model says of the date before them."""
    blocks = blocks_of([TITLE, opening + STORY[0], *["Menu"] * 9])
    assert expected is (1 in complete_body(blocks, [0.0] * 11, []))


NOTICES = [
    "Your session has expired. Please log in again to continue reading the news.",
    "Please enable JavaScript to continue.\nThis site needs it to work as expected by our readers.",
    "This article is for subscribers only.\nTo continue reading, please log in or subscribe to The Daily Ledger today.",
]


@pytest.mark.parametrize("text", NOTICES)
def test_a_notice_is_no_short_story(text: str) -> None:
    """A wall in place of a story has no body."""
    assert () == newsparse.parse_text(text).paragraphs


@pytest.mark.parametrize("language", SHORT)
def test_a_story_of_two_sentences_keeps_both(language: str) -> None:
    """A short story in any script keeps its paragraphs, the last short one too."""
    text = SHORT[language]
    assert [*text.split("\n")[-1:]] == [*newsparse.parse_text(text).paragraphs[-1:]]
    assert 2 == len(newsparse.parse_text(text).paragraphs)
