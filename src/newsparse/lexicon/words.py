"""The sections of a lexicon: which word lists a language file may hold, and what each is for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from newsparse.text.keys import comparison_key

_NONE: Mapping[str, str] = MappingProxyType({})


class WordLists:
    """
    Lists of words by name: a class holds an empty one under each name, its values those that there are.

    Args:
        lists: Sets of words, or tables from words to what they mean.
    """

    def __init__(self, **lists: Collection[str]) -> None:
        self.__dict__.update(lists)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name}: word lists do not change")

    @classmethod
    def empty(cls) -> dict[str, Collection[str]]:
        """Return the lists that there may be, empty, by name."""
        return {name: getattr(cls, name) for name in cls.__annotations__}


class CommonWords(WordLists):
    """Words that more than one step uses."""

    stop: frozenset[str] = frozenset()
    """The commonest words of running prose; they identify the language, and distinguish prose from menus."""


class LabelWords(WordLists):
    """Words that indicate the role of a block."""

    related: frozenset[str] = frozenset()
    """Lines, or openings of lines, that lead to other stories: "editor picks", "read more"."""
    promo: frozenset[str] = frozenset()
    """Openings of sign-up, subscription and support appeals."""
    share: frozenset[str] = frozenset()
    """Words of share bars: "facebook", "copy link"."""
    navigation: frozenset[str] = frozenset()
    """Words of menus: "home", "sign in"."""
    comment: frozenset[str] = frozenset()
    """Headings and counters of comment sections."""
    footer: frozenset[str] = frozenset()
    """Openings of copyright and imprint lines."""
    walls: frozenset[str] = frozenset()
    """Words of pages that stand in place of a story: "access denied"."""
    paywalls: frozenset[str] = frozenset()
    """Openings of the line that ends a story for readers who do not pay: "to continue reading"."""

    def is_paywall(self, key: str) -> bool:
        """Return whether a line ends a story for readers who do not pay, by its comparison key; numbers do not count."""
        line = " ".join([word for word in key.split() if not word.isdigit()])
        return line.startswith(_keys_of(self.paywalls))


@cache
def _keys_of(phrases: frozenset[str]) -> tuple[str, ...]:
    return tuple(map(comparison_key, phrases))


class BylineWords(WordLists):
    """Words of bylines."""

    openers: frozenset[str] = frozenset()
    """What stands before an author: "by", "words by"."""
    others: frozenset[str] = frozenset()
    """What stands before someone who is no author: "photographs by", "edited by"."""
    updaters: frozenset[str] = frozenset()
    """What stands before who only updated the story: "updated by"."""
    joiners: frozenset[str] = frozenset()
    """What joins two authors: "and"."""
    roles: frozenset[str] = frozenset()
    """Words of posts, behind a name: "reporter", "senior"."""
    desks: frozenset[str] = frozenset()
    """Subjects and desks, between a name and a post: "politics"."""
    outlets: frozenset[str] = frozenset()
    """Words in names of papers, agencies and desks: "times", "redaktion"."""
    stops: frozenset[str] = frozenset()
    """Words that end a name: "in", "updated"."""
    articles: frozenset[str] = frozenset()
    """Articles that open the name of a paper: "the"."""
    nobody: frozenset[str] = frozenset()
    """What stands in an author's place and is no author: "admin"."""
    not_names: frozenset[str] = frozenset()
    """Last words of links and headings that look like names: "Older Article"."""
    reporters_before: frozenset[str] = frozenset()
    """Words for a reporter that stand right before the name, in scripts without blanks: "记者"."""
    reporters_behind: frozenset[str] = frozenset()
    """The same right behind the name: "기자"."""
    reporter_ranks: frozenset[str] = frozenset()
    """What stands between a name and such a word: "선임"."""
    our_papers: frozenset[str] = frozenset()
    """How a paper calls itself before such a word: "本报"."""
    reports: frozenset[str] = frozenset()
    """What ends such a byline: "报道"."""
    editors: frozenset[str] = frozenset()
    """Words for an editor, or for where a text comes from, before a name and a colon: "责任编辑"."""
    posted_behind: frozenset[str] = frozenset()
    """What stands right behind the name of an account: "发表于"."""


