"""The headings of columns in plans, in Dutch and English, by the field that they mean."""

from collections.abc import Mapping
from typing import Literal, get_args

Field = Literal[
    "title",
    "channel",
    "medium",
    "audiences",
    "excluded",
    "when",
    "until",
    "clock",
    "not_before",
    "body",
    "key_messages",
    "goal",
    "activation",
    "activation_by",
    "owner",
    "contributors",
    "sender",
    "approver",
    "status",
    "phase",
    "milestone",
    "feedback",
    "location",
    "link",
    "measure",
    "target",
    "result",
    "cost",
    "duration",
    "confidential",
    "tags",
    "id",
    "notes",
]
"""What a column can mean: a field of a message, or `phase`, `milestone` (its name) or `clock` (its time of day)."""
FIELDS: tuple[Field, ...] = get_args(Field)
MANY: frozenset[Field] = frozenset({"audiences", "owner", "notes", "body", "tags", "contributors", "key_messages"})
"""What several columns may say together; of any other field the first column counts."""

WORDS: Mapping[Field, str] = {
    "title": "titel title onderwerp subject naam name actie action activiteit activity activiteiten activities bericht "
    "communicatie-uiting uiting communication_element communicatiemoment communicatieactiviteit communicatieactie wat "
    "what event evenement item thema topic omschrijving beschrijving description deliverable",
    "channel": "kanaal kanalen channel channels middel middelen vehicle medium middel/moment type_middel "
    "communicatiemiddel communicatiekanaal communicatiemiddelen communication_channel delivery_method via "
    "communication_vehicle soort_middel",
    "medium": "uitingsvorm format vorm_van_het_middel asset materiaal materials",
    "audiences": "doelgroep doelgroepen doelgroep(en) target_audience target_audiences audience audiences voor_wie "
    "ontvanger ontvangers ontvanger(s) recipients stakeholder stakeholders stakeholdergroep aan aan_wie to "
    "wie_bereiken doelgroep/stakeholder target_group publiek",
    "excluded": "behalve except uitgezonderd niet_voor excluding",
    "when": "datum date wanneer when planning moment periode period datum_te_verzenden verzenddatum date_/_milestone "
    "date/time datum/tijd distribution_date date_sent start_date startdatum start begin begindatum timing tijdstip "
    "data planningsdatum geplande_datum planned_date publicatiedatum publish_date send_date due_date due week wk "
    "weeknr weeknummer maand month dag day deadline tijdlijn timeline datum_uitzending launch_date frequentie/datum",
    "until": "einddatum end_date eind einde end tot until t/m datum_tot to_date",
    "clock": "tijd time uur aanvang tijdstip_verzending starttijd start_time",
    "not_before": "embargo not_before niet_voor_datum",
    "body": "boodschap message inhoud inhoud/boodschap boodschap/inhoud content tekst text message_summary "
    "samenvatting toelichting_boodschap body bericht/inhoud",
    "key_messages": "kernboodschap kernboodschappen kernboodschap(pen) key_message key_messages",
    "goal": "doel doelstelling goal purpose objective objectives doelen communicatiedoel waarom why aim intent",
    "activation": "activatie activation call_to_action cta gewenste_actie gevraagde_actie desired_action next_step "
    "actie_ontvanger",
    "activation_by": "activatie_voor actie_voor reageren_voor respond_by action_by",
    "owner": "actiehouder verantwoordelijke verantwoordelijke(n) verantwoordelijken owner eigenaar lead lead_/_owner "
    "wie who trekker uitvoerder uitvoering responsible action_owner actie_door door_wie assigned_to assignee "
    "responsibility",
    "contributors": "met with betrokkenen medewerking contributors support ondersteuning samen_met",
    "sender": "afzender sender messenger from van boodschapper verzender spokesperson namens",
    "approver": "approver akkoord_door goedkeuring_door approval_required approved_by akkoord_nodig_van accordering "
    "goedkeuring approval sign-off signoff akkoord reviewer",
    "status": "status stand voortgang progress gereed? done? stand_van_zaken state",
    "phase": "fase phase projectfase stap stage fasering",
    "milestone": "mijlpaal milestone mijlpalen milestones ankermoment",
    "feedback": "feedback feedback_mechanism terugkoppeling reacties feedbackkanaal feedback_channel",
    "location": "locatie location plaats place plek waar where ruimte room",
    "link": "link url hyperlink bijlage attachment document link_naar_document",
    "measure": "meting measure indicator kpi metric success_metric effectmeting",
    "target": "streefwaarde target streefgetal",
    "result": "resultaat result uitkomst outcome",
    "cost": "kosten cost costs budget",
    "duration": "duur duration tijdsduur",
    "confidential": "vertrouwelijk confidential",
    "tags": "labels tags trefwoorden",
    "id": "id nr nummer number # no. volgnummer code ref",
    "notes": "opmerking opmerkingen notes note toelichting bijzonderheden remarks comments comment notitie notities",
}
"""The headings, by what they mean: words with white space between them, and `_` for a space within one."""
