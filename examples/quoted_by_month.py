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
    months = sorted({month for month, _, _ in rows})
    counts = {speaker: dict.fromkeys(months, 0) for _, speaker, _ in rows}
    for month, speaker, quotes in rows:
        counts[speaker][month] = quotes
    figure, axes = plt.subplots(figsize=(9, 4.5), layout="constrained")
    for speaker, by_month in sorted(counts.items(), key=lambda each: -sum(each[1].values())):
        print(
            f"{speaker:30} {sum(by_month.values()):6}  {' '.join(f'{month}: {n}' for month, n in by_month.items() if n)}"
        )
        axes.plot(months, [*by_month.values()], marker="o", label=speaker)
    axes.set(title="Quoted most, by month", xlabel="month of publication", ylabel="quotes")
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False, fontsize="small")
    figure.savefig(picture, dpi=150)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
