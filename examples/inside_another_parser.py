"""Use the single-part functions inside a parser of your own: ``python examples/inside_another_parser.py``."""

import newsparse

# What a hand-written scraper of one site might hold in its hands.
SCRAPED = {
    "byline": "By Morag Ellery, Islands Correspondent, and Tomás Quill",
    "stamp": "Published 12 March 2024, 21:40 GMT",
    "caption": "The Kestrel takes on its last passengers. (Photo by Ines Halloran/Courier Pictures)",
    "body": (
        "SKERRA, March 12 (Reuters) - “We are an island,” said Ailsa Brodie, who has chaired the council since 2019. "
        "She called the boat “a necessity”."
    ),
}


def main() -> None:
    """Turn each scraped string into a value."""
    published = newsparse.parse_timestamp(SCRAPED["stamp"])
    print("authors  ", newsparse.parse_byline(SCRAPED["byline"]))
    print("published", published)
    print("caption  ", newsparse.parse_caption(SCRAPED["caption"]))
    print("dateline ", newsparse.parse_dateline(SCRAPED["body"], published=published and published.date()))
    for quote in newsparse.find_quotes(SCRAPED["body"]):
        print("quote    ", quote.speaker, quote.cue, repr(quote.text))


if __name__ == "__main__":
    main()
