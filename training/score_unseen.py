"""
Score pages with weights that never saw their publisher: ``python training/score_unseen.py FOLDS_FOLDER SCORER [OPTIONS]``.

FOLDS_FOLDER is what ``train_labels.py --folds`` wrote, and ``train_headline.py`` and ``train_fields.py --folds`` after it; SCORER is a script that
calls ``newsparse.parse_html`` or ``newsparse.parse_text`` on the development pages, ``html.py`` or ``text.py``.
"""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path
from typing import Any

from newsparse import label
from newsparse.fields import authors, published, title
from newsparse.label import headline
from newsparse.label.classifier import cascade as model


def main() -> None:
    """Run the scorer with the weights of the page's fold, known by the page's text."""
    folder, scorer = Path(sys.argv[1]), Path(sys.argv[2])
    folds = json.loads((folder / "folds.json").read_text())
    weights = {k: model.read_fold(folder, k) for k in set(folds.values())}
    current: dict[str, Any] = {"fold": 0}
    label.load_weights = lambda mode: weights[current["fold"]][mode]  # type: ignore[assignment]
    if (folder / "fields.json").exists():
        of_fields = json.loads((folder / "fields.json").read_text())
        folds = {**folds, **of_fields["folds"]}
        for each in (authors, published, title):
            each.load_weights = lambda field: of_fields["weights"][str(current["fold"])][field]  # type: ignore[attr-defined]
    if (folder / "headline.json").exists():
        of_lines = json.loads((folder / "headline.json").read_text())
        headline.load_weights = lambda: of_lines[str(current["fold"])]  # type: ignore[assignment]
    loads = json.loads

    def watching(text: Any, *rest: Any, **more: Any) -> Any:
        value = loads(text, *rest, **more)
        if isinstance(value, dict) and "id" in value and value["id"] in folds:
            current["fold"] = folds[value["id"]]
        return value

    # The scorers read one page record after the other, parse it, and go on.
    json.loads = watching
    sys.argv = [str(scorer), *sys.argv[3:]]
    runpy.run_path(str(scorer), run_name="__main__")


if __name__ == "__main__":
    main()
