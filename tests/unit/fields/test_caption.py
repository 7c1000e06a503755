"""Captions: the words under a picture, apart from who made it."""

from __future__ import annotations

import pytest

from newsparse.errors import UnknownLanguageError
from newsparse.fields.caption.parse import parse_caption
from newsparse.fields.caption.pictures import find_captions
from newsparse.lexicon import load
from newsparse.model import Block, Caption, Hint, Image, Line, Page, Role
from newsparse.span import Span

# The line, its words, its credit, the photographer and the agency.
CREDITED: list[tuple[str, str, str, str | None, str | None]] = [
    (
        "The bridge at dawn. (AP Photo/John Smith, File)",
        "The bridge at dawn.",
        "(AP Photo/John Smith, File)",
        "John Smith",
        "AP Photo",
    ),
    (
        "The bridge at dawn. Photo by Jane Doe/Getty Images",
        "The bridge at dawn.",
        "Photo by Jane Doe/Getty Images",
        "Jane Doe",
        "Getty Images",
    ),
    ("The bridge at dawn © AFP", "The bridge at dawn", "© AFP", None, "AFP"),
    ("The bridge at dawn. Jane Doe | Times", "The bridge at dawn.", "Jane Doe | Times", "Jane Doe", "Times"),
    (
        "The bridge at dawn. Courtesy of the River Museum",
        "The bridge at dawn.",
        "Courtesy of the River Museum",
        None,
        None,
    ),
    ("The bridge at dawn. File photo: Reuters", "The bridge at dawn.", "File photo: Reuters", None, "Reuters"),
    ("The bridge at dawn. Reuters", "The bridge at dawn.", "Reuters", None, "Reuters"),
    ("The bridge at dawn (Reuters)", "The bridge at dawn", "Reuters", None, "Reuters"),
    ("The bridge at dawn. REUTERS/Jane Doe", "The bridge at dawn.", "REUTERS/Jane Doe", "Jane Doe", "REUTERS"),
    (
        "The bridge at dawn. REUTERS/Jane Doe/File Photo",
        "The bridge at dawn.",
        "REUTERS/Jane Doe/File Photo",
        "Jane Doe",
        "REUTERS",
    ),
    (
        "The bridge at dawn, March 5, 2021. REUTERS/Jane Doe",
        "The bridge at dawn, March 5, 2021.",
        "REUTERS/Jane Doe",
        "Jane Doe",
        "REUTERS",
    ),
    (
        "The bridge at dawn. (Photo: Jane Doe via Getty Images)",
        "The bridge at dawn.",
        "(Photo: Jane Doe via Getty Images)",
        "Jane Doe",
        "Getty Images",
    ),
    (
        "The bridge at dawn. (Jane Doe / AFP via Getty Images)",
        "The bridge at dawn.",
        "(Jane Doe / AFP via Getty Images)",
        "Jane Doe",
        "AFP via Getty Images",
    ),
    (
        "The bridge at dawn. (Photo by JANE DOE/AFP via Getty Images)",
        "The bridge at dawn.",
        "(Photo by JANE DOE/AFP via Getty Images)",
        "JANE DOE",
        "AFP via Getty Images",
    ),
    (
        "Die Brücke am Morgen. Foto: dpa/Max Muster",
        "Die Brücke am Morgen.",
        "Foto: dpa/Max Muster",
        "Max Muster",
        "dpa",
    ),
    (
        "Die Brücke am Morgen. (Foto: Max Muster/dpa)",
        "Die Brücke am Morgen.",
        "(Foto: Max Muster/dpa)",
        "Max Muster",
        "dpa",
    ),
    (
        "Die Brücke am Morgen. Bild: Keystone/Max Muster",
        "Die Brücke am Morgen.",
        "Bild: Keystone/Max Muster",
        "Max Muster",
        "Keystone",
    ),
    (
        "Die Brücke am Morgen. Quelle: picture alliance/dpa",
        "Die Brücke am Morgen.",
        "Quelle: picture alliance/dpa",
        None,
        "picture alliance/dpa",
    ),
    ("Die Brücke (Archivbild). Foto: Max Muster", "Die Brücke (Archivbild).", "Foto: Max Muster", "Max Muster", None),
    (
        "Le pont au matin. Crédit photo : Jean Dupont",
        "Le pont au matin.",
        "Crédit photo : Jean Dupont",
        "Jean Dupont",
        None,
    ),
    ("Le pont au matin. © Jean Dupont, AFP", "Le pont au matin.", "© Jean Dupont, AFP", "Jean Dupont", "AFP"),
    (
        "Le pont au matin. PHOTO JEAN DUPONT, LA PRESSE",
        "Le pont au matin.",
        "PHOTO JEAN DUPONT, LA PRESSE",
        "JEAN DUPONT",
        "LA PRESSE",
    ),
    ("Le pont au matin. Jean Dupont / SIPA", "Le pont au matin.", "Jean Dupont / SIPA", "Jean Dupont", "SIPA"),
    ("El puente al alba. EFE/Juan Pérez", "El puente al alba.", "EFE/Juan Pérez", "Juan Pérez", "EFE"),
    ("El puente al alba. (Foto: EFE)", "El puente al alba.", "(Foto: EFE)", None, "EFE"),
    ("El puente al alba | Foto: Cuartoscuro", "El puente al alba", "Foto: Cuartoscuro", None, "Cuartoscuro"),
    ("Il ponte all'alba (Foto ANSA)", "Il ponte all'alba", "(Foto ANSA)", None, "ANSA"),
    ("Il ponte all'alba. Ph. Mario Rossi", "Il ponte all'alba.", "Ph. Mario Rossi", "Mario Rossi", None),
    (
        "A ponte ao amanhecer. Foto: João Silva/Folhapress",
        "A ponte ao amanhecer.",
        "Foto: João Silva/Folhapress",
        "João Silva",
        "Folhapress",
    ),
    ("A ponte ao amanhecer. — Foto: Divulgação", "A ponte ao amanhecer.", "Foto: Divulgação", None, None),
    (
        "De brug bij dageraad. Foto: ANP / Jan Jansen",
        "De brug bij dageraad.",
        "Foto: ANP / Jan Jansen",
        "Jan Jansen",
        "ANP",
    ),
    ("De brug bij dageraad. Beeld Jan Jansen", "De brug bij dageraad.", "Beeld Jan Jansen", "Jan Jansen", None),
    ("De brug bij dageraad. © ANP", "De brug bij dageraad.", "© ANP", None, "ANP"),
    (
        "Most o świcie. Fot. Jan Kowalski / Agencja Gazeta",
        "Most o świcie.",
        "Fot. Jan Kowalski / Agencja Gazeta",
        "Jan Kowalski",
        "Agencja Gazeta",
    ),
    ("Most o świcie / fot. PAP", "Most o świcie", "fot. PAP", None, "PAP"),
    ("Bron i gryningen. Foto: Anna Svensson/TT", "Bron i gryningen.", "Foto: Anna Svensson/TT", "Anna Svensson", "TT"),
    (
        "Broen ved daggry. Foto: Ola Nordmann / NTB scanpix",
        "Broen ved daggry.",
        "Foto: Ola Nordmann / NTB scanpix",
        "Ola Nordmann",
        "NTB scanpix",
    ),
    (
        "Silta aamulla. Kuva: Matti Meikäläinen / Lehtikuva",
        "Silta aamulla.",
        "Kuva: Matti Meikäläinen / Lehtikuva",
        "Matti Meikäläinen",
        "Lehtikuva",
    ),
    ("Silta aamulla. KUVA: MATTI MEIKÄLÄINEN", "Silta aamulla.", "KUVA: MATTI MEIKÄLÄINEN", "MATTI MEIKÄLÄINEN", None),
    ("Most za úsvitu. Foto: Jan Novák, ČTK", "Most za úsvitu.", "Foto: Jan Novák, ČTK", "Jan Novák", "ČTK"),
    ("Мост на рассвете. Фото: Иван Иванов/ТАСС", "Мост на рассвете.", "Фото: Иван Иванов/ТАСС", "Иван Иванов", "ТАСС"),
    (
        "Мост на рассвете © РИА Новости / Иван Иванов",
        "Мост на рассвете",
        "© РИА Новости / Иван Иванов",
        "Иван Иванов",
        "РИА Новости",
    ),
    ("Міст на світанку. Фото: УНІАН", "Міст на світанку.", "Фото: УНІАН", None, "УНІАН"),
    ("Köprü şafakta. Fotoğraf: AA", "Köprü şafakta.", "Fotoğraf: AA", None, "AA"),
    ("الجسر عند الفجر (رويترز)", "الجسر عند الفجر", "رويترز", None, "رويترز"),
    ("الجسر عند الفجر (أ.ف.ب)", "الجسر عند الفجر", "أ.ف.ب", None, "أ.ف.ب"),
    ("הגשר עם שחר (צילום: רויטרס)", "הגשר עם שחר", "(צילום: רויטרס)", None, "רויטרס"),
    ("הגשר עם שחר. צילום: ישראל ישראלי", "הגשר עם שחר.", "צילום: ישראל ישראלי", "ישראל ישראלי", None),
    ("The bridge at dawn. (تصوير: أحمد علي)", "The bridge at dawn.", "(تصوير: أحمد علي)", "أحمد علي", None),
    (
        "The bridge at dawn. Photo: Jane Doe / CC BY-SA 4.0",
        "The bridge at dawn.",
        "Photo: Jane Doe / CC BY-SA 4.0",
        "Jane Doe",
        None,
    ),
    (
        "Η γέφυρα την αυγή. Φωτογραφία: Eurokinissi",
        "Η γέφυρα την αυγή.",
        "Φωτογραφία: Eurokinissi",
        None,
        "Eurokinissi",
    ),
    (
        "A híd hajnalban. Fotó: Kovács János / MTI",
        "A híd hajnalban.",
        "Fotó: Kovács János / MTI",
        "Kovács János",
        "MTI",
    ),
    (
        "Podul în zori. Foto: Inquam Photos / Ion Popescu",
        "Podul în zori.",
        "Foto: Inquam Photos / Ion Popescu",
        "Ion Popescu",
        "Inquam Photos",
    ),
    (
        "Jembatan saat fajar. (ANTARA FOTO/Budi Santoso)",
        "Jembatan saat fajar.",
        "(ANTARA FOTO/Budi Santoso)",
        "Budi Santoso",
        "ANTARA FOTO",
    ),
    (
        "Jembatan saat fajar. Foto: Budi Santoso/detikcom",
        "Jembatan saat fajar.",
        "Foto: Budi Santoso/detikcom",
        "Budi Santoso",
        "detikcom",
    ),
    ("भोर में पुल (फोटो: पीटीआई)", "भोर में पुल", "(फोटो: पीटीआई)", None, "पीटीआई"),
    ("夜明けの橋＝共同", "夜明けの橋", "＝共同", None, "共同"),
    ("夜明けの橋（写真：ロイター）", "夜明けの橋", "（写真：ロイター）", None, "ロイター"),
    ("夜明けの橋（ロイター）", "夜明けの橋", "ロイター", None, "ロイター"),
    ("夜明けの橋 ©AFP=時事", "夜明けの橋", "©AFP=時事", None, "AFP=時事"),
    ("새벽의 다리. (사진=연합뉴스)", "새벽의 다리.", "(사진=연합뉴스)", None, "연합뉴스"),
    ("새벽의 다리. [사진=뉴시스]", "새벽의 다리.", "[사진=뉴시스]", None, "뉴시스"),
    ("새벽의 다리 ⓒ연합뉴스", "새벽의 다리", "ⓒ연합뉴스", None, "연합뉴스"),
    ("黎明的大桥。新华社记者 张三 摄", "黎明的大桥。", "新华社记者 张三 摄", "张三", "新华社"),
    ("黎明的大桥（图片来源：视觉中国）", "黎明的大桥", "（图片来源：视觉中国）", None, "视觉中国"),
    ("黎明的大桥 图/视觉中国", "黎明的大桥", "图/视觉中国", None, "视觉中国"),
    ("Getty Images", "", "Getty Images", None, "Getty Images"),
    ("AFP via Getty Images", "", "AFP via Getty Images", None, "AFP via Getty Images"),
    ("Jane Doe/The New York Times", "", "Jane Doe/The New York Times", "Jane Doe", "The New York Times"),
    ("Photograph: Jane Doe/The Guardian", "", "Photograph: Jane Doe/The Guardian", "Jane Doe", "The Guardian"),
    (
        "The bridge at dawn. Photograph: Jane Doe/The Guardian",
        "The bridge at dawn.",
        "Photograph: Jane Doe/The Guardian",
        "Jane Doe",
        "The Guardian",
    ),
    (
        "The bridge at dawn. Credit...Jane Doe for The New York Times",
        "The bridge at dawn.",
        "Credit...Jane Doe for The New York Times",
        "Jane Doe",
        "The New York Times",
    ),
    ("The bridge at dawn. CREDIT: ALAMY", "The bridge at dawn.", "CREDIT: ALAMY", None, "ALAMY"),
    (
        "The bridge at dawn. Image source, Getty Images",
        "The bridge at dawn.",
        "Image source, Getty Images",
        None,
        "Getty Images",
    ),
    ("The bridge at dawn. (HT Photo)", "The bridge at dawn.", "HT Photo", None, "HT"),
    ("The bridge at dawn. (PTI)", "The bridge at dawn.", "PTI", None, "PTI"),
    ("The bridge at dawn | PTI", "The bridge at dawn", "PTI", None, "PTI"),
    ("The bridge at dawn. Photo: Special Arrangement", "The bridge at dawn.", "Photo: Special Arrangement", None, None),
    ("The bridge at dawn. (Handout via Reuters)", "The bridge at dawn.", "(Handout via Reuters)", None, "Reuters"),
    (
        "The bridge at dawn. THE CANADIAN PRESS/Jane Doe",
        "The bridge at dawn.",
        "THE CANADIAN PRESS/Jane Doe",
        "Jane Doe",
        "THE CANADIAN PRESS",
    ),
    (
        "The bridge at dawn. Jane Doe, The Canadian Press",
        "The bridge at dawn.",
        "Jane Doe, The Canadian Press",
        "Jane Doe",
        "The Canadian Press",
    ),
    (
        "The bridge at dawn. Jane Doe/The Globe and Mail",
        "The bridge at dawn.",
        "Jane Doe/The Globe and Mail",
        "Jane Doe",
        "The Globe and Mail",
    ),
    (
        "The bridge at dawn. [Jane Doe/Al Jazeera]",
        "The bridge at dawn.",
        "[Jane Doe/Al Jazeera]",
        "Jane Doe",
        "Al Jazeera",
    ),
    ("The bridge at dawn. [AFP]", "The bridge at dawn.", "AFP", None, "AFP"),
    ("The bridge at dawn. Photo: AFP / Jane Doe", "The bridge at dawn.", "Photo: AFP / Jane Doe", "Jane Doe", "AFP"),
    ("The bridge at dawn. – AFP pic", "The bridge at dawn.", "AFP pic", None, "AFP"),
    ("The bridge at dawn. — Reuters pic", "The bridge at dawn.", "Reuters pic", None, "Reuters"),
    ("The bridge at dawn. — Picture by Jane Doe", "The bridge at dawn.", "Picture by Jane Doe", "Jane Doe", None),
    (
        "The bridge at dawn. Inset: The toll booth. Photos: Jane Doe",
        "The bridge at dawn. Inset: The toll booth.",
        "Photos: Jane Doe",
        "Jane Doe",
        None,
    ),
    ("The bridge at dawn. Jane Doe for NPR", "The bridge at dawn.", "Jane Doe for NPR", "Jane Doe", "NPR"),
    ("The bridge at dawn. Jane Doe/NPR", "The bridge at dawn.", "Jane Doe/NPR", "Jane Doe", "NPR"),
    (
        "The bridge at dawn. Photo by Jane Doe on Unsplash",
        "The bridge at dawn.",
        "Photo by Jane Doe on Unsplash",
        "Jane Doe",
        "Unsplash",
    ),
    ("The bridge at dawn. Staff photo by Jane Doe", "The bridge at dawn.", "Staff photo by Jane Doe", "Jane Doe", None),
    ("The bridge at dawn. Image: NASA", "The bridge at dawn.", "Image: NASA", None, "NASA"),
    ("The bridge at dawn. (Shutterstock)", "The bridge at dawn.", "Shutterstock", None, "Shutterstock"),
    ("The bridge at dawn. iStock", "The bridge at dawn.", "iStock", None, "iStock"),
    ("The bridge at dawn. Alamy Stock Photo", "The bridge at dawn.", "Alamy Stock Photo", None, "Alamy Stock Photo"),
    (
        "The bridge at dawn Credit: Jane Doe/PA Wire",
        "The bridge at dawn",
        "Credit: Jane Doe/PA Wire",
        "Jane Doe",
        "PA Wire",
    ),
    ("The bridge at dawn (Jane Doe/PA)", "The bridge at dawn", "(Jane Doe/PA)", "Jane Doe", "PA"),
    ("The bridge at dawn (PA Media)", "The bridge at dawn", "PA Media", None, "PA Media"),
    ("The bridge at dawn. AAP: Jane Doe", "The bridge at dawn.", "AAP: Jane Doe", "Jane Doe", "AAP"),
    ("The bridge at dawn. (ABC News: Jane Doe)", "The bridge at dawn.", "(ABC News: Jane Doe)", "Jane Doe", "ABC News"),
    ("The bridge at dawn. (Supplied: Jane Doe)", "The bridge at dawn.", "(Supplied: Jane Doe)", "Jane Doe", None),
    (
        "The bridge at dawn. Picture: Jane Doe/NCA NewsWire",
        "The bridge at dawn.",
        "Picture: Jane Doe/NCA NewsWire",
        "Jane Doe",
        "NCA NewsWire",
    ),
    ("The bridge at dawn. Photo / Jane Doe", "The bridge at dawn.", "Photo / Jane Doe", "Jane Doe", None),
    ("General Ali Karimi (Reuters)", "General Ali Karimi", "Reuters", None, "Reuters"),
    (
        "Dawn at the bridge.Jane Doe / Getty Images",
        "Dawn at the bridge.",
        "Jane Doe / Getty Images",
        "Jane Doe",
        "Getty Images",
    ),
    ("Dawn at the bridgePhoto: Jane Doe", "Dawn at the bridge", "Photo: Jane Doe", "Jane Doe", None),
    ("夜明けの橋＝ＡＰ", "夜明けの橋", "＝ＡＰ", None, "ＡＰ"),
    ("El puente EFE/ J.J. Pérez", "El puente", "EFE/ J.J. Pérez", "J.J. Pérez", "EFE"),
    ("Die Brücke Foto: Lokalblatt/Max Muster", "Die Brücke", "Foto: Lokalblatt/Max Muster", "Max Muster", "Lokalblatt"),
    ("STR/Getty images", "", "STR/Getty images", None, "STR/Getty images"),
    ("HANDOUT / AFP", "", "HANDOUT / AFP", None, "AFP"),
]

