"""Archives of pages to rows of articles: WARC, WET, JSONL, folders, zip and tar in; Parquet and JSONL out."""

from newsparse.batch.inputs.sources import Failure, ReadOptions, Record
from newsparse.batch.options import BatchOptions, Summary
from newsparse.batch.run import BatchError, run_batch

__all__ = ["BatchError", "BatchOptions", "Failure", "ReadOptions", "Record", "Summary", "run_batch"]
