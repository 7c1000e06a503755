"""Labels of credits, of every kind, and words of prose that are none."""

import pytest

from newsparse.printed.credits.labels import CreditLabels

LABELS = CreditLabels({"photo", "photo credit", "foto", "bild", "写真"}, {"courtesy of", "photograph by", "via"})

FOUND = [
    ("Photo: Jane Doe", "firm", "Photo: "),
    ("PHOTO CREDIT: Jane Doe", "firm", "PHOTO CREDIT: "),
    ("The harbour. Photos: Jane Doe", "firm", "Photos: "),
    ("Photo ... Jane Doe", "firm", "Photo ... "),
    ("Photo/Jane Doe", "firm", "Photo/"),
    ("Photo © Jane Doe", "firm", "Photo © "),
    ("Bild © Foto: Jane Doe", "firm", "Bild © Foto: "),
    ("写真＝記者", "firm", "写真＝"),
    ("The ferry, courtesy of Jane Doe", "opener", "courtesy of "),
    ("Courtesy of : Jane Doe", "opener", "Courtesy of : "),
    ("The ferry © Jane Doe", "sign", "© "),
    ("© Foto: Jane Doe", "sign", "© Foto: "),
    ("The ferry (c) Jane Doe", "sign", "(c) "),
    ("The ferry (Photo Jane Doe)", "plain", "Photo "),
    ("Photo. Jane Doe", "plain", "Photo. "),
    ("A photo by: Jane Doe", "by", "photo by: "),
    ("FotoJane Doe", "glued", "Foto"),
    ("FotoBildJane Doe", "glued", "FotoBild"),
    ("The ferryPhoto: Jane Doe", "firm", "Photo: "),
]


@pytest.mark.parametrize(("text", "kind", "label"), FOUND)
def test_labels_are_found(text: str, kind: str, label: str) -> None:
    """The surest kind of a label counts, with its mark and the blanks behind it."""
    found = LABELS.search(text)
    assert found is not None
    assert (kind, label) == (found.kind, found.text)
    assert label == text[found.start : found.end]
    assert found == LABELS.match(text, found.start)


NOT_FOUND = [
    "",
    "The photo shows the harbour",
    "telephoto: a lens",
    "http://bild://example.org",
    "and/photo: no",
    "PhotoPhoto",
    "photos",
    "(c)",
    "Foto/ ",
    "courtesy of",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_prose_is_no_label(text: str) -> None:
    """A word for pictures without a mark, inside a word or before an address is none."""
    assert [] == [*LABELS.finditer(text)]


def test_the_opener_is_given_with_its_colon() -> None:
    """Other labels have none."""
    openers = [label.opener for label in LABELS.finditer("Photo: Jane Doe, courtesy of : the museum, via the agency")]
    assert [None, "courtesy of :", "via"] == openers


def test_nothing_is_read_beyond_the_end() -> None:
    """A mark behind the end is no mark, and the blanks there belong to no label."""
    assert None is LABELS.search("Photo: Jane Doe", 0, 5)
    found = LABELS.search("Photo:  Jane Doe", 0, 7)
    assert found is not None
    assert "Photo: " == found.text