UNCREDITED = [
    "He told Reuters he would not run again.",
    "He spoke to The Associated Press.",
    "She declined to comment, a spokesman told AFP.",
    "The minister spoke in London on Monday.",
    "Prime Minister Jane Doe (left) and Foreign Minister John Roe (right)",
    'Jane Doe in "The Bridge" (2019)',
    "The World Health Organization (WHO)",
    "Smith (12) and Jones (14) celebrate.",
    'He said: "I will not go."',
    "Reporting by Jane Doe; editing by John Roe",
    "Image is everything",
    "Photo finish at the derby",
    "The photo was taken by a neighbour.",
    "The source: a leaking pipe.",
    "Sources: the men were warned.",
    "Credit cards are accepted",
    "Foto und Film am Abend",
    "Picture: the family never saw it again.",
    "Monday/Tuesday",
    "and/or",
    "London / Paris",
    "Toyota/Lexus dealers in Spain",
    "A man walks past a Reuters office",
    "The offices of Getty Images",
    "People at the AP",
    "Two killed. Three hurt.",
    "Rain fell. Nobody came.",
    "What happened? Nobody knows",
    "Der Vertrag mit der dpa",
    "Die Grünen (links) und die CDU",
    "La photo de famille du sommet",
    "Bild der Zerstörung in Aleppo",
    "Foto de familia de la cumbre",
    "Das Bild: ein Desaster.",
    "Jane Doe, 42, of London",
    "President Jane Doe via video link",
    "(Reporting by Jane Doe)",
    "Follow us on Twitter",
    "See more on Facebook",
    "Share on Facebook",
    "Read more: The Guardian",
    "Subscribe to The Times",
    "",
    "“Your life changes.”",
    "Studio | 2 movers | 3 hours",
    "Zone 1 — Corn Belt",
    "Ribbons (Within Reason)",
    "New to the paper? Subscribe",
    "Certified Management Consultant (CMC)",
]

