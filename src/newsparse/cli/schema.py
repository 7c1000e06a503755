"""The command ``newsparse schema``."""

from __future__ import annotations

import argparse

from newsparse.schema import read_schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``newsparse schema``."""
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Print the JSON Schema of a record."""
    print(read_schema(), end="")
    return 0
