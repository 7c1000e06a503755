"""The block elements that are open where the walk stands, and the hints they give to lines, compiled: :class:`OpenBlocks`."""

import cython
from attrs import evolve
from cython.cimports.newsparse.source.html.names import split_words

from newsparse.model import NO_HINT, Factory, Hint
from newsparse.source.html import tags as known
from newsparse.source.html.context import CONSENT_FREE, consent_names, inside_of, is_consent
from newsparse.source.html.visibility import HIDDEN_IDS, HIDDEN_PARTS, is_hidden, names_hidden

# Marks of a context, one bit each, as known.BITS numbers them.
_HIDDEN = cython.declare(cython.ulonglong, 1 << known.BITS["hidden"])
_ARTICLE_BODY = cython.declare(cython.ulonglong, 1 << known.BITS["articlebody"])
_CONSENT = cython.declare(cython.ulonglong, 1 << known.BITS["consent"])

_new_hint: object = Factory(Hint)
_CONSENT_NAMES: dict = consent_names()
_CONTEXTS_KEPT = 64
"""Number of contexts that are looked up again; elements near each other have equal ones."""
_HINTS_KEPT = 1024
"""Number of hints that are looked up again."""
_SHAPES_KEPT = 20_000
"""Number of shapes of elements that are compared with later ones."""
_CLASSES_KEPT = 1024
"""Number of class attributes that are looked up again."""
_TAGS_KEPT = 1024
"""Number of a page's own tag names that are looked up again."""
_LONGEST_NAME = 200
"""Characters of an element's classes, its id and the like that are read; some frameworks write thousands."""
_LONGEST_TAG = 60
"""Characters of a tag name that are kept."""


@cython.final
@cython.no_gc
@cython.cclass
class Tag:
    """How elements of one name are walked."""

    name: str
    kind: cython.int
    """``BLOCK``, ``LINK`` …, as :mod:`newsparse.source.html.tags` numbers them."""
    bit: cython.ulonglong
    """Its bit among the marks of a context; 0 for most."""
    of_prose: cython.bint
    of_story: cython.bint
    separate: cython.bint
    markdown: str
    """Its name in Markdown; ``None`` for most."""

    def __init__(self, name: str) -> None:
        self.name = name[:_LONGEST_TAG]
        self.kind = known.KINDS.get(name, known.CUSTOM if "-" in name else known.PLAIN)
        self.bit = (1 << known.BITS[name]) if name in known.CONTEXT_TAGS or name in known.INLINE_CONTEXT_TAGS else 0
        self.of_prose = name in known.PROSE_TAGS
        self.of_story = name in known.STORY_TAGS
        self.separate = name in known.SEPARATE_TAGS
        self.markdown = known.MARKDOWN.get(name)


_TAGS: dict[str, Tag] = {name: Tag(name) for name in known.NAMES}
"""Tags that most pages have; the other ones are kept by page."""


@cython.final
@cython.no_gc
@cython.cclass
class ClassNames:
    """What a class attribute says of its element."""

    words: tuple
    hidden: cython.bint
    """Whether it hides it."""

    def __init__(self, classes: str, words: dict) -> None:
        self.words = split_words(classes[:_LONGEST_NAME], words)
        self.hidden = False
        for part in HIDDEN_PARTS:
            if part in classes:
                self.hidden = names_hidden(classes)
                break


@cython.final
@cython.no_gc
@cython.cclass
class ElementContext:
    """
    The context a block element gives to the lines inside it.

    Elements with the same tag, names and parent context share one instance.
    """

    tag: Tag
    number: cython.int
    """Contexts of a page are numbered from 0."""
    words: tuple
    """Class and id words of the element."""
    inside: cython.ulonglong
    """The marks and elements it stands in, one bit each."""
    depth: cython.int
    figure: cython.int
    article: cython.int
    path: str
    """The last six element names down to it; ``None`` until a line needs it."""
    words_around: tuple
    """Its own words and those of the two elements around it; ``None`` until a line needs them."""
    shape: cython.int
    """Equal for equal path and words; 0 until a line needs it."""


