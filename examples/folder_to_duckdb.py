"""
Put a folder of pages into a DuckDB database and ask it questions (needs ``pip install duckdb``).

    python examples/folder_to_duckdb.py [FOLDER [DATABASE]]
"""

import sys
from pathlib import Path

import newsparse

try:
    import duckdb
except ImportError:
    print("skipped: needs duckdb (pip install duckdb)")
    sys.exit()

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pages"
DATABASE = sys.argv[2] if len(sys.argv) > 2 else ":memory:"

TABLES = """
create or replace table article (page text primary key, title text, language text, authors text[],
                                 published timestamp, place text, words integer, body text);
create or replace table quote (page text, speaker text, words text, cue text);
"""
QUESTIONS = {
    "Articles, newest first": "select page, language, published, title from article order by published desc nulls last, page",
    "Who says most": "select speaker, count(*) as quotes, sum(length(words)) as characters"
    " from quote where speaker is not null group by speaker order by characters desc limit 5",
    "Quoted words per hundred words of text": "select page, round(100.0 * sum(len(split(q.words, ' '))) / any_value(a.words), 1)"
    " as share from quote q join article a using (page) group by page order by share desc, page",
}


def main() -> None:
    """Fill the tables and print the answers."""
    database = duckdb.connect(DATABASE)
    database.execute(TABLES)
    for path in sorted(FOLDER.iterdir()):
        article = newsparse.parse(path.read_bytes())
        place = article.dateline.places[0] if article.dateline and article.dateline.places else None
        published = article.published and article.published.replace(tzinfo=None)  # as printed, without its zone
        database.execute(
            "insert into article values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                path.name,
                article.title,
                article.language,
                list(article.authors),
                published,
                place,
                len(article.text.split()),
                article.text,
            ],
        )
        for quote in article.quotes:
            if quote.kind != "not_speech":
                database.execute(
                    "insert into quote values (?, ?, ?, ?)", [path.name, quote.speaker, quote.text, quote.cue]
                )

    for question, query in QUESTIONS.items():
        print(question)
        result = database.execute(query)
        print("   ", " | ".join(column[0] for column in result.description))
        for row in result.fetchall():
            print("   ", " | ".join("–" if value is None else str(value) for value in row))
        print()


if __name__ == "__main__":
    main()