# What a reader would see and we do not.
GAPS = [
    ("Sergio Rossi, presidente del club Ignacio Sánchez", "Ignacio Sánchez"),
    ("Rain over the harbour ENEX", "ENEX"),
    ("Actors march on Friday. Associated Press, Nov. 3", "Associated Press, Nov. 3"),
]

LEXICON = load("en")


@pytest.mark.parametrize(("line", "text", "credit", "photographer", "agency"), CREDITED)
def test_credit_is_split_off(
    line: str, text: str, credit: str | None, photographer: str | None, agency: str | None
) -> None:
    """Words, credit, photographer and agency come apart."""
    caption = parse_caption(line)
    assert Caption(text, credit, photographer, agency, span=Span(0, len(line))) == caption


@pytest.mark.parametrize("line", UNCREDITED)
def test_line_without_credit_stays_whole(line: str) -> None:
    """Prose that uses the words of credits has none."""
    assert Caption(line, span=Span(0, len(line))) == parse_caption(line)


@pytest.mark.xfail(raises=AssertionError)
@pytest.mark.parametrize(("line", "credit"), GAPS)
def test_known_gap(line: str, credit: str) -> None:
    """A credit that is not found yet."""
    assert credit == parse_caption(line).credit


def test_credit_may_open_the_line() -> None:
    """A credit before the words is split off too."""
    caption = parse_caption("Foto: Anna Beispiel. Am Abend zogen die Wolken über den See.")
    assert ("Am Abend zogen die Wolken über den See.", "Foto: Anna Beispiel.") == (caption.text, caption.credit)


