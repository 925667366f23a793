"""Which language a sheet is in, and which its headings are in: only that of its headings tells how it writes dates."""

import re
from collections.abc import Iterable
from typing import Literal

from campaign.documents.sheets.tables import Sheet

Code = Literal["nl", "en"]
DUTCH = re.compile(
    r"\b(?:de|het|een|en|van|voor|met|doelgroep|datum|wanneer|kanaal|middel|boodschap|verantwoordelijke|actiehouder|"
    r"fase|maart|mei|medewerkers|livegang|doel|onderwerp|periode|activiteiten)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(?:the|an|and|of|for|with|audience|date|when|channel|message|owner|phase|may|march|staff|launch|purpose|all|"
    r"status|due|event|vehicle|team|time|sponsor)\b",
    re.IGNORECASE,
)
HEADINGS: dict[Code, str] = {
    "nl": "aan aandachtspunten aanspreekpunt aantekeningen aanvang accordering actie actiehouder activatie "
    "activiteit activiteiten afzender akkoord ankermoment begindatum behalve bereiken bericht beschrijving "
    "betrokkenen bijlage bijzonderheden boodschap boodschapper communicatie communicatieactie "
    "communicatieactiviteit communicatiedoel communicatiekanaal communicatiemiddel communicatiemiddelen "
    "communicatiemoment contactpersoon dag datum doel doelen doelgroep doelgroepen doelstelling doen doet "
    "door duur effectmeting eigenaar eind einddatum einde evenement fase fasering feedbackkanaal frequentie "
    "gedaan gedrag gepland geplande gereed geven gevraagde gewenst gewenste goedgekeurd goedkeuring hoe "
    "hoofdboodschap inhoud kanaal kanalen kernboodschap kernboodschappen kosten locatie maand materiaal "
    "medewerking meting middel middelen mijlpaal mijlpalen naam namens niet nodig notitie notities nummer "
    "omschrijving ondersteuning onderwerp ontvanger ontvangers opmerking opmerkingen plaats planningsdatum "
    "plek projectfase publicatiedatum publiek reageren regelt resultaat ruimte samenvatting schrijft soort "
    "stakeholdergroep stand startdatum starttijd streefgetal streefwaarde tekst terugkoppeling thema tijd "
    "tijdlijn tijdsduur tijdstip titel toelichting trefwoorden trekker uitgezonderd uiting uitingsvorm "
    "uitkomst uitvoerder uitvoering uitzending uur van verantwoordelijke verantwoordelijken verstuurt "
    "vertrouwelijk vervolgstap verzenddatum verzenden verzender verzending verzonden volgende volgnummer "
    "voor voortgang vorm waar waarom wanneer wat weeknr weeknummer wie zaken",
    "en": "action activation activities activity aim approval approved approver asset assigned assignee "
    "attachment audience audiences channel channels comment comments communication confidential content "
    "contributors cost costs date deliverable delivery description desired distribution done due duration "
    "element end event except excluding from goal group intent key location materials measure mechanism "
    "message messages messenger method milestone milestones name note notes number objective objectives "
    "outcome owner phase place planned progress publish purpose recipients remarks required respond "
    "responsibility responsible result reviewer room send sender sent spokesperson stage stakeholders state "
    "step subject success summary support target text time timeline timing title topic until vehicle what "
    "when where who why",
}
"""Words of headings that only one of the languages has, with white space between them."""


def is_dutch(sheet: Sheet) -> bool:
    """Tell whether a sheet is in Dutch, by the small words in it; Dutch when nothing tells."""
    text = " ".join(cell.text for row in sheet.rows[:200] for cell in row)[:50_000]
    return len(DUTCH.findall(text)) >= len(ENGLISH.findall(text))


def language_of(headings: Iterable[str]) -> Code | None:
    """Return the language that most headings are in; None when neither has more."""
    words = [set(re.findall(r"[^\W\d_]+", heading.casefold())) for heading in headings]
    dutch, english = (sum(not each.isdisjoint(HEADINGS[code].split()) for each in words) for code in ("nl", "en"))
    return None if dutch == english else "nl" if dutch > english else "en"