class TimestampWords(WordLists):
    """Words of timestamps."""

    months: Mapping[str, str] = _NONE
    """Month names and their short forms, to "1" … "12"."""
    jalali: Mapping[str, str] = _NONE
    """Months of the Solar Hijri calendar, to "1" … "12"."""
    doubtful: frozenset[str] = frozenset()
    """Months that another language gives the same name; no file lists them, the words of all languages together do."""
    weekdays: frozenset[str] = frozenset()
    """Days of the week and their short forms: "monday", "mon"."""
    published: frozenset[str] = frozenset()
    """What stands before the time of publication: "published", "first published"."""
    updated: frozenset[str] = frozenset()
    """What stands before the time of an update: "last modified", "stand"."""
    others: frozenset[str] = frozenset()
    """What stands before a time that is neither: "received", "archived"."""
    joiners: frozenset[str] = frozenset()
    """Small words between a date and its time, or inside a date: "at", "uhr"."""
    am: frozenset[str] = frozenset()
    """Before noon: "a.m."."""
    pm: frozenset[str] = frozenset()
    """After noon: "p.m."."""
    ago: frozenset[str] = frozenset()
    """What makes a span of time a relative stamp: "ago", "il y a"."""
    days: Mapping[str, str] = _NONE
    """Words for whole days, to their distance from today in days: "yesterday" to "-1"."""
    units: Mapping[str, str] = _NONE
    """Units of time beside a number, to seconds: "hours" to "3600"."""
    reading: frozenset[str] = frozenset()
    """Words of reading times and counters that share a line with a stamp: "min read"."""
    orders: frozenset[str] = frozenset()
    """How dates in numbers run where it is not day, month, year: "mdy", "ymd"."""


class DateWords(WordLists):
    """Words of dates that no single language owns."""

    months: Mapping[str, str] = _NONE
    """Months in English and in languages without a file of their own, to "1" … "12"."""
    doubtful: frozenset[str] = frozenset()
    """Months that differ by language where a full stop stands behind the day: "listopada"."""
    american: frozenset[str] = frozenset()
    """Words beside a date in numbers that is written with the month first: "updated"."""
    eras: Mapping[str, str] = _NONE
    """Eras that years are counted in, to the year before their first: "令和" to "2018"."""
    links: frozenset[str] = frozenset()
    """Small words between day, month and year: "de", "of"."""
    joiners: frozenset[str] = frozenset()
    """Small words between a date and its time, of languages without a file of their own: "u"."""
    am: frozenset[str] = frozenset()
    """Before noon, in languages without a file of their own: "pagi"."""
    pm: frozenset[str] = frozenset()
    """After noon, in languages without a file of their own: "petang"."""
    month_first: frozenset[str] = frozenset()
    """Tags of languages whose dates in numbers may have the month first: "en"."""
    ordinals: frozenset[str] = frozenset()
    """What is written onto the number of a day: "th"."""
    numbered: frozenset[str] = frozenset()
    """What stands before a number that is no day: "issue", "vol."."""
    updated_classes: frozenset[str] = frozenset()
    """Class words of an element that holds the time of a change: "modified"."""
    published_classes: frozenset[str] = frozenset()
    """Class words of an element that holds the time of publication, whatever its other words: "published"."""
    archive_classes: frozenset[str] = frozenset()
    """Class and id words of the toolbar of a web archive: "ipp"."""
    day_first: frozenset[str] = frozenset()
    """Top-level domains and regions of language tags where English dates in numbers have the day first: "uk"."""
    ones: frozenset[str] = frozenset()
    """Words for one before a unit of time: "an"."""


class DatelineWords(WordLists):
    """Words of datelines."""

    labels: frozenset[str] = frozenset()
    """Words before a dash or colon that are no place: "breaking", "watch"."""
    particles: frozenset[str] = frozenset()
    """Small words inside the names of places: "am", "de"."""
    joiners: frozenset[str] = frozenset()
    """What joins two places: "and"."""
    abbreviations: frozenset[str] = frozenset()
    """Short words with a period inside the names of places, without it: "st"."""
    endings: frozenset[str] = frozenset()
    """How names of places end: "ville", "ingen"."""
    kinds: frozenset[str] = frozenset()
    """Last words of names of places: "county", "beach"."""
    outlets: frozenset[str] = frozenset()
    """How names of papers end that stand alone before a dash: "news"."""
    before_date: frozenset[str] = frozenset()
    """Articles before the date: "le"."""
    dispatches: frozenset[str] = frozenset()
    """What closes a dateline without a dash: "电"."""
    correspondents: frozenset[str] = frozenset()
    """Who reports, inside a dateline: "记者"."""


