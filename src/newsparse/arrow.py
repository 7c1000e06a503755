"""Arrow batches of pages to Arrow batches of articles: the kernel that every engine that speaks Arrow can call."""

from newsparse.integrations.arrow import (
    Limits,
    PageColumns,
    arrow_schema,
    parse_batch,
    parse_batches,
    plan_columns,
    result_schema,
    to_article,
)

__all__ = [
    "Limits",
    "PageColumns",
    "arrow_schema",
    "parse_batch",
    "parse_batches",
    "plan_columns",
    "result_schema",
    "to_article",
]
