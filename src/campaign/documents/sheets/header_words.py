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
    "effect",
    "objective",
    "activation_link",
    "tasks",
    "agenda",
    "reminders",
    "repeat",
    "follows",
    "alternatives",
    "teaches",
    "personal",
    "story",
    "ignore",
    "id",
    "notes",
]
"""What a column can mean: a field of a message, or `phase`, `milestone` (its name) or `clock` (its time of day)."""
FIELDS: tuple[Field, ...] = get_args(Field)
MANY: frozenset[Field] = frozenset({"audiences", "owner", "notes", "body", "tags", "contributors", "key_messages"})
"""What several columns may say together; of any other field the first column counts."""

WORDS: Mapping[Field, str] = {
    "title": "act onderw omschr act. actie/middel comm.actie titel title onderwerp subject naam name actie action "
    "activiteit activity activiteiten activities "
    "bericht communicatie-uiting uiting communication_element communicatiemoment communicatieactiviteit "
    "communicatieactie wat what event evenement item thema topic omschrijving beschrijving description "
    "deliverable wat_communiceren_we wat_doen_we communicatieproduct taak",
    "channel": "comm.middel kan comms_channel channel(s) kanaal/middel kanaal kanalen channel channels middel "
    "middelen vehicle medium middel/moment type_middel "
    "communicatiemiddel communicatiekanaal communicatiemiddelen communication_channel delivery_method via "
    "communication_vehicle soort_middel hoe waarlangs communicatievorm communicatie-instrument instrument drager "
    "mediakanaal waarmee inzet_middel waar_plaatsen type_communicatie soort_communicatie vorm_van_communicatie "
    "welk_middel welk_kanaal",
    "medium": "uitingsvorm format vorm_van_het_middel asset materiaal materials",
    "audiences": "doelgr target_aud targetgroup doelgroep/ontvanger voor doelgroep doelgroepen doelgroep(en) "
    "target_audience target_audiences audience audiences "
    "voor_wie ontvanger ontvangers ontvanger(s) recipients stakeholder stakeholders stakeholdergroep "
    "stakeholder_group aan aan_wie "
    "to wie_bereiken doelgroep/stakeholder target_group publiek voor_wie_is_het wie_moet_dit_weten wie_informeren "
    "bestemd_voor publieksgroep belanghebbenden wie_bereiken_we interne_doelgroep externe_doelgroep wie_hoort_het "
    "naar_wie genodigden geadresseerden betrokken_doelgroep doelgroep_intern doelgroep_extern",
    "excluded": "behalve except uitgezonderd niet_voor excluding",
    "when": "by_when send_on verzenden_op uit_op wanneer_uit wanneer_precies datum date wanneer when planning "
    "moment periode period datum_te_verzenden verzenddatum "
    "date_/_milestone date/time datum/tijd distribution_date date_sent start_date startdatum start begin "
    "begindatum timing tijdstip data planningsdatum geplande_datum planned_date publicatiedatum publish_date "
    "send_date due_date due week wk weeknr weeknummer maand month dag day deadline tijdlijn timeline "
    "datum_uitzending launch_date frequentie/datum publicatie plaatsingsdatum datum_plaatsing datum_verzending "
    "datum_publicatie uitzenddatum wanneer_gaat_het_uit streefdatum geplande_week livedatum per_wanneer "
    "gepland_op gaat_uit_op verschijningsdatum versturen_op publiceren_op uiterste_datum plaatsen_op verzenden_op "
    "datum_van_verzending datum_van_publicatie datum_verzonden datum_geplaatst datum_gepubliceerd dag/datum",
    "until": "einddatum end_date eind einde end tot until t/m datum_tot to_date",
    "clock": "tijd time uur aanvang tijdstip_verzending starttijd start_time hoe_laat begintijd aanvangstijd",
    "not_before": "embargo not_before niet_voor_datum",
    "body": "description_of_message kern_van_het_bericht wat_is_de_boodschap tekst/boodschap boodschap message "
    "inhoud inhoud/boodschap boodschap/inhoud content tekst text message_summary "
    "samenvatting toelichting_boodschap body bericht/inhoud wat_vertellen_we kern boodschap_in_het_kort "
    "wat_zeggen_we",
    "key_messages": "key_msg kernbdsch kernboodschap kernboodschappen kernboodschap(pen) key_message key_messages "
    "hoofdboodschap "
    "hoofdboodschappen",
    "goal": "kerndoel doel_van_bericht doel_van_het_bericht doel_bericht purpose_of_message "
    "purpose_of_communication goal/message doel/boodschap doel/effect subdoel doel doelstelling goal "
    "purpose objective objectives doelen communicatiedoel waarom why aim intent "
    "doel_van_de_communicatie doel_communicatie wat_willen_we_bereiken beoogd_effect gewenst_effect "
    "beoogd_resultaat wat_bereiken intentie communicatiedoelstelling",
    "activation": "activatie activation call_to_action cta gewenste_actie gevraagde_actie desired_action "
    "next_step actie_ontvanger wat_moeten_ze_doen wat_vragen_we vervolgstap volgende_stap vervolg vervolgactie "
    "oproep call-to-action wat_moet_de_lezer_doen wat_doet_de_lezer wat_moet_de_ontvanger_doen "
    "wat_doet_de_ontvanger actie_doelgroep actie_van_doelgroep actie_lezer gewenst_gedrag gevraagd_gedrag "
    "next_steps",
    "activation_by": "activatie_voor actie_voor reageren_voor respond_by action_by",
    "owner": "verantw uitv actieh resp by_whom verantw./uitv wie_regelt wie_verantw actiehouder verantwoordelijke "
    "verantwoordelijke(n) verantwoordelijken owner eigenaar lead "
    "lead_/_owner wie who trekker uitvoerder uitvoering responsible action_owner actie_door door_wie assigned_to "
    "assignee responsibility wie_doet_het wie_doet_dit wie_doet_wat wie_maakt_het wie_schrijft wie_pakt_het_op "
    "wie_regelt_het wie_regelt_dit wie_voert_uit wie_organiseert wie_verstuurt wie_plaatst door uitgevoerd_door "
    "uit_te_voeren_door verantwoordelijk verantwoordelijk_persoon verantwoordelijke_persoon eindverantwoordelijke "
    "eerste_verantwoordelijke actienemer eigenaar_actie contactpersoon aanspreekpunt auteur opsteller schrijver "
    "redacteur penvoerder maker toegewezen_aan taak_van belegd_bij uitvoerende behandelaar coordinator "
    "coordinatie regie done_by author",
    "contributors": "met with betrokkenen medewerking contributors support ondersteuning samen_met met_wie "
    "input_van input_door meedenkers wie_helpt wie_denkt_mee aanleveren_door aangeleverd_door",
    "sender": "afz afzender sender messenger from van boodschapper verzender spokesperson namens wie_vertelt_het "
    "wie_zegt_het wie_stuurt uit_naam_van namens_wie woordvoerder ondertekenaar ondertekend_door spreker zender "
    "verstuurd_door gebracht_door presentator afzender_(namens)",
    "approver": "akk accordeert wie_akkoord approver akkoord_door goedkeuring_door approval_required approved_by "
    "akkoord_nodig_van "
    "accordering goedkeuring approval sign-off signoff akkoord reviewer akkoord_van akkoord_nodig akkoord_bij "
    "goedgekeurd_door geaccordeerd_door goedkeurder goedkeuring_van wie_keurt_goed wie_geeft_akkoord fiat "
    "fiattering fiat_door check_door controle_door gecontroleerd_door afstemmen_met afstemming_met accordeur "
    "vaststelling vaststellen_door review_door approver(s)",
    "status": "status stand voortgang progress gereed? done? stand_van_zaken state goedgekeurd klaar gedaan afgerond "
    "uitgevoerd verzonden verstuurd geplaatst gepubliceerd hoe_ver hoever stavaza svz status/opmerkingen",
    "phase": "fase/periode project_phase fase phase projectfase stap stage fasering",
    "milestone": "mijlpaal milestone mijlpalen milestones ankermoment",
    "feedback": "feedback feedback_mechanism terugkoppeling reacties feedbackkanaal feedback_channel "
    "reacties_naar vragen_naar waar_met_vragen vragen_bij",
    "location": "locatie location plaats place plek waar where ruimte room zaal adres",
    "link": "link url hyperlink bijlage attachment document link_naar_document bestand bestandslocatie vindplaats",
    "measure": "meting measure indicator kpi metric success_metric effectmeting hoe_meten_we hoe_meten meetbaar "
    "succes_als",
    "target": "streefwaarde target streefgetal",
    "result": "resultaat result uitkomst outcome",
    "cost": "bedrag bedragen budget_(€) kosten_(€) kosten cost costs budget begroting prijs",
    "duration": "duur duration tijdsduur",
    "confidential": "vertrouwelijk confidential",
    "repeat": "frequentie freq frequency herhaling recurrence hoe_vaak",
    "tags": "labels tags trefwoorden",
    "effect": "effect weten/voelen/doen weten,_voelen,_doen know/feel/do",
    "id": "id nr nummer number # no. volgnummer code ref",
    "notes": "toel opmerking opmerkingen notes note toelichting bijzonderheden remarks comments comment notitie "
    "notities aandachtspunten aantekeningen opm extra_info overig overige_opmerkingen",
}
"""The headings, by what they mean: words with white space between them, and `_` for a space within one."""
LESS: Mapping[str, Field] = {
    "datum gereed": "when",
    "gereed op": "when",
    "klaar op": "when",
    "gereed per": "when",
    "klaar voor": "when",
    "ready by": "when",
    "date ready": "when",
}
"""Headings that mean so where no other does: the day on which a message is made is that of the message at best."""
ALONE = frozenset(
    {
        *("klaar", "gedaan", "afgerond", "uitgevoerd", "verzonden", "verstuurd", "geplaatst", "gepubliceerd"),
        *(
            "goedgekeurd",
            "effect",
            "vervolg",
            "publicatie",
            "agenda",
            "taken",
            "tasks",
            "verhaal",
            "story",
            "persoonlijk",
        ),
        *("personal", "herhalen", "repeat", "negeren", "ignore"),
    }
)
"""Those that only mean so as the whole of a heading ("Datum verzonden" is no status), in a row with other headings."""
