"""
Clean a folder of scraped pages for a text corpus, and account for every character that was left out.

    python examples/clean_a_corpus.py [FOLDER [OUT_FOLDER]]

With OUT_FOLDER, writes the text of each article there, one ``.txt`` per page.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

import newsparse
from newsparse.model import TEXT_ROLES

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pages"
OUT = Path(sys.argv[2]) if len(sys.argv) > 2 else None


def main() -> None:
    """Print what was kept of each page, then what was removed: by role, with a line to judge by."""
    kept: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    examples = defaultdict(list)

    print(f"{'page':<22} {'kept':>6} {'removed':>8}  least sure of")
    for path in sorted(FOLDER.iterdir()):
        article = newsparse.parse(path.read_bytes())
        for block in article.blocks:
            if block.role in TEXT_ROLES:
                kept[path.name] += len(block.text)
            else:
                removed[path.name] += len(block.text)
                removed[f"role {block.role}"] += len(block.text)
                examples[block.role].append(block.text)
        doubtful = min(article.blocks, key=lambda block: block.score)
        print(
            f"{path.name:<22} {kept[path.name]:>6} {removed[path.name]:>8}  "
            f"{doubtful.role} {doubtful.score:.2f}: {doubtful.text[:44]}"
        )
        if OUT:
            OUT.mkdir(parents=True, exist_ok=True)
            (OUT / path.with_suffix(".txt").name).write_text(article.text + "\n", encoding="utf-8")

    print("\nremoved, by role")
    for role in sorted(examples, key=lambda role: -removed[f"role {role}"]):
        line = min(examples[role], key=lambda text: abs(len(text) - 40))  # one of a length that fits here
        print(f"{removed[f'role {role}']:>6} characters  {len(examples[role]):>3} × {role:<11} such as: {line[:60]}")


if __name__ == "__main__":
    main()
