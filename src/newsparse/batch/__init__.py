"""Parse archives of pages on many processes: :func:`run_batch`."""

from newsparse.batch.inputs.sources import Failure, ReadOptions, Record
from newsparse.batch.options import BatchOptions, Summary
from newsparse.batch.run import BatchError, run_batch

__all__ = ["BatchError", "BatchOptions", "Failure", "ReadOptions", "Record", "Summary", "run_batch"]
