"""
Who is quoted most, month by month: DuckDB over the Parquet that ``newsparse batch`` wrote, and a plot.

    newsparse batch archive.warc.gz -o articles.parquet
    python examples/quoted_by_month.py articles.parquet quoted.png

Needs duckdb and matplotlib.
"""

import sys
from pathlib import Path

import duckdb
import matplotlib as mpl

mpl.use("agg")
import matplotlib.pyplot as plt

QUOTED = """
WITH quoted AS (
    SELECT published[:7] AS month, unnest(quotes) AS quote
    FROM read_parquet(?)
    WHERE published IS NOT NULL
), people AS (
    SELECT month, quote.speaker AS speaker FROM quoted WHERE quote.speaker IS NOT NULL AND quote.kind <> 'not_speech'
), most AS (
    SELECT speaker FROM people GROUP BY speaker ORDER BY count(*) DESC, speaker LIMIT ?
)
SELECT month, speaker, count(*) AS quotes FROM people SEMI JOIN most USING (speaker) GROUP BY ALL ORDER BY month, speaker
"""


def main(articles: str, picture: str, people: int = 8) -> None:
    """Print the quotes a month of the people quoted most, and plot them."""
    files = f"{articles}/*.parquet" if Path(articles).is_dir() else articles
    rows = duckdb.execute(QUOTED, [files, people]).fetchall()
    if not rows:
        sys.exit(f"{articles}: no quote with a speaker in an article with a date of publication")
    months = months_between(min(month for month, _, _ in rows), max(month for month, _, _ in rows))
    counts = {speaker: dict.fromkeys(months, 0) for _, speaker, _ in rows}
    for month, speaker, quotes in rows:
        counts[speaker][month] = quotes
    table = {
        speaker: [*by_month.values()]
        for speaker, by_month in sorted(counts.items(), key=lambda each: -sum(each[1].values()))
    }
    for speaker, quotes in table.items():
        shown = " ".join(f"{month}: {number}" for month, number in zip(months, quotes, strict=True) if number)
        print(f"{speaker:30} {sum(quotes):6}  {shown}")
    plot(table, months, picture)


def months_between(first: str, last: str) -> list[str]:
    """Return all months from *first* to *last*, as in "2024-03"."""
    start, end = (12 * int(month[:4]) + int(month[5:]) - 1 for month in (first, last))
    return [f"{each // 12:04}-{each % 12 + 1:02}" for each in range(start, end + 1)]


def plot(table: dict[str, list[int]], months: list[str], picture: str) -> None:
    """Write a picture: a row for each speaker, a column for each month, darker where there are more quotes."""
    size = (3.2 + 0.62 * min(len(months), 24), 1.3 + 0.42 * len(table))
    figure, axes = plt.subplots(figsize=size, layout="constrained")
    most = max(map(max, table.values()))
    axes.imshow([*table.values()], cmap="Blues", vmin=0, vmax=most, aspect="auto")
    if len(months) <= 24:
        for row, quotes in enumerate(table.values()):
            for column, number in enumerate(quotes):
                color = "white" if number > 0.6 * most else "black"
                axes.text(column, row, f"{number or '·'}", ha="center", va="center", color=color, fontsize="small")
    step = 1 + len(months) // 25
    axes.set_xticks(range(0, len(months), step), months[::step], rotation=45, ha="right", rotation_mode="anchor")
    axes.set_yticks(range(len(table)), [f"{speaker} ({sum(quotes)})" for speaker, quotes in table.items()])
    axes.set_title("Quotes of the people quoted most, by month of publication", loc="right", fontsize="medium")
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    figure.savefig(picture, dpi=150)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
