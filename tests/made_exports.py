"""Documents as archives, mail programs and people export them, all of the same made-up story."""

from __future__ import annotations

from textwrap import fill

TITLE = "Islanders keep the night ferry"
STORY = (
    "The council of Skerra voted on Tuesday to keep the night ferry running for another year, after a long debate.",
    "The boat has crossed the sound every evening since 1987 and carries bakers, nurses and schoolchildren home.",
    '"I know every rock by its first name," said Ines Hall, the captain. "I would miss them."',
    "No one was hurt.",
)
BODY = "\n\n".join(STORY)
WRAPPED = "\n\n".join(fill(paragraph, 60) for paragraph in STORY)
TIGHT = "\n".join(STORY)
QUOTED = "\n>\n".join(f"> {paragraph}" for paragraph in STORY)

LEXIS = f"""

                               1 of 2 DOCUMENTS


                               The Daily Ledger

                             March 12, 2024 Tuesday
                              Late Edition - Final

{TITLE}

BYLINE: By ANNA KERR and TOM VALE

SECTION: Section A; Column 1; Metropolitan Desk; Pg. 1

LENGTH: 412 words

DATELINE: SKERRA, March 11


{WRAPPED}

URL: http://www.ledger.example

SUBJECT: FERRIES (90%); COUNCILS (78%)

GRAPHIC: PHOTO: The Kestrel at the pier on Monday. (PHOTOGRAPH BY INES
HALL/THE DAILY LEDGER)

LOAD-DATE: March 12, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                 Copyright 2024 The Daily Ledger Company
                          All Rights Reserved

"""
LEXIS_SECOND = f"""                               2 of 2 DOCUMENTS

                               The Daily Ledger

                             March 13, 2024 Wednesday

Bakers plan a strike

BYLINE: By TOM VALE

LENGTH: 200 words

{WRAPPED}

LOAD-DATE: March 13, 2024
"""
LEXIS_HEADLINE = f"""1 of 1 DOCUMENT

Copyright 2024 The Daily Ledger Company

The Daily Ledger

March 12, 2024, Tuesday, Late Edition

SECTION: Business; Pg. 3

LENGTH: 1,412 words

HEADLINE: {TITLE}

BYLINE: ANNA KERR

BODY:
   {BODY}

LOAD-DATE: March 13, 2024"""
LEXIS_GERMAN = """Dokument 1 von 3

Tagblatt Skerra

12. März 2024 Dienstag
Hauptausgabe

Die Nachtfähre bleibt

AUTOR: Anna Kerr

RUBRIK: LOKALES; S. 4

LÄNGE: 412 Wörter

Der Rat von Skerra hat am Dienstag beschlossen, die Nachtfähre ein weiteres Jahr fahren zu lassen, nach langer Debatte.

Verletzt wurde niemand.

SPRACHE: GERMAN; DEUTSCH

PUBLICATION-TYPE: Zeitung

Copyright 2024 Tagblatt Skerra GmbH
Alle Rechte vorbehalten
"""
LEXIS_TIGHT = f"""1 of 1 DOCUMENTS
The Daily Ledger
March 12, 2024 Tuesday
{TITLE}
BYLINE: By Anna Kerr
SECTION: NEWS; Pg. 1
LENGTH: 412 words
{TIGHT}
LOAD-DATE: March 12, 2024
LANGUAGE: ENGLISH
PUBLICATION-TYPE: Newspaper
Copyright 2024 The Daily Ledger
"""
NEXIS = f"""Page 1 of 3
{TITLE}

{TITLE}
The Daily Ledger
March 12, 2024 Tuesday
Late Edition

Copyright 2024 The Daily Ledger All Rights Reserved

Section: NEWS; Pg. 4
Length: 412 words
Byline: Anna Kerr, Transport Correspondent
Dateline: SKERRA

Body

{BODY}

Graphic

PHOTO: The Kestrel at the pier on Monday, before the vote that kept it running for another year. (INES HALL)

Classification

Language: ENGLISH

Publication-Type: Newspaper

Subject: FERRIES (90%); COUNCILS (78%)

Load-Date: March 12, 2024

End of Document
"""
NEXIS_COVER = f"""User Name: library
Date and Time: Tuesday, March 19, 2024 10:15 AM GMT
Job Number: 12345678

Documents (2)

1. {TITLE}
Client/Matter: -None-
Search Terms: night ferry
Narrowed by:
2. Bakers plan a strike
Client/Matter: -None-
Search Terms: night ferry

{TITLE}
The Daily Ledger
March 12, 2024 Tuesday

Copyright 2024 The Daily Ledger All Rights Reserved

Section: NEWS
Length: 412 words
Byline: Anna Kerr

Body

{BODY}

Load-Date: March 12, 2024

End of Document
"""
NEXIS_SECOND = f"""
Bakers plan a strike
The Daily Ledger
March 13, 2024 Wednesday

Copyright 2024 The Daily Ledger All Rights Reserved

Length: 212 words
Byline: Tom Vale

Body

{BODY}

Load-Date: March 13, 2024

End of Document
"""
FACTIVA = f"""News
{TITLE}

By Anna Kerr
412 words
12 March 2024
06:45 PM
The Daily Ledger
LEDGER
English
Copyright 2024 The Daily Ledger. All Rights Reserved.

{BODY}

Document LEDGER0020240312ek3c0001a
"""
FACTIVA_SECOND = f"""
Bakers plan a strike

200 words
13 March 2024
The Daily Ledger
LEDGER
7
English
(c) 2024 The Daily Ledger

{BODY}

Document LEDGER0020240313ek3d0002b

Search Summary
Text night ferry
Source All Sources
"""
FACTIVA_TIGHT = f"""{TITLE}
412 words
12 March 2024
The Daily Ledger
LEDGER
English
Copyright 2024 The Daily Ledger. All Rights Reserved.
{TIGHT}
Document LEDGER0020240312ek3c0001a
"""
FACTIVA_FIELDS = f"""SE  News
HD  {TITLE}
BY  By Anna Kerr
WC  412 words
PD  12 March 2024
ET  06:45 PM
SN  The Daily Ledger
SC  LEDGER
LA  English
CY  Copyright 2024 The Daily Ledger.

LP
{STORY[0]}

TD
{STORY[1]}

{STORY[2]}

{STORY[3]}

NS  gtrans : Transport | gcat : Political/General News
RE  norw : Norway
AN  Document LEDGER0020240312ek3c0001a
"""
FACTIVA_FIELDS_TIGHT = f"""HD {TITLE}
BY By Anna Kerr
WC 412 words
PD 12 March 2024
SN The Daily Ledger
CY Copyright 2024 The Daily Ledger.
LP {STORY[0]}
{STORY[1]}
TD {STORY[2]}
{STORY[3]}
CO skerra : Skerra Shipping AS
AN Document LEDGER0020240312ek3c0001a
"""
PROQUEST = f"""____________________________________________________________

Report Information from ProQuest

____________________________________________________________

Document 1 of 2

{TITLE}

Author: Kerr, Anna

Publication info: The Daily Ledger; Skerra [Skerra]. 12 Mar 2024: A.4.

http://search.example/docview/123456789

Abstract: The council voted to keep the boat for a year.

Full text: {BODY}

Credit: By Anna Kerr

Subject: Ferries; Councils

Title: {TITLE}

Publication title: The Daily Ledger

Publication date: Mar 12, 2024

ProQuest document ID: 123456789

Copyright: Copyright The Daily Ledger Mar 12, 2024

Database: Newsstand

"""
PROQUEST_SECOND = f"""____________________________________________________________

Document 2 of 2

Bakers plan a strike

Author: Vale, Tom

Publication info: The Daily Ledger; Skerra [Skerra]. 13 Mar 2024: A.4.

Full text: {BODY}

Publication title: The Daily Ledger

Publication date: Mar 13, 2024

ProQuest document ID: 123456790

____________________________________________________________

Contact ProQuest

Copyright © 2024 ProQuest LLC. All rights reserved. - Terms and Conditions
"""
PROQUEST_CITED = f"""{TITLE}

Kerr, Anna; Vale, Tom. The Daily Ledger; Skerra [Skerra]. 12 Mar 2024: A.4.

ProQuest document link

ABSTRACT

The council voted to keep the boat for a year.

FULL TEXT

{BODY}

DETAILS

Subject:	Ferries; Councils

Publication title:	The Daily Ledger; Skerra

First page:	A.4

ProQuest document ID:	123456789

Last updated:	2024-03-13
"""
NEWSBANK = f"""{TITLE}
March 12, 2024 | Daily Ledger, The (Skerra)
Author: Anna Kerr | Section: News
412 Words
Page: A4
OpenURL Link

{BODY}

Memo: Tom Vale contributed.
Edition: Final
Record Number: 20240312-SKE
Copyright (c) 2024 The Daily Ledger
"""
NEWSBANK_CLASSIC = f"""Daily Ledger, The (Skerra)

March 12, 2024
Section: News
Page: A4

{TITLE}
Author: Anna Kerr; Staff Writer

{BODY}

Record Number: 20240312-SKE
Copyright (c) 2024 The Daily Ledger
"""
MAIL = f"""FYI, thought you would like this

---------- Forwarded message ---------
From: Ines Hall <ines@harbour.example>
Date: Tue, Mar 12, 2024 at 6:45 PM
Subject: Fwd: {TITLE}
To: Tom Vale <tom@ledger.example>

{BODY}

--
Ines Hall
"""
MAIL_FRENCH = """-----Message d'origine-----
De : Ines Hall [mailto:ines@port.example]
Envoyé : mardi 12 mars 2024 18:45
À : Tom Vale
Objet : TR: Le bac de nuit est maintenu

Le conseil de Skerra a voté mardi pour garder le bac de nuit un an de plus, après un long débat sur le prix du carburant.

Le bateau traverse le détroit chaque soir depuis 1987 et transporte des boulangers, des infirmières et des écoliers.
"""
MAIL_QUOTED = f"""Begin forwarded message:

> From: Daily Ledger <news@ledger.example>
> Subject: {TITLE}
> Date: 12 March 2024 at 18:45:10 GMT
> To: tom@ledger.example
>
{QUOTED}
"""
MAIL_OF_A_PAGE = f"""From: Ines Hall <ines@harbour.example>
Sent: Wednesday, March 13, 2024 6:45 PM
To: Tom Vale
Subject: interesting

{TITLE}

By Anna Kerr
March 12, 2024

{BODY}
"""
LABELS = f"""Title: {TITLE}
Author: Anna Kerr
Date: 2024-03-12
Source: The Daily Ledger
URL: https://ledger.example/news/ferry

{BODY}
"""
LABELS_SECOND = f"""
----------------------------------------

Title: Bakers plan a strike
Author: Tom Vale
Date: 2024-03-13

{BODY}
"""
LABELS_BOLD = f"""**Title:** {TITLE}
**Author:** Anna Kerr
**Date:** March 12, 2024

{BODY}
"""
LABELS_YAML = f"""---
title: "{TITLE}"
author: Anna Kerr
date: 2024-03-12T18:45:00Z
tags: [ferries, councils]
---

{BODY}
"""
LABELS_CHINESE = """标题：岛民保留夜间渡轮
作者：王小明
日期：2024年3月12日
来源：每日纪事报

岛议会周二投票决定让夜间渡轮再运行一年，此前围绕新发动机的费用进行了长时间的辩论。

没有人受伤。
"""
LABELS_ARABIC = """العنوان: العبارة الليلية باقية
الكاتب: سامي حداد
التاريخ: 12 مارس 2024
المصدر: صحيفة الجزيرة

قرر مجلس الجزيرة يوم الثلاثاء الإبقاء على العبارة الليلية عاما آخر بعد نقاش طويل حول تكلفة المحرك الجديد.

ولم يصب أحد بأذى.
"""

SEVERAL = {
    "lexis": LEXIS + LEXIS_SECOND,
    "nexis": NEXIS_COVER + NEXIS_SECOND,
    "factiva": FACTIVA + FACTIVA_SECOND,
    "proquest": PROQUEST + PROQUEST_SECOND,
    "labels": LABELS + LABELS_SECOND,
}
"""Two documents each."""