def test_buttons_of_the_picture_are_no_words() -> None:
    """Buttons that run into a caption belong neither to its words nor to its credit."""
    caption = parse_caption("Dawn at the bridge. (AP Photo/Jane Doe) hide caption")
    assert ("Dawn at the bridge.", "(AP Photo/Jane Doe)", Span(0, 39)) == (caption.text, caption.credit, caption.span)


def test_caption_asks_for_text() -> None:
    """Anything but text is the caller's mistake."""
    with pytest.raises(TypeError, match="text: expected str, got int"):
        parse_caption(3)  # type: ignore[arg-type]


def _page(*lines: tuple[str, int], images: tuple[Image, ...] = ()) -> tuple[Page, list[Block]]:
    """Return a page of captions, each with the number of its figure, and its blocks."""
    text, spans = "", []
    for line, _ in lines:
        spans.append(Span(len(text), len(text) + len(line)))
        text += line + "\n"
    hinted = tuple(Line(span, Hint(figure=figure)) for span, (_, figure) in zip(spans, lines, strict=True))
    page = Page(text, hinted, images=images)
    return page, [Block(Role.CAPTION, span.of(text), span) for span in spans]


def test_credit_of_its_own_belongs_to_its_caption() -> None:
    """A credit in an element of its own beside a caption is that caption's."""
    page, blocks = _page(("Dawn at the bridge", 1), ("Photo: Jane Doe", 1), ("Noon at the bridge", 2))
    found = find_captions(page, blocks, LEXICON)
    assert [("Dawn at the bridge", "Jane Doe"), ("Noon at the bridge", None)] == [
        (caption.text, caption.photographer) for caption in found
    ]
    assert found[0].span == Span(0, 34)


