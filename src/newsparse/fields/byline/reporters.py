"""Reporters of Chinese, Japanese and Korean pages."""

from __future__ import annotations

from newsparse.fields.byline.author import Author
from newsparse.model import Page
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.patterns import lazy


def find_reporters(page: Page, where: Span) -> list[Author]:
    """Return the reporters of Chinese, Japanese or Korean pages: the word for reporter tells the name beside it."""
    return [
        Author(collapse_whitespace(page.text[start:end]), Span(start, end), is_person=True)
        for match in _REPORTER.finditer(page.folded, where.start, where.end)
        for start, end in match.spans(match.lastgroup or 0)
    ]


_REPORTER = lazy(
    r"""(?x)
    (?<![\p{Hangul}])(?P<korean>[\p{Hangul}]{2,4})[ ]?(?:기자|특파원|논설위원|앵커|칼럼니스트)(?!\p{Hangul})
  | (?:记者|記者|作者|撰文|撰稿人?|文|通讯员|見習記者|实习生)[ ]?[:/|・ ][ ]{0,2}(?P<chinese>[\p{Han}·]{2,8})(?![\p{Han}])
      (?:[ ,、/](?!报道|報導|報道|摄影|攝影|编辑|摄制)(?P<chinese>\p{Han}{2,3})(?!\p{Han})){0,4}
  | (?<![\p{Han}\p{Katakana}\p{Hiragana}])(?P<japanese>\p{Han}{2,6}[ ]?[\p{Han}\p{Katakana}\p{Hiragana}]{0,5})(?<!本報|本报)(?:記者|编辑部记者)(?!\p{Han})
    """
)
