"""Factory: objects of frozen classes, made fast."""

import copy
import pickle

import pytest
from attrs import exceptions, field, frozen

from newsparse import Block, Role, Span
from newsparse.model import Factory


def test_made_objects_are_as_those_of_init() -> None:
    """What a factory makes equals what ``__init__`` makes, and is as frozen; copies of all kinds are equal."""
    made: Block = Factory(Block)(Role.PARAGRAPH, "It rained.", Span(0, 10), 0.5, None)
    assert Block(Role.PARAGRAPH, "It rained.", Span(0, 10), 0.5) == made
    assert hash(made) == hash(Block(Role.PARAGRAPH, "It rained.", Span(0, 10), 0.5))
    assert made == pickle.loads(pickle.dumps(made)) == copy.deepcopy(made)  # noqa: S301  our own
    with pytest.raises(exceptions.FrozenInstanceError):
        made.score = 1.0  # type: ignore[misc]


def test_every_value_is_given() -> None:
    """A factory knows no defaults; a number of values that does not fit is an error with the name of the class."""
    with pytest.raises(TypeError, match="Block: expected 5 values, got 3"):
        Factory(Block)(Role.PARAGRAPH, "It rained.", Span(0, 10))


@frozen
class Converted:
    """A class that changes a value."""

    name: str = field(converter=str)


@frozen
class Checked:
    """A class that may refuse a value."""

    name: str = field(validator=lambda *_: None)


@frozen
class Derived:
    """A class that computes a value."""

    name: str = field(init=False)


@frozen
class Finished:
    """A class that does something once its values are set."""

    name: str

    def __attrs_post_init__(self) -> None:
        """Do nothing."""


@pytest.mark.parametrize("kind", [Converted, Checked, Derived, Finished])
def test_classes_that_do_more_are_refused(kind: type) -> None:
    """Only classes that keep their values as they are have a factory."""
    with pytest.raises(TypeError, match="expected a class that only keeps its values"):
        Factory(kind)
