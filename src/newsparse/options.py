"""The options of a call, made once at the edge and passed down: :class:`ParseOptions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from newsparse.lexicon import check_tag
from newsparse.model import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from newsparse.profile import SiteProfile


def _check_language(_: ParseOptions, __: Any, value: object) -> None:
    if value is not None:
        check_tag(value)


def _check_profile(options: ParseOptions, attribute: Any, value: object) -> None:
    if value is not None:
        from newsparse.profile import SiteProfile  # noqa: PLC0415  most calls pass none, and need nothing of it

        _check_type(SiteProfile)(options, attribute, value)


def _check_type(kind: type[object], *, optional: bool = False) -> Any:
    """Return a validator that wants a *kind*, or ``None`` where *optional*."""

    def check(_: ParseOptions, attribute: Any, value: object) -> None:
        if not (isinstance(value, kind) or (optional and value is None)):
            raise TypeError(f"{attribute.name}: expected {kind.__name__}, got {type(value).__name__}")

    return check


@frozen(kw_only=True)
class ParseOptions:
    """
    How pages are parsed, whatever page it is; :class:`newsparse.Parser` holds them for many pages.

    Raises:
        TypeError: If a value has another type.

        UnknownLanguageError: If ``language`` is malformed or unknown.
    """

    language: str | None = field(default=None, validator=_check_language)
    """A BCP 47 tag; ``None`` finds it out."""
    profile: SiteProfile | None = field(default=None, validator=_check_profile)
    """What other pages of the site have in common."""
    limits: Limits = field(default=DEFAULT_LIMITS, validator=_check_type(Limits))
    """How much of a page is read."""
    encoding: str | None = field(default=None, validator=_check_type(str, optional=True))
    """The charset of the HTTP header, for bytes."""
    quotes: bool = field(default=True, validator=_check_type(bool))
    """Whether to look for quotes; ``False`` saves their time."""


DEFAULT_OPTIONS: Final = ParseOptions()
