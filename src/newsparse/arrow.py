"""Arrow batches of pages to Arrow batches of articles: the kernel that every engine that speaks Arrow can call."""

from newsparse.integrations.arrow import (
    PageColumns,
    WorkLimits,
    arrow_schema,
    parse_batch,
    parse_batches,
    plan_columns,
    result_schema,
    to_article,
)

__all__ = [
    "PageColumns",
    "WorkLimits",
    "arrow_schema",
    "parse_batch",
    "parse_batches",
    "plan_columns",
    "result_schema",
    "to_article",
]
