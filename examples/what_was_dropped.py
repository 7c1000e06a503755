"""Walk the blocks of a page and print what is not the article's text, and why: ``python examples/what_was_dropped.py``."""

from newsparse.example import read_example
from newsparse.model import BODY_ROLES
from newsparse.pipeline import explain_page


def main() -> None:
    """Print each block outside the body with its role and the strongest reason for it."""
    explanation = explain_page(read_example("text"))
    kept = 0
    for block, reasons in zip(explanation.article.blocks, explanation.reasons, strict=True):
        if block.role in BODY_ROLES:
            kept += 1
            continue
        why = reasons.signals[0].name if reasons.signals else "nothing speaks for another role"
        print(f"{block.role:<11} {block.score:4.2f}  {block.text[:50]:<50}  {why}")
    print(f"{kept} blocks kept as body")


if __name__ == "__main__":
    main()
