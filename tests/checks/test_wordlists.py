"""The word lists: what they find, and above all what they leave alone."""

import tomllib

import pytest

from campaign.checks.wording import Phrases, words_of
from campaign.checks.wordlists import FOLDER, Wording, wording_of
from campaign.model.checks import Checks

LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def wording(language: str, **checks: dict[str, list[str]]) -> Wording:
    return wording_of(language, Checks.model_validate(checks))


def shape(value: object) -> object:
    """Return the headings of a list file, and what is under them."""
    return {key: shape(each) for key, each in value.items()} if isinstance(value, dict) else type(value)


def texts_of(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_of(each)]
    return list(value) if isinstance(value, list) else []


def test_words_are_whole_and_blind_to_capitals_punctuation_and_accents_written_in_two_pieces():
    assert words_of("Ter info: N.V.T. — e-mail’s") == ("ter", "info", "n", "v", "t", "e", "mail's")
    assert words_of("Vo\u0301o\u0301r") == words_of("vóór")


def test_a_phrase_is_a_run_of_words_and_the_longest_counts():
    phrases = Phrases.of(["update", "update on", "*pagina"])
    assert phrases.at(words_of("Update on the move")) == 2
    assert not phrases.within(words_of("de updates"))
    assert phrases.within(words_of("op de teampagina"))
    assert phrases.are(words_of("Update."))
    assert not phrases.are(words_of("update nu"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_headings(language: str):
    lists = [shape(tomllib.loads((FOLDER / f"{each}.toml").read_text("utf-8"))) for each in (language, "nl")]
    assert lists[0] == lists[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stands_twice_in_one_list_and_none_is_empty(language: str):
    lists = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    for name, section in lists.items():
        groups = section.values() if isinstance(section, dict) else [section]
        for texts in groups:
            words = [words_of(each) for each in texts_of(texts)]
            kept = [(each, text.startswith("*")) for each, text in zip(words, texts_of(texts), strict=True)]
            assert all(words), name
            assert sorted(kept) == sorted(set(kept)), name


ACTIVITIES = {
    "nl": [
        "Organiseren van een informatieavond",
        "Het organiseren van een informatieavond",
        "Om te informeren over de planning",
        "We gaan communiceren over de livegang",
        "IEDEREEN INFORMEREN over de nieuwe werkwijze",
        "Versturen van de medewerkersbrief",
        "Op de hoogte brengen van alle teams",
        "Onder de aandacht brengen van het spreekuur",
        "Delen van de planning",
        "Uitrollen van het nieuwe systeem",
        "Medewerkers informeren over het nieuwe intranet",
        "Alle collega's op de hoogte brengen van de verhuizing",
        "Om medewerkers te informeren",
        "Draagvlak creëren",
    ],
    "en": [
        "Organise an information evening",
        "To inform all staff about the move",
        "We will host three sessions",
        "Raise awareness of phishing",
        "Update staff on the planning",
        "Informing everyone about go-live",
        "Roll out the new roster",
        "Share the planning",
    ],
}
EFFECTS = {
    "nl": [
        "Teamleiders kunnen het uitleggen",
        "Elk team deelt één voorbeeld",
        "80% voelt zich geïnformeerd",
        "Medewerkers organiseren zelf hun overdracht",
        "Informeren, zodat iedereen weet wat er verandert",
        "Uitnodigen voelt voor teams als eigen keuze",
        "Elke planner maakt in de eerste week zelfstandig een rooster.",
        "Acht van de tien verdachte mails zijn binnen een uur gemeld.",
        "Organisatiebreed kent iedereen het waarom",
        "Geïnformeerde medewerkers boeken zelf",
        "Teamleiders informeren hun team over de roosters",
        "Teams gaan elkaar uitnodigen voor een dag meelopen",
        "Teamleiders kunnen hun team informeren over de roosters",
        "Elke teamleider brengt het team op de hoogte",
        "Medewerkers delen van elke dag één foto",
        "",
    ],
    "en": [
        "Managers hold the talk",
        "Post room staff know the route",
        "Inform staff so that they know whom to call",
        "Share of staff who took the test rises to 80%",
        "Launch day passes without a queue",
        "Hold on to what works",
        "Every planner makes a roster alone",
        "Holders of a badge open the door",
    ],
}


@pytest.mark.parametrize("goal", ACTIVITIES["nl"])
def test_a_dutch_goal_that_opens_with_an_activity(goal: str):
    assert wording("nl").names_activity(goal)


@pytest.mark.parametrize("goal", ACTIVITIES["en"])
def test_an_english_goal_that_opens_with_an_activity(goal: str):
    assert wording("en").names_activity(goal)


@pytest.mark.parametrize(("language", "goal"), [(language, goal) for language in EFFECTS for goal in EFFECTS[language]])
def test_a_goal_that_names_an_effect(language: str, goal: str):
    assert not wording(language).names_activity(goal)


IDLE = {
    "nl": [
        "Neem kennis van de nieuwe werkwijze",
        "Neem kennis van de start en het bezoek van de directie",
        "Ter kennisgeving",
        "Ter informatie: de planning voor het voorjaar",
        "Wees je bewust van de risico's, ook thuis",
        "Houd er rekening mee dat het drukker is",
        "Denk eraan!",
        "Weet dat we anders gaan werken",
        "Let op de berichten in de mail en op intranet",
        "Blijf op de hoogte via intranet",
        "Wacht op nader bericht",
        "Lees dit bericht",
        "Lees meer op de projectpagina",
        "Sta open voor verandering",
        "Omarm de nieuwe manier van werken",
        "Laat je inspireren door de verhalen van collega's",
    ],
    "en": [
        "Be aware of the risks",
        "Please note that the test starts on Monday",
        "Take note of the check and the test",
        "For your information",
        "FYI: the planning for spring",
        "Keep in mind that it is busy",
        "Stay tuned",
        "Watch this space",
        "Read more on the project page",
        "Embrace the change",
        "Be open to change",
        "Get on board",
    ],
}
ASKED = {
    "nl": [
        "Lees stap 1-3 en log in",
        "Let op je rooster en geef knelpunten door",
        "Houd 12 mei vrij",
        "Je hoeft niets te doen: je gegevens gaan mee",
        "Ter informatie: je hoeft niets te doen",
        "Let op: vul je uren in vóór vrijdag",
        "Let op: vóór vrijdag je uren invullen",
        "Denk eraan je pas mee te nemen",
        "Onthoud dat je je hier kunt aanmelden",
        "Lees meer en meld je aan",
        "Neem kennis van de regels; bespreek ze in je team",
        "Boek deze week je oefenuur via de roosterpagina",
        "Breng een dilemma mee en kies samen wat je anders doet",
        "Omarmen is niet nodig",
        "",
    ],
    "en": [
        "Remember your badge: collect it at desk 3",
        "Remember to bring your badge",
        "Read this and sign up",
        "Be aware that you can book a slot yourself",
        "FYI: you don't have to do anything",
        "FYI: you don’t have to do anything",
        "Keep 12 May free",
        "Understanding is not asked",
        "Book a slot before Friday",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in IDLE for text in IDLE[language]])
def test_an_activation_that_asks_nothing(language: str, text: str):
    assert wording(language).asks_nothing(text)


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in ASKED for text in ASKED[language]])
def test_an_activation_that_asks_something_or_says_honestly_that_it_does_not(language: str, text: str):
    assert not wording(language).asks_nothing(text)


ROUNDS = {
    "nl": [
        "Stand van zaken",
        "stavaza verhuizing",
        "Rondje",
        "Rondje langs de velden",
        "Rondvraag",
        "Update project",
        "Korte update HR",
        "Mededelingen",
        "Voortgang project",
        "Status livegang",
        "Lopende zaken",
        "Ingekomen stukken",
        "Notulen vorige keer",
        "Verslag vorige keer",
        "W.v.t.t.k.",
        "wvttk",
        "Bijpraten",
        "Wat speelt er?",
    ],
    "en": [
        "Status",
        "Status update migration",
        "Updates",
        "Update from the project",
        "Round table",
        "Round robin",
        "Around the room",
        "Go-round",
        "Progress report",
        "Announcements",
        "Matters arising",
        "Minutes",
        "Minutes of the last meeting",
        "AOB",
        "Any other business",
        "Catch-up",
        "Project news",
        "RAG status",
        "FYI items",
    ],
}
NO_ROUNDS = {
    "nl": [
        "Update installeren",
        "Update your profile",
        "Update je profiel",
        "Update, back-up en supportvenster",
        "Rondje langs drie proefopstellingen",
        "Statusvelden invullen",
        "Status aanvragen in Mijn HR",
        "Voortgangsgesprek oefenen",
        "Voortgang meten met het dashboard",
        "Opening",
        "Pauze",
        "Sluiting",
        "Wat verandert er in de loonrun",
        "Updaten van het weekrooster",
        "",
    ],
    "en": [
        "Update your profile",
        "Update the risk log together",
        "Status quo: what do we drop",
        "Status fields: fill them in",
        "Minutes per patient",
        "Catch-up plan for the late teams",
        "Roundabout safety",
        "Opening",
        "Break",
        "Closing",
    ],
}


@pytest.mark.parametrize(("language", "item"), [(language, item) for language in ROUNDS for item in ROUNDS[language]])
def test_an_agenda_item_that_is_a_status_round(language: str, item: str):
    assert wording(language).is_status_round(item)


@pytest.mark.parametrize(
    ("language", "item"), [(language, item) for language in NO_ROUNDS for item in NO_ROUNDS[language]]
)
def test_an_agenda_item_that_is_no_status_round(language: str, item: str):
    assert not wording(language).is_status_round(item)


@pytest.mark.parametrize(
    ("language", "goal"),
    [
        ("nl", "Elke planner maakt in de eerste week zelfstandig een rooster"),
        ("nl", "Acht van de tien verdachte mails zijn binnen een uur gemeld"),
        ("nl", "Elke planner boekt zelfstandig een dag vol spreekuurblokken"),
        ("nl", "Driekwart van de teams bespreekt elk kwartaal een lastig voorbeeld"),
        ("nl", "Elke arts richt een gedeelde kamer binnen een minuut in"),
        ("nl", "Iedere reiziger declareert vanaf de ingangsdatum via de nieuwe route"),
        ("nl", "Alle vijftig testers hebben zich aangemeld"),
        ("en", "Every planner makes a roster alone"),
        ("en", "Eight in ten suspicious mails are reported within an hour"),
        ("en", "All teams choose three agreements"),
    ],
)
def test_a_goal_that_aims_at_doing(language: str, goal: str):
    assert wording(language).aims_at_doing(goal)


@pytest.mark.parametrize(
    ("language", "goal"),
    [
        ("nl", "Iedereen weet hoe je je aanmeldt"),
        ("nl", "Wie op de poli werkt weet waarom we gaan"),
        ("nl", "Collega's zien dat melden helpt"),
        ("nl", "Medewerkers vertrouwen het bedrag"),
        ("nl", "Teamleiders kunnen uitleggen wat er verandert"),
        ("nl", "Iedere medewerker is trots op het plein"),
        ("en", "Everyone knows how to book"),
        ("en", "Managers can tell why we change"),
        ("en", "Staff are proud of the square"),
    ],
)
def test_a_goal_that_aims_at_knowing_or_feeling(language: str, goal: str):
    assert not wording(language).aims_at_doing(goal)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Boek deze week je oefenuur"),
        ("nl", "Plan je gesprek met je leidinggevende"),
        ("nl", "Kies in je teamoverleg drie afspraken"),
        ("nl", "Zet je woon-werkdagen in Mijn HR"),
        ("nl", "Geef het door aan Samira"),
        ("nl", "Oefen vandaag met de testmail"),
        ("nl", "Bel toestel 4100"),
        ("nl", "Stem op 12 mei"),
        ("nl", "Kom om 9:30"),
        ("nl", "Mail hr@voorbeeld.nl"),
        ("nl", "Zet hem op de teampagina"),
        ("nl", "Stem en zet je eigen zorg eronder"),
        ("en", "Sign up before Friday"),
        ("en", "Collect your badge at the desk"),
        ("en", "Fill in your days in My Pay"),
        ("en", "Tell your manager"),
        ("en", "Call 4100"),
    ],
)
def test_a_text_that_says_when_where_or_with_whom(language: str, text: str):
    assert wording(language).says_when_or_where(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Schrijf je in en geef één knelpunt door"),
        ("nl", "Meld je aan. Schrijf mee"),
        ("nl", "Kies samen wat je anders doet"),
        ("en", "Choose what you will do differently"),
        ("en", "Sign up"),
    ],
)
def test_a_text_that_says_neither_when_nor_where(language: str, text: str):
    assert not wording(language).says_when_or_where(text)


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "?", "n.v.t.", "N.v.t", "nvt", "Geen", "geen.", "nog te bepalen", "n/a", "TBD"]
)
def test_a_text_that_says_nothing(text: str):
    assert wording("nl").says_nothing(text)


