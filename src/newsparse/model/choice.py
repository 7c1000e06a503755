"""How a value was chosen: evidence, reasons, candidates."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

from newsparse.model.page import Origin
from newsparse.model.roles import Role

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@frozen
class Evidence:
    """What is known of a block from outside of its page: from other pages of the site, or a rule."""

    why: str
    """For a reader: "stands on 7 of 9 pages of the site"."""
    body: float = 0.0
    """How much it speaks for the block being body, in log odds; below 0 against it."""
    role: Role | None = None
    """The role it speaks for besides, if any."""
    recurs: bool = False
    """Whether its very words stand on other pages too, so that it is no title and no standfirst."""
    decides: bool = False
    """Whether it settles the role: a site rule does."""


@frozen
class Reason:
    """A signal that fired on a block, and how much it speaks for the block's role (or against it, below 0)."""

    name: str
    weight: float


@frozen
class BlockReasons:
    """Why a block has its role: the strongest signals first, and the roles that came next."""

    signals: tuple[Reason, ...] = ()
    runners_up: tuple[tuple[Role, float], ...] = ()


@frozen
class Candidate(Generic[T_co]):
    """One value that could have been a field's, where it stands, and what spoke for or against it."""

    value: T_co
    origin: Origin | None
    score: float
    why: str


@frozen
class Choice(Generic[T]):
    """A field's value, and the candidates it was chosen from, best first; the first is the winner when there is one."""

    value: T
    origin: Origin | None = None
    candidates: tuple[Candidate[T], ...] = ()