class CaptionWords(WordLists):
    """Words of captions and credits."""

    labels: frozenset[str] = frozenset()
    """What stands before a colon, or a copyright sign, and the maker of a picture: "photo", "image credit"."""
    openers: frozenset[str] = frozenset()
    """What stands before the maker of a picture without a colon: "photo by", "courtesy of"."""
    picture_words: frozenset[str] = frozenset()
    """Words that point into a picture or say what it is: "pictured", "from left", "file photo"."""
    picture_sides: frozenset[str] = frozenset()
    """Where someone is in a picture, in brackets or between commas behind a name: "left"."""
    picture_numbers: frozenset[str] = frozenset()
    """What stands before the number of a picture, at the start of its caption: "figure"."""
    photographer_marks: frozenset[str] = frozenset()
    """What stands right behind the photographer, in scripts without blanks: "摄"."""
    marks: frozenset[str] = frozenset()
    """Remarks that stand with a credit and name nobody: "file", "archiv"."""
    ui_labels: frozenset[str] = frozenset()
    """Buttons of a picture that run into its caption: "hide caption"."""
    caption_labels: frozenset[str] = frozenset()
    """What stands before the words of a caption: "image caption"."""
    usage_notes: frozenset[str] = frozenset()
    """Openings of notes on who may use a picture, behind the credit: "editorial use only"."""
    counters: frozenset[str] = frozenset()
    """What stands between the number of a picture and that of all: "of"."""
    joiners: frozenset[str] = frozenset()
    """What stands between a photographer and the agency: "via", "for"."""
    particles: frozenset[str] = frozenset()
    """Small words inside names of makers: "van", "of"."""
    organisation_words: frozenset[str] = frozenset()
    """Words of names of agencies, papers and firms, never of persons: "news", "museum"."""


QUOTE_TRAITS = {
    "capitalised nouns": "Every noun has a capital letter, so that a capital alone makes no name.",
    "compounds": "The last part of a word says what it is: a Pressesprecher is a sprecher.",
    "dash speech": "A dash opens a paragraph of speech.",
    "incises": "Who speaks may stand inside of the marks: « Oui, a dit X. Non. »",
    "title case": "Every word of an organisation's name has a capital letter: Ministry of Fisheries.",
    "inversion": "The verb stands before its subject behind a quote, and where another word opens the sentence.",
    "roles behind": "Posts and titles stand behind a name: Nagy Anna polgármester.",
    "subjects before verbs": "Without capitals; a subject stands right before its verb of saying: 王小明说.",
    "marked subjects": "Without capitals and blanks; a mark stands behind a subject: 山田市長は.",
    "marked words": "Without capitals; a mark ends a subject, or stands behind it: 김수애 시장은, राम सिंह ने.",
    "verbs first": "Without capitals; a subject stands behind its verb of saying: قال أحمد سالم.",
    "dropped subjects": "A verb without a subject goes on with the last one.",
}
"""What :attr:`QuoteWords.traits` may hold, and what it means."""