@pytest.mark.parametrize(
    "text", ["Geen vragen meer over parkeren", "Volgt de route", "Je hoeft niets te doen", "Nee zeggen mag"]
)
def test_a_text_that_says_something(text: str):
    assert not wording("nl").says_nothing(text)


def test_output_is_told_from_what_it_brings_about():
    dutch, english = wording("nl"), wording("en")
    assert all(dutch.is_output(each) for each in ("views", "Aantal weergaven", "kliks op de link", "paginaweergaven"))
    assert all(english.is_output(each) for each in ("page views", "Clicks", "open rate"))
    assert not any(
        dutch.is_output(each) for each in ("aanmeldingen", "% juist in de pulsmeting", "geslaagde proefruns")
    )
    assert not any(english.is_output(each) for each in ("sign-ups", "correct answers in the poll"))


def test_a_title_can_give_a_story_away():
    assert wording("nl").tells_story("Mijn eerste loonrun: een payrollmedewerker vertelt")
    assert wording("nl").tells_story("Gebruikersverhaal: Samira")
    assert not wording("nl").tells_story("Wat vertel je je team?")
    assert wording("en").tells_story("A nurse's story")


def test_a_plan_adds_openings_and_vetoes_of_its_own():
    own = wording(
        "nl",
        G002={"also": ["Bijeenkomst over"], "never": ["testteam"]},
        G004={"also": ["Geniet van"]},
        M003={"never": ["kerncijfers"]},
    )
    assert own.names_activity("Bijeenkomst over de verhuizing")
    assert not own.names_activity("Informeren van het testteam")
    assert own.asks_nothing("Geniet van het plein")
    assert not wording("nl").asks_nothing("Geniet van het plein")
    assert not own.is_status_round("Update kerncijfers")
    assert wording("nl").is_status_round("Update kerncijfers")


def test_a_region_follows_its_language_and_a_language_without_lists_finds_only_what_a_plan_adds():
    assert wording("nl-BE") is wording("NL") is wording("nl")
    french = wording("fr", G002={"also": ["Informer"]})
    assert not french.known
    assert french.names_activity("Informer le personnel")
    assert not french.asks_nothing("Neem kennis van")
    assert not wording("../nl").known


def test_lists_are_read_once():
    assert wording("en") is wording("en")
