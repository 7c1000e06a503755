"""The words of one clause of a byline between two separators: each run holds a name, a post or an organisation."""

from __future__ import annotations

from attrs import define

from newsparse.fields.byline.clauses import Clause, is_stop
from newsparse.fields.byline.tokens import Token
from newsparse.fields.byline.vocabulary import Vocabulary
from newsparse.printed.names import is_suffix


@define(eq=False)
class Item:
    """The words between two separators."""

    tokens: list[Token]
    before: str
    """What stands before: "and", a mark, or nothing."""
    after: str = ""

    @property
    def key(self) -> str:
        """The words, lower case."""
        return " ".join(token.key for token in self.tokens)


def split_items(clause: Clause, words: Vocabulary) -> list[Item]:
    """Return the runs of words of *clause*; a nickname in marks and a suffix behind a comma belong to their name."""
    tokens = clause.tokens
    items = [Item([], "")]
    skipped = _marks_inside_names(tokens, words)
    for index, token in enumerate(tokens):
        if index in skipped:
            continue
        joins = _joins(tokens, index, items[-1], words)
        if joins or token.kind != "word" or _ends(token, items[-1], words):
            kind = "and" if joins else token.text if token.kind == "mark" else token.kind
            items[-1].after = items[-1].after or kind
            if items[-1].tokens:
                items.append(Item([], kind))
            elif items[-1].before != "and":
                items[-1].before = kind
        else:
            items[-1].tokens.append(token)
    return [item for item in items if item.tokens]


def _joins(tokens: list[Token], index: int, item: Item, words: Vocabulary) -> bool:
    """Return whether a token joins two authors; "e" and "y" in "Anna da Silva e Souza" do not."""
    token = tokens[index]
    if token.text == "&":
        return True
    if token.kind != "word" or token.key not in words.joiners:
        return False
    if token.text.isupper():
        return len(token.key) > 1
    return not token.text[:1].isupper() and not _goes_on(tokens, index, item, words)


def _goes_on(tokens: list[Token], index: int, item: Item, words: Vocabulary) -> bool:
    """Return whether a joiner that is a particle too leads to one more surname of the name before it."""
    following = [token for token in tokens[index + 1 : index + 3] if token.kind == "word"]
    return (
        tokens[index].key in words.particles
        and len(item.tokens) > 1
        and len(following) == 1
        and tokens[index + 1].kind == "word"
        and following[0].text[:1].isupper()
        and following[0].key not in words.first_names
        and following[0].key not in words.outlets
    )


def _ends(token: Token, item: Item, words: Vocabulary) -> bool:
    """Return whether a word ends the name before it: "Anna Kerr In", "ANNA KERR FOR"."""
    if is_stop(token, words) or (token.text.isupper() and token.key in words.zones):
        return True
    printed = token.text.istitle() or (token.text.isupper() and len(token.text) > 1)
    return len(item.tokens) > 1 and printed and token.key in words.ends


def _marks_inside_names(tokens: list[Token], words: Vocabulary) -> set[int]:
    """Return the indexes of the marks that stand inside a name: around a nickname, and before a suffix."""
    found: set[int] = set()
    for index, token in enumerate(tokens):
        if token.kind != "mark" or not 0 < index < len(tokens) - 1 or tokens[index - 1].kind != "word":
            continue
        if token.text == "," and is_suffix(tokens[index + 1].text, words.names):
            found.add(index)
        close = _CLOSERS.get(token.text)
        if close is not None and (end := _nickname_end(tokens, index, close, words)) is not None:
            found |= {index, end}
    return found


_CLOSERS = {'"': '"', "“": "”", "„": "“", "«": "»", "(": ")", "‘": "’"}
_LONGEST_NICKNAME = 3
"""Words."""


def _nickname_end(tokens: list[Token], index: int, close: str, words: Vocabulary) -> int | None:
    """Return the index of the mark that closes the nickname opened at *index*; a surname follows it."""
    for end in range(index + 2, min(index + 2 + _LONGEST_NICKNAME, len(tokens) - 1)):
        if tokens[end].text != close:
            continue
        inside, behind = tokens[index + 1 : end], tokens[end + 1]
        names = [tokens[index - 1], *inside, behind]
        if any(each.kind != "word" or not each.text[:1].isupper() for each in names):
            return None
        if behind.key in words.posts or any(each.key in words.agencies for each in inside):
            return None
        if close == ")" and any(each.key in words.posts for each in inside):
            return None
        return None if words.places.is_place(" ".join(each.key for each in inside)) else end
    return None