class QuoteWords(WordLists):
    """Words around quoted speech; of every word all its forms."""

    cues: frozenset[str] = frozenset()
    """Verbs and phrases of saying: "said", "pointed out"."""
    evaluative_verbs: frozenset[str] = frozenset()
    """Verbs that quote a few words at a time, or judge: "called", "slammed"."""
    sources: frozenset[str] = frozenset()
    """What stands before a source that has no verb: "according to"."""
    sources_behind: frozenset[str] = frozenset()
    """The same behind a source: "zufolge"."""
    views: frozenset[str] = frozenset()
    """What opens a sentence before the person whose view it gives: "für"."""
    quoted_as: frozenset[str] = frozenset()
    """What stands behind a person whom others quote: "as saying"."""
    auxiliaries: frozenset[str] = frozenset()
    """Verbs that stand before the subject of a verb of saying: "hatte" Doe im Mai gesagt."""
    people: frozenset[str] = frozenset()
    """Nouns for people who speak, men or women: "analyst"."""
    men: frozenset[str] = frozenset()
    """Nouns for men who speak: "spokesman"."""
    women: frozenset[str] = frozenset()
    """Nouns for women who speak: "spokeswoman"."""
    groups: frozenset[str] = frozenset()
    """Nouns for several people who speak: "experts"."""
    organisations: frozenset[str] = frozenset()
    """Nouns for organisations and writings that speak: "ministry", "report"."""
    he: frozenset[str] = frozenset()
    """Pronouns for a man."""
    she: frozenset[str] = frozenset()
    """Pronouns for a woman."""
    they: frozenset[str] = frozenset()
    """Pronouns for several people."""
    it: frozenset[str] = frozenset()
    """Pronouns for a thing."""
    who: frozenset[str] = frozenset()
    """Relative pronouns for people."""
    author: frozenset[str] = frozenset()
    """Pronouns for the writer of the article: "i", "we"."""
    titles: frozenset[str] = frozenset()
    """Words before a name, men or women; without full stop: "dr", "president"."""
    male_titles: frozenset[str] = frozenset()
    """Words before the name of a man: "mr"."""
    female_titles: frozenset[str] = frozenset()
    """Words before the name of a woman: "mrs"."""
    definite: frozenset[str] = frozenset()
    """Before a noun, pointing to someone known: "the"."""
    indefinite: frozenset[str] = frozenset()
    """Before a noun, bringing in someone new: "an", "another"."""
    name_particles: frozenset[str] = frozenset()
    """Lower case words inside names: "de", "van"."""
    subject_marks: frozenset[str] = frozenset()
    """What marks a subject: "は", "은"."""
    between: frozenset[str] = frozenset()
    """What ends a subject before its verb comes, or stands before one: "昨天", "在"."""
    organisation_endings: frozenset[str] = frozenset()
    """Endings of the names of organisations and places: "部"."""
    article_prefixes: frozenset[str] = frozenset()
    """Articles written onto a noun: "ال"."""
    titles_of_works: frozenset[str] = frozenset()
    """Words beside titles of works, nicknames and names of things: "novel", "ship"."""
    so_called: frozenset[str] = frozenset()
    """Words before something that is only called so: "so-called"."""
    male_names: frozenset[str] = frozenset()
    """First names of men."""
    female_names: frozenset[str] = frozenset()
    """First names of women."""
    not_names: frozenset[str] = frozenset()
    """Words with a capital letter that name nobody: weekdays, months, feasts."""
    impersonal: frozenset[str] = frozenset()
    """Phrases of saying without a speaker: "it was announced", "hieß es"."""
    organisation_links: frozenset[str] = frozenset()
    """Words between the parts of an organisation's name: "of", "for"."""
    organisation_joiners: frozenset[str] = frozenset()
    """What joins two subjects of an organisation: "and"."""
    prepositions: frozenset[str] = frozenset()
    """What stands before a noun that is no subject: "auf", "à"."""
    oblique: frozenset[str] = frozenset()
    """Articles of cases that no subject has: "dem"."""
    noun_endings: frozenset[str] = frozenset()
    """Endings of common nouns, where these have capital letters: "ung"."""
    traits: frozenset[str] = frozenset()
    """How the language prints speech: any of :data:`QUOTE_TRAITS`."""


class Agencies(WordLists):
    """News and picture agencies, of all languages."""

    news: frozenset[str] = frozenset()
    """Who signs stories, and stands in datelines and credits: "reuters"."""
    pictures: frozenset[str] = frozenset()
    """Who sells or gives away pictures, and stands in credits: "getty images"."""


class Zones(WordLists):
    """Time zones as news pages print them."""

    offsets: Mapping[str, str] = _NONE
    """Abbreviations, to hours and minutes from UTC: "edt" to "-04:00"."""
    american: Mapping[str, str] = _NONE
    """Names of zones with the daylight saving time of the United States, to their offset in winter: "et" to "-05:00"."""
    european: Mapping[str, str] = _NONE
    """Names of zones with the summer time of the European Union, to their offset in winter: "paris time" to "+01:00"."""


