"""Datelines: what opens a story, and what only looks so."""

from __future__ import annotations

from datetime import date

import pytest

from newsparse.errors import UnknownLanguageError
from newsparse.fields.dateline import parse_dateline

PUBLISHED = date(2021, 3, 5)

# The opening, its dateline, places, date (the year from PUBLISHED) and agency.
FOUND: list[tuple[str, str, tuple[str, ...], str | None, str | None]] = [
    ("WASHINGTON (AP) — The House voted.", "WASHINGTON (AP) —", ("WASHINGTON",), None, "AP"),
    ("LONDON, March 5 (Reuters) - Oil rose.", "LONDON, March 5 (Reuters) -", ("LONDON",), "2021-03-05", "Reuters"),
    ("BEIRUT, Lebanon — The port burned.", "BEIRUT, Lebanon —", ("BEIRUT, Lebanon",), None, None),
    ("SEOUL/TOKYO (Kyodo) -- Talks began.", "SEOUL/TOKYO (Kyodo) --", ("SEOUL", "TOKYO"), None, "Kyodo"),
    ("Kigali: The minister said so.", "Kigali:", ("Kigali",), None, None),
    ("(Reuters) - Shares rose.", "(Reuters) -", (), None, "Reuters"),
    ("PARIS, 12 oct. (AFP) — Le gouvernement a dit.", "PARIS, 12 oct. (AFP) —", ("PARIS",), "2020-10-12", "AFP"),
    ("Dekalb, Ill. — The farm is quiet.", "Dekalb, Ill. —", ("Dekalb, Ill.",), None, None),
    ("München/London – Die Bank will sparen.", "München/London –", ("München", "London"), None, None),
    (
        "LONDON (Reuters, March 5) — The pound fell.",
        "LONDON (Reuters, March 5) —",
        ("LONDON",),
        "2021-03-05",
        "Reuters",
    ),
    ("BERLIN (dpa, 5. März) - Die Zahl stieg.", "BERLIN (dpa, 5. März) -", ("BERLIN",), "2021-03-05", "dpa"),
    (
        "МОСКВА, 5 мар — РИА Новости. Президент подписал указ.",
        "МОСКВА, 5 мар — РИА Новости.",
        ("МОСКВА",),
        "2021-03-05",
        "РИА Новости",
    ),
    (
        "МОСКВА, 5 марта. /ТАСС/. Президент подписал указ.",
        "МОСКВА, 5 марта. /ТАСС/.",
        ("МОСКВА",),
        "2021-03-05",
        "ТАСС",
    ),
    (
        "Москва. 5 марта. INTERFAX.RU - Президент подписал указ.",
        "Москва. 5 марта. INTERFAX.RU -",
        ("Москва",),
        "2021-03-05",
        "INTERFAX.RU",
    ),
    ("КИЇВ. 5 березня. УНН. Уряд ухвалив рішення.", "КИЇВ. 5 березня. УНН.", ("КИЇВ",), "2021-03-05", "УНН"),
    (
        "5 марта, Минск /Корр. БЕЛТА/. Президент подписал указ.",
        "5 марта, Минск /Корр. БЕЛТА/.",
        ("Минск",),
        "2021-03-05",
        "Корр. БЕЛТА",
    ),
    ("القاهرة (رويترز) - قال وزير النفط", "القاهرة (رويترز) -", ("القاهرة",), None, "رويترز"),
    ("بيروت - أ ف ب - قال الجيش", "بيروت - أ ف ب -", ("بيروت",), None, "أ ف ب"),
    ("الرياض: «الشرق الأوسط» أعلنت الوزارة", "الرياض: «الشرق الأوسط»", ("الرياض",), None, "الشرق الأوسط"),
    (
        "دبي، الإمارات العربية المتحدة (CNN) -- قال المتحدث",
        "دبي، الإمارات العربية المتحدة (CNN) --",
        ("دبي، الإمارات العربية المتحدة",),
        None,
        "CNN",
    ),
    ("تهران - ایرنا - وزیر گفت", "تهران - ایرنا -", ("تهران",), None, "ایرنا"),
    ("नई दिल्ली, 5 मार्च (भाषा) सरकार ने कहा", "नई दिल्ली, 5 मार्च (भाषा)", ("नई दिल्ली",), "2021-03-05", "भाषा"),
    ("नई दिल्ली: सरकार ने कहा कि वह", "नई दिल्ली:", ("नई दिल्ली",), None, None),
    ("新华社北京3月5日电 国务院总理", "新华社北京3月5日电", ("北京",), "2021-03-05", "新华社"),
    ("（新华社北京3月5日电）国务院总理", "（新华社北京3月5日电）", ("北京",), "2021-03-05", "新华社"),
    ("中新网3月5日电 据报道", "中新网3月5日电", (), "2021-03-05", "中新网"),
    ("中央社記者侯姿瑩台北5日電 總統今天", "中央社記者侯姿瑩台北5日電", ("台北",), "2021-03-05", "中央社"),
    ("（中央社台北5日電）總統今天", "（中央社台北5日電）", ("台北",), "2021-03-05", "中央社"),
    ("記者張三／台北報導 市府今天", "記者張三／台北報導", ("台北",), None, None),
    ("【東京＝共同】政府は5日", "【東京＝共同】", ("東京",), None, "共同"),
    ("【東京＝ＡＦＰ】政府は5日", "【東京＝ＡＦＰ】", ("東京",), None, "ＡＦＰ"),
    ("【ワシントン＝山田太郎】米大統領は", "【ワシントン＝山田太郎】", ("ワシントン",), None, None),
    ("【ソウル聯合ニュース】韓国の", "【ソウル聯合ニュース】", ("ソウル",), None, "聯合ニュース"),
    ("【ニューヨーク時事】5日の", "【ニューヨーク時事】", ("ニューヨーク",), None, "時事"),
    ("[東京 5日 ロイター] - 日経平均は", "[東京 5日 ロイター] -", ("東京",), "2021-03-05", "ロイター"),
    ("【3月5日 AFP】フランスの", "【3月5日 AFP】", (), "2021-03-05", "AFP"),
    ("(서울=연합뉴스) 홍길동 기자 = 정부는 5일", "(서울=연합뉴스)", ("서울",), None, "연합뉴스"),
    ("[서울=뉴시스] 홍길동 기자 = 정부는", "[서울=뉴시스]", ("서울",), None, "뉴시스"),
    ("(워싱턴=뉴스1) 김현 특파원 = 미국", "(워싱턴=뉴스1)", ("워싱턴",), None, "뉴스1"),
    ("ANKARA (AA) - Cumhurbaşkanı konuştu.", "ANKARA (AA) -", ("ANKARA",), None, "AA"),
    (
        "İSTANBUL, 5 Mart (Reuters) - Borsa yükseldi.",
        "İSTANBUL, 5 Mart (Reuters) -",
        ("İSTANBUL",),
        "2021-03-05",
        "Reuters",
    ),
    (
        "Warszawa, 5.03.2021 (PAP) - Sejm przyjął ustawę.",
        "Warszawa, 5.03.2021 (PAP) -",
        ("Warszawa",),
        "2021-03-05",
        "PAP",
    ),
    ("WARSZAWA (PAP) – Sejm przyjął ustawę.", "WARSZAWA (PAP) –", ("WARSZAWA",), None, "PAP"),
    ("Praha 5. března (ČTK) - Vláda schválila.", "Praha 5. března (ČTK) -", ("Praha",), "2021-03-05", "ČTK"),
    (
        "Budapest, 2021. március 5., péntek (MTI) - A kormány döntött.",
        "Budapest, 2021. március 5., péntek (MTI) -",
        ("Budapest",),
        "2021-03-05",
        "MTI",
    ),
    (
        "București, 5 mar /Agerpres/ - Guvernul a aprobat.",
        "București, 5 mar /Agerpres/ -",
        ("București",),
        "2021-03-05",
        "Agerpres",
    ),
    ("AMSTERDAM (ANP) - De regering heeft besloten.", "AMSTERDAM (ANP) -", ("AMSTERDAM",), None, "ANP"),
    ("DEN HAAG - De Tweede Kamer stemde.", "DEN HAAG -", ("DEN HAAG",), None, None),
    ("KØBENHAVN /ritzau/ - Regeringen vil.", "KØBENHAVN /ritzau/ -", ("KØBENHAVN",), None, "ritzau"),
    ("STOCKHOLM (TT) Regeringen vill.", "STOCKHOLM (TT)", ("STOCKHOLM",), None, "TT"),
    ("OSLO (NTB): Regjeringen vil.", "OSLO (NTB):", ("OSLO",), None, "NTB"),
    ("Oslo (NTB-AFP): Regjeringen vil.", "Oslo (NTB-AFP):", ("Oslo",), None, "NTB-AFP"),
    ("HELSINKI (STT) - Hallitus esittää.", "HELSINKI (STT) -", ("HELSINKI",), None, "STT"),
    (
        "Roma, 5 mar. (Adnkronos) - Il governo ha deciso.",
        "Roma, 5 mar. (Adnkronos) -",
        ("Roma",),
        "2021-03-05",
        "Adnkronos",
    ),
    (
        "Milano, 5 mar. - (Adnkronos) - La Borsa sale.",
        "Milano, 5 mar. - (Adnkronos) -",
        ("Milano",),
        "2021-03-05",
        "Adnkronos",
    ),
    ("(AGI) - Roma, 5 mar. - Il governo ha deciso.", "(AGI) - Roma, 5 mar. -", ("Roma",), "2021-03-05", "AGI"),
    ("ROMA (ITALPRESS) - Il governo ha deciso.", "ROMA (ITALPRESS) -", ("ROMA",), None, "ITALPRESS"),
    ("Jakarta, CNN Indonesia -- Pemerintah akan.", "Jakarta, CNN Indonesia --", ("Jakarta",), None, "CNN Indonesia"),
    ("TEMPO.CO, Jakarta - Pemerintah akan menambah.", "TEMPO.CO, Jakarta -", ("Jakarta",), None, "TEMPO.CO"),
    ("JAKARTA, KOMPAS.com - Pemerintah akan.", "JAKARTA, KOMPAS.com -", ("JAKARTA",), None, "KOMPAS.com"),
    (
        "REPUBLIKA.CO.ID, JAKARTA -- Pemerintah akan.",
        "REPUBLIKA.CO.ID, JAKARTA --",
        ("JAKARTA",),
        None,
        "REPUBLIKA.CO.ID",
    ),
    ("Liputan6.com, Jakarta - Pemerintah akan.", "Liputan6.com, Jakarta -", ("Jakarta",), None, "Liputan6.com"),
    (
        "CIUDAD DE MÉXICO, 5 mar (EL UNIVERSAL).- El presidente dijo.",
        "CIUDAD DE MÉXICO, 5 mar (EL UNIVERSAL).-",
        ("CIUDAD DE MÉXICO",),
        "2021-03-05",
        "EL UNIVERSAL",
    ),
    ("CIUDAD DE MÉXICO.- El presidente dijo.", "CIUDAD DE MÉXICO.-", ("CIUDAD DE MÉXICO",), None, None),
    ("BUENOS AIRES (Télam).- El gobierno anunció.", "BUENOS AIRES (Télam).-", ("BUENOS AIRES",), None, "Télam"),
    ("Caracas, 5 Mar. AVN.- El gobierno anunció.", "Caracas, 5 Mar. AVN.-", ("Caracas",), "2021-03-05", "AVN"),
    ("LIMA, Perú.- El gobierno anunció.", "LIMA, Perú.-", ("LIMA, Perú",), None, None),
    ("Alger (APS) - Le ministre a dit.", "Alger (APS) -", ("Alger",), None, "APS"),
    ("OUAGADOUGOU, (AIB)- Le ministre a dit.", "OUAGADOUGOU, (AIB)-", ("OUAGADOUGOU",), None, "AIB"),
    ("QUÉBEC | Le gouvernement a dit.", "QUÉBEC |", ("QUÉBEC",), None, None),
    ("MONTRÉAL — Le maire a dit.", "MONTRÉAL —", ("MONTRÉAL",), None, None),
    (
        "BRIDGETOWN, Barbados (CMC) — The prime minister said.",
        "BRIDGETOWN, Barbados (CMC) —",
        ("BRIDGETOWN, Barbados",),
        None,
        "CMC",
    ),
    ("NAIROBI, Kenya, Mar 5 - The ministry said.", "NAIROBI, Kenya, Mar 5 -", ("NAIROBI, Kenya",), "2021-03-05", None),
    ("Accra, March 5, GNA – The minister said.", "Accra, March 5, GNA –", ("Accra",), "2021-03-05", "GNA"),
    ("MANILA, Philippines – The senate said.", "MANILA, Philippines –", ("MANILA, Philippines",), None, None),
    ("ZAMBOANGA CITY (PNA) — The mayor said.", "ZAMBOANGA CITY (PNA) —", ("ZAMBOANGA CITY",), None, "PNA"),
    ("TOKYO (Jiji Press) — The cabinet said.", "TOKYO (Jiji Press) —", ("TOKYO",), None, "Jiji Press"),
    ("MCALLEN, Texas — The river rose.", "MCALLEN, Texas —", ("MCALLEN, Texas",), None, None),
    ("McALLEN, Texas (AP) — The river rose.", "McALLEN, Texas (AP) —", ("McALLEN, Texas",), None, "AP"),
    ("ST. LOUIS — The zoo opened.", "ST. LOUIS —", ("ST. LOUIS",), None, None),
    ("ST. PAUL, Minn. (AP) — The zoo opened.", "ST. PAUL, Minn. (AP) —", ("ST. PAUL, Minn.",), None, "AP"),
    ("WASHINGTON, D.C. — The zoo opened.", "WASHINGTON, D.C. —", ("WASHINGTON, D.C.",), None, None),
    (
        "ABOARD AIR FORCE ONE (AP) — The president said.",
        "ABOARD AIR FORCE ONE (AP) —",
        ("ABOARD AIR FORCE ONE",),
        None,
        "AP",
    ),
    ("UNITED NATIONS (AP) — The council met.", "UNITED NATIONS (AP) —", ("UNITED NATIONS",), None, "AP"),
    (
        "VATICAN CITY, Mar 5 (Reuters) - The pope said.",
        "VATICAN CITY, Mar 5 (Reuters) -",
        ("VATICAN CITY",),
        "2021-03-05",
        "Reuters",
    ),
    ("NEW YORK, N.Y. (AP) — The zoo opened.", "NEW YORK, N.Y. (AP) —", ("NEW YORK, N.Y.",), None, "AP"),
    ("LONDON and PARIS — The ministers met.", "LONDON and PARIS —", ("LONDON", "PARIS"), None, None),
    (
        "BRUSSELS, LONDON (Reuters) - The ministers met.",
        "BRUSSELS, LONDON (Reuters) -",
        ("BRUSSELS", "LONDON"),
        None,
        "Reuters",
    ),
    ("TEL AVIV, Israel — The army said.", "TEL AVIV, Israel —", ("TEL AVIV, Israel",), None, None),
    (
        "KHAN YOUNIS, Gaza Strip (AP) — The army said.",
        "KHAN YOUNIS, Gaza Strip (AP) —",
        ("KHAN YOUNIS, Gaza Strip",),
        None,
        "AP",
    ),
    ("JERUSALEM (JTA) — The museum opened.", "JERUSALEM (JTA) —", ("JERUSALEM",), None, "JTA"),
    (
        "PORT-AU-PRINCE, Haiti (AP) — The port closed.",
        "PORT-AU-PRINCE, Haiti (AP) —",
        ("PORT-AU-PRINCE, Haiti",),
        None,
        "AP",
    ),
    ("Hamburg/Berlin (dpa) - Der Konzern sagte.", "Hamburg/Berlin (dpa) -", ("Hamburg", "Berlin"), None, "dpa"),
    (
        "Hamburg (dts Nachrichtenagentur) - Der Konzern sagte.",
        "Hamburg (dts Nachrichtenagentur) -",
        ("Hamburg",),
        None,
        "dts Nachrichtenagentur",
    ),
    ("HAMBURG. Der Senat hat entschieden.", "HAMBURG.", ("HAMBURG",), None, None),
    ("Frankfurt/Main (AFP) - Die Bank sagte.", "Frankfurt/Main (AFP) -", ("Frankfurt/Main",), None, "AFP"),
    ("Wien (APA) – Die Regierung hat.", "Wien (APA) –", ("Wien",), None, "APA"),
    ("Bern (sda) - Der Bundesrat hat.", "Bern (sda) -", ("Bern",), None, "sda"),
    ("Washington/Peking. Die Zölle steigen.", "Washington/Peking.", ("Washington", "Peking"), None, None),
    ("GRAND JUNCTION, Colo. — The mesa burned.", "GRAND JUNCTION, Colo. —", ("GRAND JUNCTION, Colo.",), None, None),
    (
        "SAN JUAN, Puerto Rico (AP) — The grid failed.",
        "SAN JUAN, Puerto Rico (AP) —",
        ("SAN JUAN, Puerto Rico",),
        None,
        "AP",
    ),
    ("JUNEAU, Alaska (KTUU) - A bear came.", "JUNEAU, Alaska (KTUU) -", ("JUNEAU, Alaska",), None, "KTUU"),
    ("TAMPA, Fla. (WFLA) — A bear came.", "TAMPA, Fla. (WFLA) —", ("TAMPA, Fla.",), None, "WFLA"),
    ("CNN — The House voted.", "CNN —", (), None, "CNN"),
    ("WASHINGTON—The House voted.", "WASHINGTON—", ("WASHINGTON",), None, None),
    (
        "SÃO PAULO, SP (FOLHAPRESS) - O governo anunciou.",
        "SÃO PAULO, SP (FOLHAPRESS) -",
        ("SÃO PAULO, SP",),
        None,
        "FOLHAPRESS",
    ),
    (
        "Brasília (Agência Brasil) – O governo anunciou.",
        "Brasília (Agência Brasil) –",
        ("Brasília",),
        None,
        "Agência Brasil",
    ),
    (
        "LISBOA, 5 mar 2021 (Lusa) – O governo anunciou.",
        "LISBOA, 5 mar 2021 (Lusa) –",
        ("LISBOA",),
        "2021-03-05",
        "Lusa",
    ),
    ("Tiruchirappalli: The court said so.", "Tiruchirappalli:", ("Tiruchirappalli",), None, None),
    ("GUWAHATI, March 5: The court said so.", "GUWAHATI, March 5:", ("GUWAHATI",), "2021-03-05", None),
    ("Guwahati, March 5: The court said so.", "Guwahati, March 5:", ("Guwahati",), "2021-03-05", None),
    ("SRINAGAR — The court said so.", "SRINAGAR —", ("SRINAGAR",), None, None),
    ("Islamabad (APP): The court said so.", "Islamabad (APP):", ("Islamabad",), None, "APP"),
    ("ISLAMABAD, Mar 5 (APP): The court said so.", "ISLAMABAD, Mar 5 (APP):", ("ISLAMABAD",), "2021-03-05", "APP"),
    ("KARACHI, Pakistan — The court said so.", "KARACHI, Pakistan —", ("KARACHI, Pakistan",), None, None),
    (
        "DHAKA, March 5, 2021 (BSS) - The court said so.",
        "DHAKA, March 5, 2021 (BSS) -",
        ("DHAKA",),
        "2021-03-05",
        "BSS",
    ),
    ("Gaza, 5 March 2021 (WAFA) – The army said.", "Gaza, 5 March 2021 (WAFA) –", ("Gaza",), "2021-03-05", "WAFA"),
    ("Hanoi (VNA) – The ministry said.", "Hanoi (VNA) –", ("Hanoi",), None, "VNA"),
    (
        "VIENTIANE (Vientiane Times) - The ministry said.",
        "VIENTIANE (Vientiane Times) -",
        ("VIENTIANE",),
        None,
        "Vientiane Times",
    ),
    (
        "KUALA LUMPUR, March 5 (Bernama) -- The ministry said.",
        "KUALA LUMPUR, March 5 (Bernama) --",
        ("KUALA LUMPUR",),
        "2021-03-05",
        "Bernama",
    ),
    ("KUCHING: The ministry said so.", "KUCHING:", ("KUCHING",), None, None),
    ("SYDNEY, March 5 AAP - The ministry said.", "SYDNEY, March 5 AAP -", ("SYDNEY",), "2021-03-05", "AAP"),
    ("HARARE, Zimbabwe — The ministry said.", "HARARE, Zimbabwe —", ("HARARE, Zimbabwe",), None, None),
    ("ODESA, Ukraine (AP) — The ministry said.", "ODESA, Ukraine (AP) —", ("ODESA, Ukraine",), None, "AP"),
    (
        "KYIV, March 5 (Ukrinform) – The ministry said.",
        "KYIV, March 5 (Ukrinform) –",
        ("KYIV",),
        "2021-03-05",
        "Ukrinform",
    ),
    (
        "YEREVAN, MARCH 5, ARMENPRESS. The ministry said.",
        "YEREVAN, MARCH 5, ARMENPRESS.",
        ("YEREVAN",),
        "2021-03-05",
        "ARMENPRESS",
    ),
    (
        "BAKU, Azerbaijan, March 5. The ministry said.",
        "BAKU, Azerbaijan, March 5.",
        ("BAKU, Azerbaijan",),
        "2021-03-05",
        None,
    ),
    ("TASHKENT (UzA) -- The ministry said.", "TASHKENT (UzA) --", ("TASHKENT",), None, "UzA"),
    ("ΑΘΗΝΑ (ΑΠΕ-ΜΠΕ) - Ο υπουργός είπε.", "ΑΘΗΝΑ (ΑΠΕ-ΜΠΕ) -", ("ΑΘΗΝΑ",), None, "ΑΠΕ-ΜΠΕ"),
    ("ירושלים (רויטרס) - ראש הממשלה אמר", "ירושלים (רויטרס) -", ("ירושלים",), None, "רויטרס"),
    ("TOKYO, Aug. 15 -- The emperor said.", "TOKYO, Aug. 15 --", ("TOKYO",), "2021-08-15", None),
    ("RIO DE JANEIRO (Reuters) - The mayor said.", "RIO DE JANEIRO (Reuters) -", ("RIO DE JANEIRO",), None, "Reuters"),
    (
        "STRATFORD-UPON-AVON, England — The play opened.",
        "STRATFORD-UPON-AVON, England —",
        ("STRATFORD-UPON-AVON, England",),
        None,
        None,
    ),
    (
        "STOKE-on-TRENT, England (AP) — The kiln opened.",
        "STOKE-on-TRENT, England (AP) —",
        ("STOKE-on-TRENT, England",),
        None,
        "AP",
    ),
    ("PARIS — Emmanuel Macron said.", "PARIS —", ("PARIS",), None, None),
    ("GENEVA (5 March 2021) – The envoy said.", "GENEVA (5 March 2021) –", ("GENEVA",), "2021-03-05", None),
    ("Manila (Friday, March 5) — The House voted.", "Manila (Friday, March 5) —", ("Manila",), "2021-03-05", None),
    ("By Jane Roe / CAIRO – The market was quiet at noon.", "CAIRO –", ("CAIRO",), None, None),
    ("LONDON--(BUSINESS WIRE)--Acme today announced.", "LONDON--(BUSINESS WIRE)--", ("LONDON",), None, "BUSINESS WIRE"),
    ("KARACHI (March 5): The court said so.", "KARACHI (March 5):", ("KARACHI",), "2021-03-05", None),
    (
        "LONDON, Friday, March 5 (AP) — The House voted.",
        "LONDON, Friday, March 5 (AP) —",
        ("LONDON",),
        "2021-03-05",
        "AP",
    ),
    ("Kiel (dpo) - Der Rat stimmte zu.", "Kiel (dpo) -", ("Kiel",), None, "dpo"),
    ("Essen (dpa) - Der Rat stimmte zu.", "Essen (dpa) -", ("Essen",), None, "dpa"),
    ("LONDON (PA) — The House voted.", "LONDON (PA) —", ("LONDON",), None, "PA"),
    ("BERLIN (AFP, 5. März) — Der Rat stimmte zu.", "BERLIN (AFP, 5. März) —", ("BERLIN",), "2021-03-05", "AFP"),
    ("Paris - Emmanuel Macron said.", "Paris -", ("Paris",), None, None),
    (
        "SKERRA, Norway – March 12, 2024 – The ferry stays.",
        "SKERRA, Norway – March 12, 2024 –",
        ("SKERRA, Norway",),
        "2024-03-12",
        None,
    ),
    ("Skerra, le 12 mars 2024 – Le bac reste.", "Skerra, le 12 mars 2024 –", ("Skerra",), "2024-03-12", None),
    ("Skerra, den 12. März 2024 – Die Fähre bleibt.", "Skerra, den 12. März 2024 –", ("Skerra",), "2024-03-12", None),
    (
        "SKERRA, NORWAY / ACCESSWIRE / March 12, 2024 / The ferry stays.",
        "SKERRA, NORWAY / ACCESSWIRE / March 12, 2024 /",
        ("SKERRA, NORWAY",),
        "2024-03-12",
        "ACCESSWIRE",
    ),
    ("Berlin taz | Die Fähre bleibt.", "Berlin taz |", ("Berlin",), None, "taz"),
    ("(Nairobi) – The ferry stays.", "(Nairobi) –", ("Nairobi",), None, None),
    ("[NAIROBI] The ferry stays.", "[NAIROBI]", ("NAIROBI",), None, None),
    ("(Nairobi, March 5, 2021) – The ferry stays.", "(Nairobi, March 5, 2021) –", ("Nairobi",), "2021-03-05", None),
    (
        "March 12, 2024 – SKERRA, Norway – The ferry stays.",
        "March 12, 2024 – SKERRA, Norway –",
        ("SKERRA, Norway",),
        "2024-03-12",
        None,
    ),
    ("SKERRA, Fla. | The ferry stays.", "SKERRA, Fla. |", ("SKERRA, Fla.",), None, None),
    (
        "LA MIRADA, Calif., March 5 - The ferry stays.",
        "LA MIRADA, Calif., March 5 -",
        ("LA MIRADA, Calif.",),
        "2021-03-05",
        None,
    ),
    ("SKERRA, Norway : The ferry stays.", "SKERRA, Norway :", ("SKERRA, Norway",), None, None),
]