CUT = [
    (("Dawn at the bridge (", "Image:", "Jane Doe/Leeds Live)"), "Dawn at the bridge", "(Image: Jane Doe/Leeds Live)", "Jane Doe"),
    (("Dawn at the bridge (", "Image: Jane Doe)"), "Dawn at the bridge", "(Image: Jane Doe)", "Jane Doe"),
    (("Dawn at the bridge", "Foto:", "Jane Doe / AP"), "Dawn at the bridge", "Foto: Jane Doe / AP", "Jane Doe"),
    (("(", "Image:", "Jane Doe)"), "", "(Image: Jane Doe)", "Jane Doe"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "text", "credit", "photographer"), CUT)
def test_what_is_cut_within_a_credit_is_one_caption(
    lines: tuple[str, ...], text: str, credit: str, photographer: str
) -> None:
    """Elements that part a label or a bracket from the maker's name part no captions."""
    page, blocks = _page(*((line, 0) for line in (*lines, "Noon at the bridge (AP)")))
    first, second = find_captions(page, blocks, LEXICON)
    assert (text, credit, photographer) == (first.text, first.credit, first.photographer)
    assert "Noon at the bridge" == second.text
    assert first.span == Span(0, blocks[len(lines) - 1].span.end)


@pytest.mark.parametrize("line", ["Open image in gallery", "Open this photo in gallery:", "Foto:", "("])
def test_a_button_or_a_label_alone_is_no_caption(line: str) -> None:
    """What says nothing of a picture is left out, and parts no caption from its credit."""
    page, blocks = _page(("Dawn at the bridge", 0), (line, 0), ("Photo: Jane Doe", 0), (line, 0))
    assert [("Dawn at the bridge", "Jane Doe")] == [
        (caption.text, caption.photographer) for caption in find_captions(page, blocks, LEXICON)
    ]


