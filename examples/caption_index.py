"""
Index the pictures of a folder of pages: who made them, what they show, where they were printed.

    python examples/caption_index.py [FOLDER]
"""

import sys
from collections import defaultdict
from pathlib import Path

import newsparse

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pages"


def main() -> None:
    """Print the index of photographers, then that of agencies."""
    pictures = defaultdict(list)
    agencies = defaultdict(set)
    for path in sorted(FOLDER.iterdir()):
        for caption in newsparse.parse(path.read_bytes()).captions:
            name = caption.photographer or caption.agency or "(no credit)"
            pictures[name].append((path.name, caption.text or "(a credit alone)"))
            if caption.agency:
                agencies[caption.agency].add(name)

    for name in sorted(pictures):
        print(name)
        for page, text in pictures[name]:
            print(f"    {page:<20} {text}")
    print()
    for agency in sorted(agencies):
        print(f"{agency}: {', '.join(sorted(agencies[agency]))}")


if __name__ == "__main__":
    main()