NOT_FOUND = [
    "BREAKING: The House voted.",
    "WATCH — The moment it fell.",
    "Q: Why?",
    "Cuba : la violente explosion",
    "JAKE TAPPER: Take a look.",
    "THE FACTS: He did not.",
    "U.S. — The land of plenty.",
    "The Office (OBR) said so.",
    "EDITOR'S NOTE — This story was updated.",
    "MUST READ: The best books.",
    "COVID-19 — What we know.",
    "NATO - The alliance met.",
    "FIFA — The body said.",
    "TOP STORY — The fire.",
    "Emmanuel Macron – The president said.",
    "Paris Hilton: The star said.",
    "Ukraine: Die Lage im Überblick",
    "Paris, mon amour — The film opens.",
    "London, baby! The trip.",
    "March 5 — The day it began.",
    "March 5, 2021 - The day it began.",
    "(Photo by AP) - The day.",
    "(AP Photo/John Smith)",
    "AP Photo/John Smith",
    "By Jane Doe",
    "By JANE DOE, Associated Press",
    "LONDON CALLING — The band is back.",
    "Washington Post — The paper said.",
    "FC Barcelona – Real Madrid 2:1",
    "Real Madrid - FC Barcelona 2:1",
    "Berlin-Marathon: Der Sieger heißt",
    "New York Times: The paper said.",
    "Munich Re – The insurer said.",
    "Frankfurt Airport: The strike goes on.",
    "Tokyo 2020: The games.",
    "TOKYO 2020 — The games.",
    "Paris (the city) is large.",
    "Chelsea Clinton: “I did.”",
    "Nice - Now we know.",
    "Essen: Was heute auf den Tisch kommt",
    "ROUND 1 — Smith wins.",
    "PART TWO — The return.",
    "I — The beginning.",
    "WHO: The organisation said.",
    "VIDEO: The moment it fell.",
    "Reuters reported on Monday that the plan failed.",
    "AP Stylebook: the new rules.",
    "CNN: Trump loses again.",
    "LONDON is calling.",
    "PARIS was quiet.",
    "Tom (CNN) said.",
    "Hendrik Streeck (CDU) sagte.",
    "ZURICH INSURANCE — Shares rose.",
    "BERLIN'S mayor said.",
    "May 5: The day.",
    "Total: 5",
    "Note – The plan failed.",
    "Am Montag – Der Tag.",
    "Der Spiegel – Das Magazin.",
    "Türkei: Erdoğan gewinnt die Wahl",
    "США: выборы президента",
    "Синоптик: погода на завтра",
    "Источник: РИА Новости",
    "Фото: РИА Новости",
    "写真：共同",
    "【速報】東京で火事",
    "【写真】東京の桜",
    "[단독] 정부는 5일",
    "【独自】政府は",
    "عاجل: قتيل في",
    "الرئيس: سنواصل",
    "فيديو - لحظة",
    "",
    "-",
    "Chad — a land without a coast.",
    "New York — that was the plan.",
    "In LONDON, March 5 is a day like others.",
    "Reuters (RTRS) shares rose 2% on Monday.",
    "(Nairobi) is the capital of Kenya and its largest city.",
    "[Nairobi] is what the sign says.",
    "(Nice) – that is what they said.",
    "Berlin and Paris | News",
    "HAMBURG / Kultur und mehr",
    "(Skerra) – The ferry stays.",
    "Anna, le 12 mars, a dit que le bac reste.",
]

