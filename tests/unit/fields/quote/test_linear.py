"""Linear models over the templates of a question."""

import json
from importlib.resources import files

import pytest

from newsparse.fields.quote.linear import QUESTIONS, LinearModel, best, load_models, probability
from newsparse.fields.quote.table import make_table
from newsparse.fields.quote.templates import Question


def _question() -> tuple[Question, int, int]:
    question = Question("example")
    side = question.choice("side", "left", "right")
    word = question.word("word")
    size = question.number("size")
    first = question.group("first", (side,), (side, word))
    second = question.group("second", (), (size,))
    return question, first, second


def _row(groups: int, side: int, word: str, size: int) -> list[int]:
    return [groups, side, hash(word) if word else 0, size]


WEIGHTS = {"first: side": {"right": 1000}, "first: side, word": {"right said": 500}, "second: size": {"-2": -250}}


def test_a_score_is_the_sum_of_the_weights_of_the_groups_that_apply() -> None:
    """A feature without a weight counts nothing, nor does a group that the row leaves out."""
    question, first, second = _question()
    model = LinearModel(question, WEIGHTS)
    rows = [
        _row(first, 1, "said", -2),
        _row(first | second, 1, "said", -2),
        _row(first, 1, "told", -2),
        _row(second, 1, "said", 3),
    ]
    assert [1.5, 1.25, 1.0, 0.0] == model.scores(make_table(rows))


def test_features_are_shown_by_template_and_value() -> None:
    """Choices and words come by name; a template without fields has an empty value."""
    question, first, second = _question()
    words = {hash("said"): "said"}
    assert [("first: side", "left"), ("first: side, word", "left said")] == [
        *question.expand(_row(first, 0, "said", 0), words)
    ]
    assert [("second", ""), ("second: size", "-1")] == [*question.expand(_row(second, 0, "said", -1), words)]
    assert [("first: side", "right"), ("first: side, word", "right _")] == [
        *question.expand(_row(first, 1, "", 0), words)
    ]


@pytest.mark.parametrize(
    ("weights", "message"),
    [({"third": {"": 1}}, "no template is called 'third'"), ({"first: side": {"up": 1}}, "tuple.index")],
)
def test_weights_of_another_question_are_refused(weights: dict[str, dict[str, int]], message: str) -> None:
    """A template or a choice that the code does not know means that the weights belong to other code."""
    question, _, _ = _question()
    with pytest.raises(ValueError, match=message):
        LinearModel(question, weights)


def test_the_shipped_weights_belong_to_the_code() -> None:
    """Every question has weights, and all their templates and choices are known."""
    shipped = json.loads((files("newsparse.fields.quote") / "weights.json").read_text(encoding="utf-8"))
    assert {question.name for question in QUESTIONS} == shipped.keys()
    models = load_models()
    assert shipped["cue"] == models.cue.weights


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_templates_have_names_of_their_own(question: Question) -> None:
    """No two templates, fields or choices of a question share a name, so that no weight means two things."""
    names = [template.name for template in question.templates]
    fields = [field.name for field in question.fields]
    assert len(names) == len(set(names))
    assert len(fields) == len(set(fields))
    assert all(len(field.choices) == len(set(field.choices)) for field in question.fields)
    assert not any(" " in choice for field in question.fields for choice in field.choices)


def test_the_best_score_and_its_probability() -> None:
    """Of equal scores the first is best; probabilities are those of softmax."""
    assert 1 == best([0.0, 2.0, 2.0])
    assert 0.5 == pytest.approx(probability([3.0, 3.0], 0))
    assert 1.0 == pytest.approx(probability([1000.0, -1000.0], 0))
