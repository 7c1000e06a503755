"""
Count who is quoted over a folder of pages: how often, in how many words, and by which names.

    python examples/who_is_quoted.py [FOLDER]
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

import newsparse
from newsparse import QuoteKind

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pages"


def main() -> None:
    """Print a row for each speaker, most quoted first."""
    quoted: Counter[str] = Counter()
    words: Counter[str] = Counter()
    called = defaultdict(set)
    nobody = 0
    for path in sorted(FOLDER.iterdir()):
        for quote in newsparse.parse(path.read_bytes()).quotes:
            if quote.kind is QuoteKind.NOT_SPEECH:
                continue
            if quote.speaker is None:
                nobody += 1
                continue
            quoted[quote.speaker] += 1
            words[quote.speaker] += len(quote.text.split())
            called[quote.speaker].add(quote.speaker_text)

    print(f"{'quotes':>6} {'words':>6}  speaker")
    for speaker, count in sorted(quoted.items(), key=lambda row: (-row[1], row[0])):
        others = sorted(called[speaker] - {speaker, None})
        print(f"{count:>6} {words[speaker]:>6}  {speaker}", f"({', '.join(others)})" if others else "")
    print(f"{nobody:>6} quotes without a speaker")


if __name__ == "__main__":
    main()