class Places(WordLists):
    """Places of the world, in all languages."""

    cities: frozenset[str] = frozenset()
    """Cities whose names open stories: "london"."""
    regions: frozenset[str] = frozenset()
    """States and provinces, and their short forms without the last period: "calif", "ny"."""
    countries: frozenset[str] = frozenset()
    """Countries: "lebanon"."""
    doubtful: frozenset[str] = frozenset()
    """Cities whose names are common words, or first names: "nice", "austin"."""


class NameWords(WordLists):
    """Words inside and beside the names of persons and organisations, of all languages."""

    particles: frozenset[str] = frozenset()
    """Lower case words inside a person's name: "van", "bin"."""
    prefixes: frozenset[str] = frozenset()
    """What a hyphen or an apostrophe joins to a name: "al", "d"."""
    suffixes: frozenset[str] = frozenset()
    """What stands behind a name, without its last period: "jr"."""
    organisations: frozenset[str] = frozenset()
    """Nouns of organisations whose names go on with "of": "ministry"."""
    template_words: frozenset[str] = frozenset()
    """What templates that nobody translated print behind a name: "follow"."""
    organisation_joiners: frozenset[str] = frozenset()
    """What joins such a noun to the rest of the name: "of"."""
    organisation_articles: frozenset[str] = frozenset()
    """Articles behind such a joiner: "the"."""
    organisation_conjunctions: frozenset[str] = frozenset()
    """What goes on with a second word: "and"."""
    legal_forms: frozenset[str] = frozenset()
    """Last words of the names of firms: "limited"."""
    korean_family_names: frozenset[str] = frozenset()
    """Korean family names of one syllable."""
    chinese_family_names: frozenset[str] = frozenset()
    """Chinese family names of one letter: "王"."""


class MarkupWords(WordLists):
    """Class and id words that indicate the role of a block, in all languages."""

    caption: frozenset[str] = frozenset()
    related: frozenset[str] = frozenset()
    promo: frozenset[str] = frozenset()
    comment: frozenset[str] = frozenset()
    navigation: frozenset[str] = frozenset()
    byline: frozenset[str] = frozenset()
    timestamp: frozenset[str] = frozenset()
    standfirst: frozenset[str] = frozenset()
    footer: frozenset[str] = frozenset()
    pull_quote: frozenset[str] = frozenset()
    box: frozenset[str] = frozenset()
    """Boxes amid stories: sign-ups, polls, appeals."""
    social_post: frozenset[str] = frozenset()
    """Embedded posts of social networks; two words that stand next to each other."""
    picture: frozenset[str] = frozenset()
    """Boxes around a picture and what stands under it."""
    author_box: frozenset[str] = frozenset()
    """Boxes about who wrote the story; the same."""
    consent: frozenset[str] = frozenset()
    """Dialogs that ask for consent to cookies; of two words both stand in one element's names."""


class PageWords(WordLists):
    """Words that indicate the kind of a page and its owner, in all languages."""

    headline: frozenset[str] = frozenset()
    """Class words of the headline."""
    standfirst: frozenset[str] = frozenset()
    """Class words of the summary under the headline that name no first paragraph."""
    teaser: frozenset[str] = frozenset()
    """Class words of places where headlines of other stories stand."""
    live: frozenset[str] = frozenset()
    """Words of live blogs in classes and addresses."""
    paywall: frozenset[str] = frozenset()
    """Class words of what keeps out readers who do not pay."""
    gallery: frozenset[str] = frozenset()
    """Class words of runs of pictures."""
    rights: frozenset[str] = frozenset()
    """What stands before the owner's name in a legal line: "copyright"."""
    rights_joiners: frozenset[str] = frozenset()
    """What stands between such a mark and the name: "by"."""