def test_a_caption_printed_twice_comes_back_once() -> None:
    """The same words and credit again, for the same picture or for none, are the same caption."""
    images = (Image("https://a.example/1.jpg", "", 0, 1), Image("https://a.example/2.jpg", "", 0, 2))
    line = "Dawn at the bridge. Photo: Jane Doe"
    page, blocks = _page((line, 1), (line, 0), (line, 2), (line, 1), images=images)
    assert ["https://a.example/1.jpg", "https://a.example/2.jpg"] == [
        caption.image_url for caption in find_captions(page, blocks, LEXICON)
    ]


def test_caption_knows_its_picture() -> None:
    """The picture is that of the figure, or the one right before the caption."""
    images = (Image("https://a.example/1.jpg", "", 0, 1), Image("https://a.example/2.jpg", "", 19))
    page, blocks = _page(("Dawn at the bridge", 1), ("Noon at the bridge", 0), ("Dusk at the bridge", 0), images=images)
    assert ["https://a.example/1.jpg", "https://a.example/2.jpg", None] == [
        caption.image_url for caption in find_captions(page, blocks, LEXICON)
    ]


def test_alt_text_stands_in_where_no_caption_is_shown() -> None:
    """The alt text is used only on pages without captions, and has no span."""
    images = (
        Image("https://a.example/1.jpg", "Dawn at the old bridge (AP)", 0),
        Image("https://a.example/2.jpg", "Logo", 0),
    )
    page, blocks = _page(("Dawn at the bridge", 0), images=images)
    assert (Caption("Dawn at the old bridge", "AP", None, "AP", "https://a.example/1.jpg"),) == find_captions(
        page, [], LEXICON
    )
    assert ["Dawn at the bridge"] == [caption.text for caption in find_captions(page, blocks, LEXICON)]


