"""What the blocks that stand in the same container, or look the same, make of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cython

if TYPE_CHECKING:
    from newsparse.label.features.block import BlockFeatures, PageFeatures
    from newsparse.label.features.columns import FeatureRows
    from newsparse.label.features.context import Context
else:
    from cython.cimports.newsparse.label.features.block import BlockFeatures, PageFeatures
    from cython.cimports.newsparse.label.features.columns import FeatureRows
    from cython.cimports.newsparse.label.features.context import Context

_ROOM = 24
"""More features than a group has."""


@cython.final
@cython.no_gc
@cython.cclass
class _Group:
    """Blocks that belong together, and what they add up to."""

    count: cython.double
    probability: cython.double
    weight: cython.double
    length: cython.double
    linked: cython.double

    @cython.cfunc
    def take(
        self, probability: cython.double, weight: cython.double, length: cython.double, linked: cython.double
    ) -> cython.int:
        """Add one block."""
        self.count += 1.0
        self.probability += probability
        self.weight += weight
        self.length += length
        self.linked += linked
        return 0


@cython.cfunc
def _group(groups: dict[int, _Group], number: object) -> _Group:
    found: _Group = groups.get(number)
    if found is None:
        found = groups[number] = _Group.__new__(_Group)
    return found


@cython.cfunc
def _heaviest(groups: dict[int, _Group]) -> _Group:
    best: _Group = None
    each: _Group
    for each in groups.values():
        if best is None or each.weight > best.weight:
            best = each
    return best


@cython.cfunc
def group_rows(features: PageFeatures, context: Context, first: cython.double[::1]) -> FeatureRows:
    """
    Return the features of each distinct hint that it has from its containers, its ``article`` and its shape.

    Args:
        features: What is plain to see of each block.

        context: Of the same blocks.

        first: The first stage's probability that each block is body, 0 to 1.
    """
    containers: dict[int, _Group] = {}
    outers: dict[int, _Group] = {}
    shapes: dict[int, _Group] = {}
    articles: dict[int, _Group] = {}
    of_hint: list[tuple[_Group, _Group, _Group, _Group]] = []
    container: _Group
    outer: _Group
    shape: _Group
    article: _Group
    each: BlockFeatures
    i: cython.Py_ssize_t
    length: cython.double
    total: cython.double = context.total
    for hint in features.hints:
        of_hint.append(
            (
                _group(containers, hint.container),
                _group(outers, hint.outer),
                _group(shapes, hint.shape),
                _group(articles, hint.article),
            )
        )
    for i in range(len(features.blocks)):
        each = features.blocks[i]
        container, outer, shape, article = of_hint[each.hint_number]
        length = each.text.length
        container.take(first[i], context.weights[i], length, length * each.link_density)
        outer.take(first[i], context.weights[i], length, length * each.link_density)
        shape.take(first[i], context.weights[i], length, length * each.link_density)
        article.take(first[i], context.weights[i], length, length * each.link_density)
    main: _Group = _heaviest(containers)
    main_outer: _Group = _heaviest(outers)
    main_article: _Group = _heaviest(articles)
    rows: FeatureRows = FeatureRows(len(of_hint), _ROOM)
    for i in range(len(of_hint)):
        container, outer, shape, article = of_hint[i]
        rows.start(i)
        rows.add("mean of its container", container.probability / container.count)
        rows.add("mean of the outer container", outer.probability / outer.count)
        rows.add("mean of its shape", shape.probability / shape.count)
        rows.add("blocks of its shape", min(shape.count, 30.0))
        rows.add("in the main container", container is main)
        rows.add("in the main outer container", outer is main_outer)
        rows.add("share of the body in its container", container.weight / total)
        rows.add("size of its container", min(container.count, 60.0))
        rows.add("linked share of its container", container.linked / (container.length or 1.0))
        rows.add("linked share of its shape", shape.linked / (shape.length or 1.0))
        rows.add("mean length of its shape", shape.length / shape.count)
        rows.add("likely text of its container", container.weight / (container.length or 1.0))
        rows.add("likely text of the outer container", outer.weight / (outer.length or 1.0))
        rows.add("likely text of its shape", shape.weight / (shape.length or 1.0))
        rows.add("share of the body in its shape", shape.weight / total)
        rows.add("mean length of its container", container.length / container.count)
        rows.add("mean length of the outer container", outer.length / outer.count)
        rows.add("linked share of the outer container", outer.linked / (outer.length or 1.0))
        rows.add("in the main article", article is main_article)
        rows.add("share of the body in its article", article.weight / total)
        rows.add("likely text of its article", article.weight / (article.length or 1.0))
        rows.add("articles of the page", min(len(articles), 30))
        rows.finish()
    return rows
