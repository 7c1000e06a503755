"""Who speaks in sentences of many languages, each read with the words of its language."""

import pytest

from newsparse import QuoteKind
from newsparse.fields.quote import find_article_quotes
from newsparse.fields.quote.linear import load_models
from newsparse.lexicon import load
from newsparse.model import Block, Page, Role
from newsparse.span import Span

NOT_SPEECH = "not speech"

SENTENCES: list[tuple[str, str, list[str | None]]] = [
    ("de", "„Wir bleiben hier“, sagte die Kulturdezernentin.", ["die Kulturdezernentin"]),
    ("de", "„Wir bleiben hier“, sagte der Fraktionsvorsitzende Jonas Harting am Montag.", ["Jonas Harting"]),
    ("de", "»Es wird lange dauern«, sagte van der Velde.", ["van der Velde"]),
    (
        "de",
        "Jonas Harting sagte: „Das Boot bleibt.“ „Es gehört uns“, fügte er hinzu.",
        ["Jonas Harting", "Jonas Harting"],
    ),
    ("de", "„Das Boot bleibt“, teilte die Stadt am Dienstag mit.", ["die Stadt"]),
    ("de", "„Das Boot“, sagte Harting, „bleibt im Hafen.“", ["Harting", "Harting"]),
    ("de", "Laut Hafenmeisterin Petra Lindner ist das Boot „nicht mehr zu retten“.", ["Petra Lindner"]),
    ("de", "Die Ministerin nannte den Plan einen „schweren Fehler“.", ["Die Ministerin"]),
    ("de", "„Das Boot bleibt“, so der Sprecher der Reederei.", ["der Sprecher"]),
    ("de", "Wie die Polizei mitteilte, sei der Mann „stark betrunken“ gewesen.", ["die Polizei"]),
    ("de", "Bürgermeister Karl Ostermann (CDU) sprach von einem „guten Tag für die Stadt“.", ["Karl Ostermann"]),
    (
        "de",
        "Petra Lindner leitet den Hafen. „Wir haben kein Geld“, sagt sie. Ihr Stellvertreter Ole Brandt widerspricht. „Geld ist da“, sagt er.",
        ["Petra Lindner", "Ole Brandt"],
    ),
    ("de", "Der Verein kritisierte das Urteil. „Das ist ein Skandal“, hieß es in einer Mitteilung.", [None]),
    ("de", "„Ich habe nichts gesehen“, erzählte eine Anwohnerin, die anonym bleiben wollte.", ["eine Anwohnerin"]),
    ("de", "„Die Fähre fährt wieder“, erklärte das Verkehrsministerium.", ["das Verkehrsministerium"]),
    ("de", "Die Gewerkschaft Verdi warnte vor „kalten Nächten“.", ["Die Gewerkschaft Verdi"]),
    (
        "de",
        "„Das Spiel war schlecht“, meinte Trainer Ole Brandt. „Wir müssen mehr laufen.“",
        ["Ole Brandt", "Ole Brandt"],
    ),
    ("de", "Harting betonte, man werde „keinen Meter weichen“.", ["Harting"]),
    ("de", "Er habe, sagte Harting, „nie daran gezweifelt“.", ["Harting"]),
    ("de", "Auf die Frage nach dem Geld antwortete Lindner: „Das prüfen wir.“", ["Lindner"]),
    ("de", "„Die Lage ist ernst“, heißt es aus dem Innenministerium.", [None]),
    ("de", "Der sogenannte „Hafenstreit“ dauert schon drei Jahre.", [NOT_SPEECH]),
    ("de", "Der Film „Nachtboot“ läuft im Herbst an.", [NOT_SPEECH]),
    ("de", "Lindners Anwalt Tim Feld sagte, seine Mandantin sei „tief enttäuscht“.", ["Tim Feld"]),
    ("de", "Die Grünen-Politikerin Katrin Thoma-Reuter forderte „endlich klare Regeln“.", ["Katrin Thoma-Reuter"]),
    ("de", "„Viele Familien warten“, klagt Mesut Aydın, der Vorsitzende des Vereins.", ["Mesut Aydın"]),
    ("fr", "« Le bateau reste ici », a déclaré lundi la maire de Skerra, Anne Lefort.", ["Anne Lefort"]),
    ("fr", "« Le bateau reste ici, a déclaré Anne Lefort. Il est à nous. »", ["Anne Lefort"]),
    ("fr", "« Nous n'avons rien vu », explique un habitant qui préfère rester anonyme.", ["un habitant"]),
    ("fr", "Pour Marc Delvaux, président de l'association, « la ville a menti ».", ["Marc Delvaux"]),
    ("fr", "Selon le ministère de la Pêche, le bateau est « hors d'usage ».", ["le ministère de la Pêche"]),
    (
        "fr",
        "Anne Lefort dirige le port. « Il n'y a plus d'argent », dit-elle. Marc Delvaux n'est pas d'accord. « L'argent existe », répond-il.",
        ["Anne Lefort", "Marc Delvaux"],
    ),
    ("fr", "Le maire a dénoncé « un coup dur pour la région ».", ["Le maire"]),
    ("fr", "« C'est une honte », s'insurge Marc Delvaux.", ["Marc Delvaux"]),
    ("fr", "« C'est à la ville », a-t-on appris auprès du port, « de payer ».", [None, None]),
    ("fr", "« Le bateau est à nous », ont affirmé les pêcheurs.", ["les pêcheurs"]),
    (
        "fr",
        "Le porte-parole du gouvernement, Luc Brémond, a estimé que la mesure était « juste et nécessaire ».",
        ["Luc Brémond"],
    ),
    ("fr", "Interrogée par la radio, Anne Lefort a assuré : « Le bateau restera. »", ["Anne Lefort"]),
    ("fr", "– Le bateau reste ici, dit Anne Lefort.", ["Anne Lefort"]),
    ("fr", "M. Delvaux, qui préside l'association, s'est dit « très déçu ».", ["M. Delvaux"]),
    ("fr", "Son roman « Le Bateau de nuit » sort en mars.", [NOT_SPEECH]),
    (
        "fr",
        "L'avocate de la famille, Me Claire Duval, a qualifié la décision d'« incompréhensible ».",
        ["Claire Duval"],
    ),
    ("fr", "« On attend », souffle-t-elle.", [None]),
    ("fr", "Dans un communiqué, la préfecture appelle à « la plus grande prudence ».", ["la préfecture"]),
    ("es", "«El barco se queda aquí», dijo este lunes la alcaldesa de Skerra, Ana Robledo.", ["Ana Robledo"]),
    ("es", "“El barco se queda, afirmó Ana Robledo. Es nuestro.”", ["Ana Robledo"]),
    ("es", '"No hemos visto nada", explica un vecino que prefiere no dar su nombre.', ["un vecino"]),
    ("es", "Según el Ministerio de Pesca, el barco está “fuera de uso”.", ["Ministerio de Pesca"]),
    ("es", "El presidente de la asociación, Martín Olmedo, aseguró que la ciudad “ha mentido”.", ["Martín Olmedo"]),
    (
        "es",
        "Ana Robledo dirige el puerto. “No hay dinero”, dice. Martín Olmedo no está de acuerdo. “El dinero existe”, responde él.",
        ["Ana Robledo", "Martín Olmedo"],
    ),
    ("es", "“Esto es una vergüenza”, denunció Olmedo.", ["Olmedo"]),
    ("es", "El alcalde calificó la decisión de “golpe durísimo”.", ["El alcalde"]),
    ("es", "—El barco se queda —dijo Ana Robledo.", ["Ana Robledo"]),
    ("es", "Robledo, que llegó en enero, señaló que “queda mucho por hacer”.", ["Robledo"]),
    ("es", "Su novela “El barco de noche” se publica en marzo.", [NOT_SPEECH]),
    ("es", "“Los pescadores están cansados”, han dicho los sindicatos.", ["los sindicatos"]),
    ("es", "En un comunicado, la empresa habló de “razones técnicas”.", ["la empresa"]),
    ("es", "“Es lo que hay”, ha resumido el portavoz del Gobierno, Luis Arce Peña.", ["Luis Arce Peña"]),
    ("it", "«La nave resta qui», ha detto lunedì la sindaca di Skerra, Anna Rubini.", ["Anna Rubini"]),
    ("it", "«La nave resta qui – ha detto Anna Rubini –. È nostra.»", ["Anna Rubini"]),
    ("it", "“Non abbiamo visto niente”, spiega un abitante che vuole restare anonimo.", ["un abitante"]),
    ("it", "Secondo il ministero della Pesca, la nave è «fuori uso».", ["il ministero della Pesca"]),
    ("it", "Il presidente dell'associazione, Marco Dolci, ha affermato che la città «ha mentito».", ["Marco Dolci"]),
    (
        "it",
        "Anna Rubini dirige il porto. «Non ci sono soldi», dice. Marco Dolci non è d'accordo. «I soldi ci sono», replica lui.",
        ["Anna Rubini", "Marco Dolci"],
    ),
    ("it", "«È una vergogna», denuncia Dolci.", ["Dolci"]),
    ("it", "Il sindaco ha definito la decisione «un colpo durissimo».", ["Il sindaco"]),
    ("it", "Dolci ha aggiunto: «Andremo avanti».", ["Dolci"]),
    ("it", "Il suo romanzo «La nave di notte» esce a marzo.", [NOT_SPEECH]),
    ("it", "«Siamo stanchi», hanno detto i pescatori.", ["i pescatori"]),
    ("it", "«Vedremo», ha risposto il ministro dell'Interno Carlo Bassi.", ["Carlo Bassi"]),
    ("it", "In una nota, l'azienda parla di «ragioni tecniche».", ["l'azienda"]),
    ("sv", "– Båten blir kvar, säger hamnchefen Anna Lindgren.", ["Anna Lindgren"]),
    ("sv", "– Båten blir kvar, säger Anna Lindgren. Den är vår.", ["Anna Lindgren", "Anna Lindgren"]),
    ("sv", "”Båten blir kvar”, skriver kommunen i ett pressmeddelande.", ["kommunen"]),
    (
        "sv",
        "Anna Lindgren leder hamnen.\n– Vi har inga pengar, säger hon.\nErik Holm håller inte med.\n– Pengarna finns, säger han.",
        ["Anna Lindgren", "Erik Holm"],
    ),
    ("sv", "Enligt polisen var mannen ”kraftigt berusad”.", ["polisen"]),
    ("sv", "– Vi såg ingenting, berättar en granne som vill vara anonym.", ["en granne"]),
    ("sv", "Statsministern kallar beslutet ”ett svek”.", ["Statsministern"]),
    (
        "sv",
        "– Det här är inte slut, säger Erik Holm, ordförande i föreningen.\n– Vi fortsätter.",
        ["Erik Holm", "Erik Holm"],
    ),
    ("sv", "Holm säger att han är ”mycket besviken”.", ["Holm"]),
    ("sv", "Hans roman ”Nattbåten” kommer i mars.", [NOT_SPEECH]),
    ("no", "– Båten blir, sier ordfører Anna Berg.", ["Anna Berg"]),
    ("no", "– Båten blir, sier Anna Berg til avisen. Den er vår.", ["Anna Berg", "Anna Berg"]),
    ("no", "«Båten blir», skriver kommunen i en pressemelding.", ["kommunen"]),
    (
        "no",
        "Anna Berg leder havnen.\n– Vi har ikke penger, sier hun.\nErik Holm er uenig.\n– Pengene finnes, svarer han.",
        ["Anna Berg", "Erik Holm"],
    ),
    ("no", "Ifølge politiet var mannen «sterkt beruset».", ["politiet"]),
    ("no", "– Vi så ingenting, forteller en nabo som ønsker å være anonym.", ["en nabo"]),
    ("no", "Statsministeren kaller vedtaket «et svik».", ["Statsministeren"]),
    ("no", "– Dette er ikke slutt, sier Erik Holm, som er leder i foreningen.", ["Erik Holm"]),
    ("da", "- Båden bliver, siger borgmester Anna Holm.", ["Anna Holm"]),
    ("da", "»Båden bliver,« siger Anna Holm til avisen.", ["Anna Holm"]),
    ("fi", "– Laiva jää, sanoo Anna Virtanen.", ["Anna Virtanen"]),
    ("nl", "„De boot blijft”, zei burgemeester Anna de Vries maandag.", ["Anna de Vries"]),
    ("nl", "Volgens de politie was de man ‘zwaar dronken’.", ["de politie"]),
    ("pt", "“O barco fica”, disse a presidente da câmara, Ana Ribeiro.", ["Ana Ribeiro"]),
    ("pt", "Segundo o Ministério da Pesca, o barco está “fora de uso”.", ["Ministério da Pesca"]),
    ("pl", "– Statek zostaje – powiedziała Anna Nowak.", ["Anna Nowak"]),
    ("ru", "– Паром останется, – сказала Анна Петрова.", ["Анна Петрова"]),
    ("ru", "«Паром останется», — сказал мэр города Иван Петров.", ["Иван Петров"]),
    ("zh", "“船会留下，”他说。", [None]),
    ("tr", 'Belediye Başkanı Ayşe Yılmaz, "Gemi kalıyor" dedi.', ["Ayşe Yılmaz"]),
    ("en", "The Ministry of Fisheries said: “The boat is beyond repair.”", ["Ministry of Fisheries"]),
    ("en", "“It is ours,” said the Department of Health and Social Care.", ["Department of Health and Social Care"]),
    ("en", "“It is ours,” said Prime Minister Abdel Fattah el-Sisi.", ["Abdel Fattah el-Sisi"]),
    ("en", "“It is ours,” said Sean O'Hara.", ["Sean O'Hara"]),
    ("en", "“It is ours,” said one of the two divers, who asked not to be named.", ["one of the two divers"]),
    ("en", "Moderator: “Who owns the boat?”\nLee: “We do.”", ["Moderator", "Lee"]),
    ("en", "Ann Lee runs the harbour. It opened in 1990. “We have no money,” she said.", ["Ann Lee"]),
    ("en", "“The boat stays,” Tom Vale thundered. “It is ours.”", ["Tom Vale", "Tom Vale"]),
    ("en", "“The boat stays,” Tom Vale grizzled.", ["Tom Vale"]),
    ("en", "A report by the Harbour Trust found “serious faults”.", ["A report"]),
    ("en", "The ship “Night Heron” sank in May.", [NOT_SPEECH]),
    ("en", "The word “ferry” is old.", [NOT_SPEECH]),
    ("en", "The paper quoted Ann Lee as saying “the boat stays”.", ["Ann Lee"]),
    ("en", "“The boat stays,” Ann Lee was quoted as saying by the paper.", ["Ann Lee"]),
    ("en", "The boat, said Ann Lee, is “beyond repair”.", ["Ann Lee"]),
    ("en", "Ann Lee made this comment on Monday:\n“The boat stays.”", ["Ann Lee"]),
    ("en", "“LEE: The boat stays.\n“VALE: It is a wreck.”", ["LEE", "VALE"]),
    ("en", "“The boat stays,” said the head of the harbour trust, Ann Lee.", ["Ann Lee"]),
    ("de", "„Das Boot bleibt“, sagte die Sprecherin der Gewerkschaft, Anna Weber.", ["Anna Weber"]),
    ("de", "„Das Boot bleibt“, grollte der 63-jährige Ole Brandt.", ["Ole Brandt"]),
    ("de", "„Das Boot bleibt“, hatte Harting im Mai gesagt.", ["Harting"]),
    ("de", "Das Boot, so Harting, sei „nicht zu retten“.", ["Harting"]),
    ("de", "Das Boot werde „bis auf Weiteres“ bleiben, sagte ein Sprecher der Reederei.", ["ein Sprecher"]),
    ("de", "Den Vorwurf wies der Sprecher als „absurd“ zurück.", ["der Sprecher"]),
    ("de", "Dazu erklärte der Landrat: „Wir prüfen den Fall.“", ["der Landrat"]),
    ("de", "Einem Sprecher der Werft zufolge ist das Boot „nicht zu retten“.", ["Einem Sprecher"]),
    ("de", "Für Hafenchef Ole Brandt ist das Boot „ein Wrack“.", ["Ole Brandt"]),
    ("de", "Der Deutsche Seeverband nannte das Boot „ein Wrack“.", ["Der Deutsche Seeverband"]),
    ("de", "Hartings Stellvertreterin Ina Feld widersprach: „Das Boot bleibt.“", ["Ina Feld"]),
    ("de", "„Das Boot bleibt“, sagt Ökonomin Lena Feld vom Institut für Seehandel.", ["Lena Feld"]),
    ("fr", "« Le bateau reste », a indiqué à l'agence le commandant Luc Arnaud.", ["Luc Arnaud"]),
    ("fr", "Le syndicat CGM dénonce une « provocation ».", ["Le syndicat CGM"]),
    ("es", "“El barco se queda”, bramó el capitán Leo Paz.", ["Leo Paz"]),
    ("es", "La alcaldesa Ana Robledo visitó el puerto. “El barco se queda”, dijo.", ["Ana Robledo"]),
    ("nl", "De voorzitter van de bond, Piet Jansen, spreekt van ‘een schande’.", ["Piet Jansen"]),
    ("hu", "„A hajó marad” – mondta Nagy Anna polgármester.", ["Nagy Anna"]),
    ("hu", "Kovács Péter szerint a hajó „nem javítható”.", ["Kovács Péter"]),
    ("tr", 'Yılmaz, "Gemi kalıyor" şeklinde konuştu.', ["Yılmaz"]),
    ("zh", "王小明说：“船会留下。”", ["王小明"]),
    ("zh", "市长李丽表示，“船会留下”。", ["李丽"]),
    ("ja", "山田太郎市長は「船は残る」と話した。", ["山田太郎"]),
    ("ja", "佐藤さんは「船は残る」と述べた。", ["佐藤"]),
    ("ko", "김철수 시장은 “배는 남는다”고 말했다.", ["김철수"]),
    ("ko", "박영희 대표는 “우리 배”라며 “팔지 않는다”고 밝혔다.", ["박영희", "박영희"]),
    ("ar", "قال محمد السالم: «السفينة باقية».", ["محمد السالم"]),
    ("ar", "وأضاف السالم «هي لنا».", ["السالم"]),
    ("hi", 'महापौर राम सिंह ने कहा, "नाव रहेगी।"', ["राम सिंह"]),
    ("vi", '"Con tàu ở lại", ông Nguyễn Văn An nói.', ["Nguyễn Văn An"]),
    ("zh", "外交部发言人李丽说：“船会留下。”", ["李丽"]),
    ("zh", "“船会留下。”市长李丽表示。", ["李丽"]),
    ("zh", "警方表示，船“不会停航”。", ["警方"]),
    ("zh", "王小明昨天表示，船会留下。他说：“我们不会放弃。”", ["王小明"]),
    ("zh", "他的新书《夜船》出版了。", [NOT_SPEECH]),
    ("ja", "佐藤首相は記者団に「船は残る」と述べた。", ["佐藤"]),
    ("ja", "「船は残る」と山田太郎市長は語った。", ["山田太郎"]),
    ("ja", "港湾局の報道官は「船は残る」と批判した。", ["港湾局の報道官"]),
    ("ja", "「船は残る」と話した。", [None]),
    ("ko", "경찰 관계자는 “배는 남는다”고 밝혔다.", ["경찰 관계자"]),
    ("ko", "“배는 남는다”고 김철수 시장이 말했다.", ["김철수"]),
    ("ko", "김철수 시장이 항구를 찾았다. 그는 “배는 남는다”고 말했다.", ["김철수"]),
    ("ar", "وقال رئيس البلدية أحمد سالم: «السفينة باقية».", ["أحمد سالم"]),
    ("ar", "وأضاف: «لن نستسلم».", [None]),
    ("hi", 'विदेश मंत्रालय के प्रवक्ता अरुण शर्मा ने कहा, "नाव रहेगी।"', ["अरुण शर्मा"]),
    ("hi", '"नाव रहेगी," राम सिंह ने कहा।', ["राम सिंह"]),
]