# What a reader would see and we do not.
GAPS = [
    ("Colombo (News 1st); The court said so.", "Colombo (News 1st);"),
    ("CHARLOTTE AMALIE, U.S. Virgin Islands — The port closed.", "CHARLOTTE AMALIE, U.S. Virgin Islands —"),
]


@pytest.mark.parametrize(("paragraph", "text", "places", "day", "agency"), FOUND)
def test_dateline_is_found(
    paragraph: str, text: str, places: tuple[str, ...], day: str | None, agency: str | None
) -> None:
    """A dateline is found whole, with its places, its date and its agency."""
    dateline = parse_dateline(paragraph, published=PUBLISHED)
    assert dateline is not None
    assert (places, agency) == (dateline.places, dateline.agency)
    assert day == (str(dateline.date) if dateline.date else None)
    assert text == dateline.span.of(paragraph)


@pytest.mark.parametrize("paragraph", NOT_FOUND)
def test_look_alike_is_no_dateline(paragraph: str) -> None:
    """Labels, speakers, acronyms and prose are no datelines."""
    assert parse_dateline(paragraph) is None


@pytest.mark.xfail(raises=AssertionError)
@pytest.mark.parametrize(("paragraph", "text"), GAPS)
def test_known_gap(paragraph: str, text: str) -> None:
    """A dateline that is not found yet."""
    dateline = parse_dateline(paragraph, published=PUBLISHED)
    assert dateline is not None
    assert text == dateline.span.of(paragraph)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (date(2009, 1, 2), date(2008, 12, 31)),
        (date(2008, 12, 31), date(2008, 12, 31)),
        (date(2010, 12, 20), date(2010, 12, 31)),
        (None, None),
    ],
)
def test_year_is_the_nearest(published: date | None, expected: date | None) -> None:
    """A date without a year is the one nearest to the day of publication; where that is unknown, month and day are all."""
    dateline = parse_dateline("JAKARTA, Dec 31 (Reuters) - Palm oil rose.", published=published)
    assert dateline is not None
    assert expected == dateline.date
    assert (12, 31) == (dateline.month, dateline.day)


def test_no_such_day_is_no_date() -> None:
    """A day that no year near has is no date; the dateline stands."""
    dateline = parse_dateline("JAKARTA, Feb 29 (Reuters) - Palm oil rose.", published=date(2022, 3, 1))
    assert dateline is not None
    assert dateline.date is None


def test_dateline_asks_for_text() -> None:
    """Anything but text is the caller's mistake."""
    with pytest.raises(TypeError, match="paragraph: expected str, got bytes"):
        parse_dateline(b"LONDON (AP) -")  # type: ignore[arg-type]


def test_language_may_be_given() -> None:
    """With its language a line is read with the words of that language alone; a tag that is none raises."""
    assert parse_dateline("Skerra, le 12 mars 2024 – Le bac reste.", language="fr") is not None
    with pytest.raises(UnknownLanguageError, match="expected a BCP 47 tag"):
        parse_dateline("LONDON (AP) - Go.", language="!")
