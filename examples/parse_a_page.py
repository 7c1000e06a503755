"""Parse a page and print what was found: ``python examples/parse_a_page.py [PAGE]``."""

import sys
from pathlib import Path

import newsparse
from newsparse.example import EXAMPLE_URL, read_example


def main() -> None:
    """Read the page named on the command line, or the bundled one."""
    if len(sys.argv) > 1:
        article = newsparse.parse(Path(sys.argv[1]).read_bytes())
    else:
        article = newsparse.parse(read_example(), url=EXAMPLE_URL)

    print("title     ", article.title)
    print("standfirst", article.standfirst)
    print("by        ", ", ".join(article.authors))
    print("published ", article.published)
    print("modified  ", article.modified)
    print("dateline  ", article.dateline and article.dateline.text)
    for caption in article.captions:
        print("caption   ", f"{caption.text} [{caption.credit}]")
    for quote in article.quotes:
        print("quote     ", f"{quote.speaker or '?'} ({quote.cue or '–'}): {quote.text}")
    print()
    print(article.text)


if __name__ == "__main__":
    main()
