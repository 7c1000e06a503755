"""How a page was read, to look at: in a terminal (:func:`describe`) and as one HTML page (:func:`report_page`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsparse.explain.terminal import describe, place
from newsparse.pipeline import Explanation
from newsparse.render.report import render
from newsparse.serialize import to_plain

__all__ = ["describe", "report_page"]


def report_page(explanations: Sequence[Explanation], names: Sequence[str] = ()) -> str:
    """
    Return one self-contained HTML page that shows one reading, or two side by side.

    Args:
        explanations: One or two of :func:`newsparse.pipeline.explain_page`.

        names: What to call each page; its address or title where missing.
    """
    return render(
        [each.article.to_dict() for each in explanations],
        [[_reasons(reasons) for reasons in each.reasons] for each in explanations],
        [_lost(each) for each in explanations],
        names,
    )


def _reasons(reasons: Any) -> dict[str, Any]:
    return {
        "signals": [[signal.name, signal.weight] for signal in reasons.signals],
        "runners_up": [[str(role), score] for role, score in reasons.runners_up],
    }


def _lost(explanation: Explanation) -> dict[str, list[dict[str, Any]]]:
    """Return for each field the values that lost, with where they stand and why they lost."""
    return {
        name: [
            {"value": _shown(each.value), "why": each.why, "from": place(each.origin)}
            for each in choice.candidates[1:6]
        ]
        for name, choice in explanation.choices.items()
    }


def _shown(value: Any) -> Any:
    plain = to_plain(value)
    return ", ".join(map(str, plain)) if isinstance(plain, list) else plain
