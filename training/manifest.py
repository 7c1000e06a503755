"""
Compare a data folder with the data that the shipped weights were learned from: ``python training/manifest.py DATA_FOLDER``.

``manifest.json`` names each file of the data, its records and a checksum; ``--write`` writes it anew.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from pathlib import Path

MANIFEST = Path(__file__).with_name("manifest.json")
TABLES = ("html/index.jsonl", "text/pages.jsonl.gz", "quotes/train.jsonl", "quotes/dev.jsonl")

Description = dict[str, dict[str, str | int]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--write", action="store_true", help="write the manifest anew")
    chosen = options.parse_args()
    found = describe(chosen.data)
    if chosen.write:
        MANIFEST.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        return
    differences = compare(found)
    print("\n".join(differences) or "the data are those of the manifest")
    sys.exit(bool(differences))


def describe(data: Path) -> Description:
    """Return records and checksum of each table, and of all pages together."""
    described: Description = {}
    for name in TABLES:
        raw = (data / name).read_bytes()
        lines = (gzip.decompress(raw) if name.endswith(".gz") else raw).splitlines()
        described[name] = {"records": len(lines), "sha256": hashlib.sha256(raw).hexdigest()}
    pages = sorted((data / "html/pages").rglob("*.gz"))
    digest = hashlib.sha256()
    for page in pages:
        digest.update(page.relative_to(data).as_posix().encode() + hashlib.sha256(page.read_bytes()).digest())
    described["html/pages"] = {"records": len(pages), "sha256": digest.hexdigest()}
    return described


def compare(found: Description) -> list[str]:
    """Return a sentence for each difference from the manifest."""
    known: Description = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return [
        f"{name}: {found.get(name, {}).get('records', 'no')} records, the shipped weights saw {known[name]['records']}"
        + (" of other content" if found.get(name, {}).get("records") == known[name]["records"] else "")
        for name in known
        if found.get(name) != known[name]
    ]


if __name__ == "__main__":
    main()