# Forms that are not read.
KNOWN_GAPS: list[tuple[str, str, list[str | None]]] = [
    ("es", "“Hay que seguir”, dijo quien fuera ministra de Pesca, Elena Soto.", ["Elena Soto"]),
    ("en", "Mayor Ann Lee spoke first. Her deputy, Tom Vale, was blunt: “No.”", ["Tom Vale"]),
    ("en", "They had crossed a “red line”.", [NOT_SPEECH]),
]


def _speakers(language: str, text: str) -> list[str | None]:
    page = Page(text)
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Role.PARAGRAPH, "", Span(at, at + len(line))))
        at += len(line) + 1
    quotes = find_article_quotes(page, blocks, load(language), load_models())
    return [NOT_SPEECH if quote.kind is QuoteKind.NOT_SPEECH else quote.speaker for quote in quotes]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_speakers_are_found(language: str, text: str, expected: list[str | None]) -> None:
    """Each quote has its speaker, none where nobody is named; titles and so-called things are no speech."""
    assert expected == _speakers(language, text)


@pytest.mark.xfail
@pytest.mark.parametrize(("language", "text", "expected"), KNOWN_GAPS)
def test_known_gaps(language: str, text: str, expected: list[str | None]) -> None:
    """Forms that are not read yet."""
    assert expected == _speakers(language, text)
