"""
Score pages with weights that never saw their publisher: ``python training/score_unseen.py FOLDS_FOLDER SCORER [OPTIONS]``.

FOLDS_FOLDER is what ``train_labels.py --folds`` wrote, and ``train_headline.py`` and ``train_fields.py --folds`` after
it; SCORER is a script that reads one page record after the other as JSON, with an ``id``, and parses each page with
``newsparse.parse_html`` or ``newsparse.parse_text`` before it reads the next.
"""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from folds import Folds

import newsparse


def main() -> None:
    """Run the scorer with a stand-in for newsparse that parses each page with the weights of its fold."""
    folds = Folds(Path(sys.argv[1]))
    scorer = sys.argv[2]
    last_record = ""
    loads = json.loads

    def parser() -> newsparse.Parser:
        return newsparse.Parser(models=folds.models_for(last_record))

    def watching(text: Any, *rest: Any, **more: Any) -> Any:
        nonlocal last_record
        value = loads(text, *rest, **more)
        if isinstance(value, dict) and str(value.get("id")) in folds.fold_of:
            last_record = value["id"]
        return value

    stand_in = ModuleType("newsparse")
    vars(stand_in).update(vars(newsparse))
    vars(stand_in).update(
        parse=lambda page, *, url=None: parser().parse(page, url=url),
        parse_html=lambda html, *, url=None: parser().parse_html(html, url=url),
        parse_text=lambda text, *, url=None: parser().parse_text(text, url=url),
    )
    sys.modules["newsparse"] = stand_in
    json.loads = watching
    sys.argv = [scorer, *sys.argv[3:]]
    runpy.run_path(scorer, run_name="__main__")


if __name__ == "__main__":
    main()