class Interruptions(WordLists):
    """Lines of the site that stand alone among the paragraphs of a story, in all languages."""

    lines: frozenset[str] = frozenset()
    """Comparison keys of whole lines, without their numbers: "advertisement", "min read"."""
    openings: frozenset[str] = frozenset()
    """Comparison keys of how such lines open: "view this post on"."""
    consent_phrases: frozenset[str] = frozenset()
    """Phrases of dialogs that ask for consent: "store and access information on a device"."""
    appeal_phrases: frozenset[str] = frozenset()
    """Phrases of lines that ask readers for something: "please donate"."""
    poll_lines: frozenset[str] = frozenset()
    """Buttons under the answers of a poll: "vote"."""
    closings: frozenset[str] = frozenset()
    """How such lines close: "contributed reporting"."""
    link_labels: frozenset[str] = frozenset()
    """Labels before the headline of another story: "related"."""
    page_labels: frozenset[str] = frozenset()
    """Labels before what is said of the page: "tags"."""
    related_sections: frozenset[str] = frozenset()
    """Headings of other stories, without their numbers: "read next"."""
    comment_sections: frozenset[str] = frozenset()
    """Headings of what readers write: "comments"."""
    promo_sections: frozenset[str] = frozenset()
    """Headings of appeals: "our newsletter"."""
    other_sections: frozenset[str] = frozenset()
    """Headings of what else is no part of a story: "about the author"."""

    related_section_openings: frozenset[str] = frozenset()
    """How headings of other stories open, before a name or a subject: "more from"."""
    author_section_openings: frozenset[str] = frozenset()
    """How headings over an author's life open, before the name: "about"."""
    post_openings: frozenset[str] = frozenset()
    """How the line over a reader's post opens: "posted by"."""
    post_verbs: frozenset[str] = frozenset()
    """What stands there between the reader's name and the time: "says"."""

    def is_over_post(self, words: Sequence[str]) -> bool:
        """Return whether the words of a comparison key open like the line over a reader's post; a time must stand there too."""
        head = words[1:] if words[0].isdigit() else words
        verbs = (" ".join(words[at : at + count]) for at in range(1, _LONGEST_NAME) for count in (1, 2))
        return bool(_opening_of(" ".join(head), self.post_openings)) or not self.post_verbs.isdisjoint(verbs)

    def is_over_author(self, key: str, following: str) -> bool:
        """
        Return whether a line is a heading over an author's life, by its comparison key.

        Args:
            key: "about anna kerr".

            following: The key of what stands under it, which begins with the same name.
        """
        if not _opening_of(key, self.author_section_openings):
            return False
        words = key.split()
        if not 2 <= len(words) <= _LONGEST_NAME:
            return False
        return any(following.startswith(" ".join(words[at:]) + " ") for at in range(1, len(words)))

    def section_of(self, key: str) -> str:
        """Return which section a line is the heading of, such as "related", by its comparison key; empty for none."""
        sections = _sections(self)
        found = sections.get(key) or sections.get(_without_numbers(key))
        return found or ("related" if _opening_of(key, self.related_section_openings) else "")

    def section_headings(self) -> frozenset[str]:
        """Return the headings that :meth:`section_of` knows, and how such headings open; a number may stand at either end."""
        return frozenset([*_sections(self), *self.related_section_openings])

    def is_line(self, words: Sequence[str]) -> bool:
        """Return whether the words of a comparison key are a whole line of the list, numbers aside."""
        return len(words) <= _LONGEST_ENTRY and " ".join([word for word in words if not word.isdigit()]) in self.lines

    def is_poll_line(self, key: str) -> bool:
        """Return whether a line stands under the answers of a poll, by its comparison key; numbers around it do not count."""
        return key in self.poll_lines or _without_numbers(key) in self.poll_lines

    def opening(self, words: Sequence[str]) -> int:
        """Return with how many words of a comparison key such a line opens, numbers aside; 0 where it opens otherwise."""
        words = [word for word in words[: 2 * _LONGEST_ENTRY] if not word.isdigit()]
        found = _opening_of(" ".join(words), self.openings)
        if not found and words and words[0] >= _UNSPACED:
            return int(any(words[0][:size] in self.openings for size in range(2, _LONGEST_ENTRY + 1)))
        return len(found.split())

    def closes(self, words: Sequence[str]) -> bool:
        """Return whether the words of a comparison key close like one of the list."""
        return any(" ".join(words[-count:]) in self.closings for count in range(2, min(len(words), _LONGEST_ENTRY)))

    def label_of(self, words: Sequence[str], count: int) -> str:
        """Return whether the first *count* words are the label of a "link" or of the "page"; else an empty string."""
        label = " ".join(words[:count])
        return "link" if label in self.link_labels else "page" if label in self.page_labels else ""

    def count_consent(self, key: str) -> int:
        """Return how many phrases of dialogs that ask for consent stand in a comparison key."""
        return _count(key, self.consent_phrases)

    def appeals(self, key: str) -> bool:
        """Return whether a phrase of appeals stands in a comparison key."""
        return _count(key, self.appeal_phrases) > 0


