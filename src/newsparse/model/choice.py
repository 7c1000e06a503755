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
    """Knowledge about a block from outside its page: from other pages of the site, or from a site rule."""

    why: str
    """For a reader: "stands on 7 of 9 pages of the site"."""
    body: float = 0.0
    """Weight for body, in log odds; negative against it."""
    role: Role | None = None
    """The role it suggests besides, if any."""
    recurs: bool = False
    """Whether other pages have the same words, so that the block cannot be title or standfirst."""
    decides: bool = False
    """Whether it settles the role, as a site rule does."""


@frozen
class Reason:
    """A signal that fired on a block, and its weight for the block's role; negative against it."""

    name: str
    weight: float


@frozen
class BlockReasons:
    """Why a block has its role: the strongest signals first, and the roles that came next."""

    signals: tuple[Reason, ...] = ()
    runners_up: tuple[tuple[Role, float], ...] = ()


@frozen
class Candidate(Generic[T_co]):
    """A possible value of a field, its place, and the reasons for or against it."""

    value: T_co
    origin: Origin | None
    score: float
    why: str


@frozen
class Choice(Generic[T]):
    """A field's value, and the candidates it was chosen from, best first."""

    value: T
    origin: Origin | None = None
    candidates: tuple[Candidate[T], ...] = ()