FRAMED: list[tuple[str, str, str, str | None, str | None]] = [
    (
        "A bridge at dawn. REUTERS/Jane Doe/File Photo Purchase Licensing Rights",
        "A bridge at dawn.",
        "REUTERS/Jane Doe/File Photo",
        "Jane Doe",
        "REUTERS",
    ),
    (
        "A bridge at dawn. REUTERS/Jane Doe Purchase Licensing Rights, opens new tab",
        "A bridge at dawn.",
        "REUTERS/Jane Doe",
        "Jane Doe",
        "REUTERS",
    ),
    (
        "A bridge at dawn. REUTERS/Jane Doe TPX IMAGES OF THE DAY",
        "A bridge at dawn.",
        "REUTERS/Jane Doe",
        "Jane Doe",
        "REUTERS",
    ),
    (
        "FILE PHOTO: Jo Roe waves at dawn. Ritzau Scanpix/Jane Doe via REUTERS/File Photo ATTENTION EDITORS - NO SALES.",
        "FILE PHOTO: Jo Roe waves at dawn.",
        "Ritzau Scanpix/Jane Doe via REUTERS/File Photo",
        "Jane Doe",
        "REUTERS",
    ),
    (
        "FILE PHOTO: A bridge stands at dawn. REUTERS/Jane Doe",
        "FILE PHOTO: A bridge stands at dawn.",
        "REUTERS/Jane Doe",
        "Jane Doe",
        "REUTERS",
    ),
    (
        "View image in fullscreen A bridge at dawn. Photograph: Jane Doe/AFP",
        "A bridge at dawn.",
        "Photograph: Jane Doe/AFP",
        "Jane Doe",
        "AFP",
    ),
    (
        "1 of 5 A bridge at dawn. (AP Photo/Jane Doe)",
        "A bridge at dawn.",
        "(AP Photo/Jane Doe)",
        "Jane Doe",
        "AP Photo",
    ),
    ("[2/3] A bridge at dawn. (AP Photo/Jane Doe)", "A bridge at dawn.", "(AP Photo/Jane Doe)", "Jane Doe", "AP Photo"),
    ("Un puente al alba. Juana Doe (EFE)", "Un puente al alba.", "Juana Doe (EFE)", "Juana Doe", "EFE"),
    ("Un pont à l'aube. Photo Jeanne Doe. AFP", "Un pont à l'aube.", "Photo Jeanne Doe. AFP", "Jeanne Doe", "AFP"),
    (
        "A bridge at dawn (Jane Doe/PA) (PA Wire)",
        "A bridge at dawn",
        "(Jane Doe/PA) (PA Wire)",
        "Jane Doe",
        "PA",
    ),
    (
        "A bridge stands at dawn. Jane Doe THE ASSOCIATED PRESS",
        "A bridge stands at dawn.",
        "Jane Doe THE ASSOCIATED PRESS",
        "Jane Doe",
        "THE ASSOCIATED PRESS",
    ),
    (
        "A bridge at dawn. Mandatory Credit: Jane Doe-USA TODAY Sports",
        "A bridge at dawn.",
        "Mandatory Credit: Jane Doe-USA TODAY Sports",
        "Jane Doe",
        "USA TODAY Sports",
    ),
    ("橋樑在黎明。記者王小明／攝影", "橋樑在黎明。", "記者王小明／攝影", "王小明", None),
    (
        "A bridge at dawn over the river. Jane Doe for Rest of Day",
        "A bridge at dawn over the river.",
        "Jane Doe for Rest of Day",
        "Jane Doe",
        "Rest of Day",
    ),
    ("A bridge at dawn over the river / Jane Doe", "A bridge at dawn over the river", "Jane Doe", "Jane Doe", None),
    ("(AP Photo/Jane Doe) A bridge at dawn.", "A bridge at dawn.", "(AP Photo/Jane Doe)", "Jane Doe", "AP Photo"),
    (
        "A bridge at dawn. (Jane Doe/NurPhoto via Getty Images)",
        "A bridge at dawn.",
        "(Jane Doe/NurPhoto via Getty Images)",
        "Jane Doe",
        "NurPhoto via Getty Images",
    ),
    (
        "A bridge at dawn. (Harbour Police Department via AP)",
        "A bridge at dawn.",
        "(Harbour Police Department via AP)",
        None,
        "Harbour Police Department via AP",
    ),
    (
        "A bridge at dawn. Mandatory Credit: Jane Doe-Imagn Images",
        "A bridge at dawn.",
        "Mandatory Credit: Jane Doe-Imagn Images",
        "Jane Doe",
        "Imagn Images",
    ),
    (
        "A bridge at dawn. Jane Doe-Pool/Getty Images",
        "A bridge at dawn.",
        "Jane Doe-Pool/Getty Images",
        "Jane Doe",
        "Getty Images",
    ),
    ("A bridge (c) AFP", "A bridge", "(c) AFP", None, "AFP"),
    ("File photo: A bridge. REUTERS/Jane Doe", "File photo: A bridge.", "REUTERS/Jane Doe", "Jane Doe", "REUTERS"),
    ("A bridge at dawn. (Supplied)", "A bridge at dawn.", "(Supplied)", None, None),
    ("Image 2 of 7 A bridge at dawn. (AP)", "A bridge at dawn.", "AP", None, "AP"),
    (
        "Image copyrightReutersImage captionA bridge at dawn.",
        "A bridge at dawn.",
        "Image copyrightReuters",
        None,
        "Reuters",
    ),
    ("橋樑在黎明。（圖／路透）", "橋樑在黎明。", "（圖／路透）", None, "路透"),
    ("橋樑在黎明。圖／王小明攝", "橋樑在黎明。", "圖／王小明攝", "王小明", None),
    ("桥在黎明。新华社发（王小明摄）", "桥在黎明。", "新华社发（王小明摄）", "王小明", "新华社"),
    ("夜明けの橋＝2024年3月12日、山田太郎撮影", "夜明けの橋", "＝2024年3月12日、山田太郎撮影", "山田太郎", None),
    ("새벽의 다리. 홍길동 기자", "새벽의 다리.", "홍길동 기자", "홍길동", None),
    ("새벽의 다리. /연합뉴스", "새벽의 다리.", "연합뉴스", None, "연합뉴스"),
    (
        "A bridge at dawn.CreditJane Doe/Associated Press",
        "A bridge at dawn.",
        "CreditJane Doe/Associated Press",
        "Jane Doe",
        "Associated Press",
    ),
    (
        "A bridge at dawn. CreditCreditJane Doe for The New York Times",
        "A bridge at dawn.",
        "CreditCreditJane Doe for The New York Times",
        "Jane Doe",
        "The New York Times",
    ),
    (
        "Image source, Getty Images Image caption, A bridge at dawn.",
        "A bridge at dawn.",
        "Image source, Getty Images",
        None,
        "Getty Images",
    ),
    ("Image caption, A bridge at dawn. © AFP", "A bridge at dawn.", "© AFP", None, "AFP"),
    (
        "Image copyrightGETTY IMAGESImage captionA bridge at dawn.",
        "A bridge at dawn.",
        "Image copyrightGETTY IMAGES",
        None,
        "GETTY IMAGES",
    ),
]


@pytest.mark.parametrize(("line", "text", "credit", "photographer", "agency"), FRAMED)
def test_what_stands_around_a_caption_is_no_part_of_it(
    line: str, text: str, credit: str, photographer: str | None, agency: str | None
) -> None:
    """Buttons, counters, labels and notes on who may use the picture belong neither to the words nor to the credit."""
    caption = parse_caption(line)
    assert (text, credit, photographer, agency) == (
        caption.text,
        caption.credit,
        caption.photographer,
        caption.agency,
    )


def test_language_may_be_given() -> None:
    """With its language a line is read with the words of that language; a tag that is none raises."""
    assert parse_caption("Photo: Jane Doe", language="en") == parse_caption("Photo: Jane Doe")
    with pytest.raises(UnknownLanguageError, match="expected a BCP 47 tag"):
        parse_caption("Photo: Jane Doe", language="!")