def _count(key: str, phrases: frozenset[str]) -> int:
    """Return how many of *phrases* stand in a comparison key, as whole words."""
    table, words = _by_first_word(phrases), key.split()
    if table.keys().isdisjoint(words):
        return 0
    return sum(
        any(" ".join(words[at : at + entry.count(" ") + 1]) == entry for entry in table[word])
        for at, word in enumerate(words)
        if word in table
    )


def _opening_of(key: str, phrases: frozenset[str]) -> str:
    """Return the longest of *phrases* that opens a comparison key, as whole words; may be empty."""
    entries = _by_first_word(phrases).get(key.partition(" ")[0], ())
    return next((entry for entry in entries if key == entry or key.startswith(f"{entry} ")), "")


def _without_numbers(key: str) -> str:
    """Return a comparison key without the number it opens or closes with."""
    return key.strip(_DIGITS).strip() if key[:1].isdigit() or key[-1:].isdigit() else key


@cache
def _by_first_word(phrases: frozenset[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for entry in sorted(phrases, key=len, reverse=True):
        found.setdefault(entry.partition(" ")[0], []).append(entry)
    return found


@cache
def _sections(words: Interruptions) -> Mapping[str, str]:
    """Return for each heading that ends stories which section it opens."""
    lists = (
        ("other", words.other_sections),
        ("promo", words.promo_sections),
        ("comment", words.comment_sections),
        ("related", words.related_sections),
    )
    return {entry: name for name, entries in lists for entry in entries}


_DIGITS = "0123456789"
_UNSPACED = "\u2e80"
"""The first letter of scripts without blanks between words."""
_LONGEST_NAME = 6
"""Words among which the verb behind a reader's name stands."""
_LONGEST_ENTRY = 10
"""Words of the longest entry of :class:`Interruptions`."""


class ExportWords(WordLists):
    """Labels of documents that archives and mail programs export, of all languages, each list named for what it labels."""

    title: frozenset[str] = frozenset()
    author: frozenset[str] = frozenset()
    published: frozenset[str] = frozenset()
    time: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    section: frozenset[str] = frozenset()
    standfirst: frozenset[str] = frozenset()
    abstract: frozenset[str] = frozenset()
    """Summaries that the archive made."""
    body: frozenset[str] = frozenset()
    dateline: frozenset[str] = frozenset()
    caption: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    url: frozenset[str] = frozenset()
    length: frozenset[str] = frozenset()
    loaded: frozenset[str] = frozenset()
    """When the archive took it in."""
    record: frozenset[str] = frozenset()
    """Records of the archive, under the story."""
    other: frozenset[str] = frozenset()
    cover: frozenset[str] = frozenset()
    """Lines of the list before the first document."""
    mail: frozenset[str] = frozenset()
    """Headers of a message: who sent it, and to whom."""
    mail_sent: frozenset[str] = frozenset()
    mail_subject: frozenset[str] = frozenset()
    forwarded: frozenset[str] = frozenset()
    """What opens the subject of a message that was passed on: "fwd"."""
    counters: frozenset[str] = frozenset()
    """Words of a line that numbers a document: "documents"."""
    counter_links: frozenset[str] = frozenset()
    """What stands between its numbers: "of"."""
    ends: frozenset[str] = frozenset()
    """Lines under the end of a document."""
    words: frozenset[str] = frozenset()
    """The unit of a document's length."""
    marks: Mapping[str, str] = _NONE
    """Labels that one archive prints, to its name."""
    codes: Mapping[str, str] = _NONE
    """Two-letter labels, each to the list it belongs to."""
