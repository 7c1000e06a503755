"""Parquet in folders, one for each host or date, as ``host=example.org/part-00000.parquet``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Final
from urllib.parse import quote

from attrs import frozen

from newsparse.batch.outputs.parquet import ParquetOutput
from newsparse.text.address import host

_NONE: Final = "__HIVE_DEFAULT_PARTITION__"
"""What Hive, Spark, DuckDB and Arrow take for no value."""
_LONGEST: Final = 200
_OURS: Final = re.compile(r"(host|date)=[^/]+/part-\d{5,}\.parquet")


@frozen
class PartitionedParquet(ParquetOutput):
    """Parts are Parquet; joined they become a folder."""

    one_is_all: ClassVar = False
    by: str = "host"
    """One of :data:`newsparse.batch.outputs.PARTITIONS`."""

    def wrote(self, path: Path) -> bool:
        """Return whether *path* is a folder that holds nothing but partitions."""
        if not path.is_dir():
            return False
        files = [each.relative_to(path).as_posix() for each in path.rglob("*") if not each.is_dir()]
        return all(_OURS.fullmatch(name) for name in files)

    def join(self, parts: Sequence[Path], path: Path) -> None:
        """Write the rows of *parts* to folders in *path*: one file for each row group and partition."""
        import pyarrow as pa  # noqa: PLC0415  an extra
        import pyarrow.parquet as pq  # noqa: PLC0415  an extra

        path.mkdir()
        number = 0
        for part in parts:
            with pq.ParquetFile(part) as file:
                for group in range(file.num_row_groups):
                    table = file.read_row_group(group)
                    keys = self._keys(table)
                    for key in dict.fromkeys(keys):
                        folder = path / f"{self.by}={quote(key, safe='')[:_LONGEST]}"
                        folder.mkdir(exist_ok=True)
                        chosen = table.filter(pa.array([each == key for each in keys], pa.bool_()))
                        pq.write_table(chosen, folder / f"part-{number:05d}.parquet", compression="zstd")
                    number += 1

    def _keys(self, table: Any) -> list[str]:
        """Return the partition of each row."""
        if self.by == "date":
            return [(value or _NONE)[:10] if value else _NONE for value in table.column("published").to_pylist()]
        names = [name for name in ("url", "record_url") if name in table.column_names]
        addresses = zip(*(table.column(name).to_pylist() for name in names), strict=True)
        return [next(filter(None, map(host, filter(None, row))), _NONE) for row in addresses]