@cython.final
@cython.no_gc
@cython.freelist(64)
@cython.cclass
class OpenBlock:
    """An open block element; ``node`` is ``None`` for the page itself."""

    node: object
    context: ElementContext
    number: cython.int


@cython.final
@cython.cclass
class OpenBlocks:
    """The block elements that are open, and the hints they have given to lines."""

    hints: list[Hint]
    """The hints of the page so far, by number."""
    innermost: OpenBlock
    """The element in which the walk stands."""
    marked: object
    """The elements that have attributes worth reading beside class and id."""
    scriptless: cython.bint
    """Whether an element was met that shows without scripts only."""

    def __init__(self) -> None:
        self.hints = [NO_HINT]
        self.marked = ()
        self.scriptless = False
        self._known_hints, self._hidden_hints, self._class_names = {}, {}, {}
        self._tags, self._words, self._contexts, self._shapes, self._paths = {}, {}, {}, {}, {}
        self._context_count = self._shape_count = 0
        self._number = 1
        root = OpenBlock()
        root.context = self._new_context(_TAGS[""], None, ())
        root.number = 1
        self.innermost, self._open = root, [root]

    @cython.cfunc
    def forget(self) -> object:
        """Let go of the document, and of what is of use during a walk only."""
        self._contexts.clear()
        self._known_hints.clear()
        self.marked = ()

    @cython.cfunc
    def tag_of(self, name: str) -> Tag:
        """Return how elements of a name are walked."""
        tag = _TAGS.get(name)
        if tag is None:
            tag = self._tags.get(name)
            if tag is None:
                if len(self._tags) >= _TAGS_KEPT:
                    self._tags.clear()
                tag = self._tags[name] = Tag(name)
        return tag

    @cython.cfunc
    def open(self, node: object, tag: Tag, veiled: cython.bint) -> object:
        """Enter a block element; *veiled* if it stands in a hidden inline element."""
        self._number += 1
        block = OpenBlock()
        block.node, block.number = node, self._number
        block.context = self._context_of(node, tag, veiled)
        self.innermost = block
        self._open.append(block)

    @cython.cfunc
    def close(self) -> object:
        """Leave the innermost block element."""
        self._open.pop()
        self.innermost = self._open[len(self._open) - 1]

    @cython.cfunc
    def _context_of(self, node: object, tag: Tag, hidden: cython.bint) -> ElementContext:
        """Return the context of a block element that opens where the walk stands."""
        around: ElementContext = self.innermost.context
        context: ElementContext
        classes: str = node.attr("class")
        known: ClassNames = None if classes is None else self.class_names(classes)
        identity: str = None
        item: str = None
        role: str = None
        part: str = None
        if node in self.marked:
            identity = node.attr("id")
            if len(node.attrs) > (classes is not None) + (identity is not None):  # there are others
                item, role, part = node.attr("itemprop"), node.attr("role"), node.attr("data-testid")
                hidden = hidden or is_hidden(node)
            key = (around.number, tag.name, classes, hidden, identity, item, role, part)
        else:
            key = (around.number, tag.name, classes, hidden)
        found = self._contexts.get(key)
        if found is not None and tag.name not in ("figure", "article"):
            return found
        if identity or item or role or part:
            words = _element_words((classes, identity, item, role, part), self._words)
        else:
            words = () if known is None else known.words
        context = self._new_context(tag, around, words)
        context.inside |= _marks_of(item, role)
        if hidden or (known is not None and known.hidden) or identity in HIDDEN_IDS:
            context.inside |= _HIDDEN
        if tag.name not in CONSENT_FREE:
            for word in context.words:
                if word in _CONSENT_NAMES and is_consent(word, context.words):
                    context.inside |= _CONSENT
        if tag.name == "noscript":
            self.scriptless = True
        if len(self._contexts) == _CONTEXTS_KEPT:
            self._contexts.clear()
            self._known_hints.clear()
        self._contexts[key] = context
        return context

    @cython.cfunc
    def class_names(self, classes: str) -> ClassNames:
        """Return what a class attribute says; elements of one page have the same few."""
        names = self._class_names.get(classes)
        if names is None:
            names = ClassNames(classes, self._words)
            if len(classes) <= _LONGEST_NAME:
                if len(self._class_names) >= _CLASSES_KEPT:
                    self._class_names.clear()
                self._class_names[classes] = names
        return names

    @cython.cfunc
    def _new_context(self, tag: Tag, around: ElementContext | None, words: tuple) -> ElementContext:
        context = ElementContext()
        context.tag, context.words, context.number = tag, words, self._context_count
        self._context_count += 1
        context.shape = 0
        if around is None:
            context.inside = 0
            context.depth = context.figure = context.article = 0
        else:
            context.inside = around.inside | tag.bit
            context.depth = around.depth + 1
            context.figure = self._number if tag.name == "figure" else around.figure
            context.article = self._number if tag.name == "article" else around.article
        return context

    @cython.cfunc
    def hint(self, names: str, telling: cython.ulonglong) -> object:
        """
        Return the hint of a line in the innermost block element.

        Args:
            names: The names of the inline elements that make up the line.

            telling: The bits of their tags.
        """
        context: ElementContext = self.innermost.context
        container: cython.int = self._number_of(1)
        key = (context.number, container, names, telling)
        hint = self._known_hints.get(key)
        if hint is None:
            if not context.shape:
                self._complete(context)
            if len(self._known_hints) == _HINTS_KEPT:
                self._known_hints.clear()
            hint = self._known_hints[key] = _new_hint(  # in the order of its fields
                context.tag.name,
                context.path,
                split_words(names, self._words) + context.words_around if names else context.words_around,
                inside_of(context.inside | telling),
                container,
                self._number_of(2),
                context.figure,
                context.shape,
                context.depth,
                context.article,
                len(self.hints),
            )
            self.hints.append(hint)
        return hint

    @cython.cfunc
    def _number_of(self, above: cython.Py_ssize_t) -> cython.int:
        """Return the number of the element so many above the innermost one, or of the page."""
        block: OpenBlock = self._open[max(0, len(self._open) - 1 - above)]
        return block.number

    @cython.cfunc
    def _complete(self, context: ElementContext) -> object:
        """Set what only contexts with lines need: path, words around and shape."""
        block: OpenBlock
        words: tuple = ()
        above: list = self._open[-6:]
        path: str = "/".join([block.context.tag.name for block in above if block.node is not None])
        if len(self._paths) >= _SHAPES_KEPT:
            self._paths.clear()
        context.path = self._paths.setdefault(path, path)
        for block in reversed(above[-3:]):
            words += block.context.words
        context.words_around = words
        shape = self._shapes.get((path, context.words))
        if shape is None:
            if len(self._shapes) >= _SHAPES_KEPT:
                self._shapes.clear()
            self._shape_count += 1
            shape = self._shapes[context.path, context.words] = self._shape_count
        context.shape = shape

    @cython.cfunc
    def hidden(self, hint: object) -> object:
        """Return *hint* with the mark of hidden text."""
        if "hidden" in hint.inside:
            return hint
        found = self._hidden_hints.get(hint.number)
        if found is None:
            found = evolve(hint, inside=hint.inside | {"hidden"}, number=len(self.hints))
            if len(self._hidden_hints) == _HINTS_KEPT:
                self._hidden_hints.clear()
            self._hidden_hints[hint.number] = found
            self.hints.append(found)
        return found


@cython.cfunc
def _element_words(names: tuple, words: dict) -> tuple:
    """Return the words of an element's classes, id and the like."""
    name: str
    joined: str = None
    for name in names:
        if name:
            joined = name[:_LONGEST_NAME] if joined is None else joined + " " + name[:_LONGEST_NAME]
    return () if joined is None else split_words(joined, words)


@cython.cfunc
@cython.exceptval(check=True)
def _marks_of(item: str | None, role: str | None) -> cython.ulonglong:
    """Return the bits of an item property and an ARIA role."""
    found: cython.ulonglong = 0
    if item is not None and "articleBody" in item:
        found |= _ARTICLE_BODY
    if role in known.LANDMARKS:
        found |= cython.cast(cython.ulonglong, 1) << cython.cast(cython.int, known.BITS[known.LANDMARKS[role]])
    return found
