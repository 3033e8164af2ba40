"""Acts told in other words than their own: names called, decisions to sanction, letters in clauses."""

from __future__ import annotations

import pytest

from readout.record import Claim
from tests.claims.opened import claimed, mentions

Wanted = tuple[str, str, tuple[tuple[str, str], ...]]


def _told(claim: Claim) -> Wanted:
    parties = sorted((party.role, party.government or "") for party in claim.parties)
    return claim.event_type, claim.status, tuple(parties)


def _read(text: str, url: str = "https://news.example/a") -> list[Wanted]:
    found, _ = claimed(text, "2024-03-14", url)
    return [_told(claim) for claim in found]


def _against(source: str, target: str, kind: str = "statement", status: str = "happened") -> Wanted:
    return kind, status, tuple(sorted([("source", source), ("target", target)]))


def _both(kind: str, *governments: str, status: str = "happened") -> Wanted:
    return kind, status, tuple(("both", one) for one in sorted(governments))


AGAINST = [
    ("Oslo hit back at Moscow on Tuesday over the new tariffs.", _against("NOR", "RUS")),
    ("Lisbon lashed out at Madrid on Tuesday over the river.", _against("PRT", "ESP")),
    ("Japan protested to Russia on Monday over the drills.", _against("JPN", "RUS")),
    (
        "Foreign ministry spokesman Wang Wenbin voiced firm opposition to the British decision.",
        _against("CHN", "GBR"),
    ),
    ("Friedrich Merz likened Viktor Orban to a gangster on Monday.", _against("DEU", "HUN")),
    ("Donald Tusk spoke of Viktor Orban as a liar at a rally on Monday.", _against("POL", "HUN")),
    ("On Monday Gustavo Petro spoke of Javier Milei in the same breath as Hitler.", _against("COL", "ARG")),
    ("Keir Starmer talked about Vladimir Putin in connection with tyrants.", _against("GBR", "RUS")),
    ("President Gustavo Petro on Tuesday counted Javier Milei among the fascists.", _against("COL", "ARG")),
    ("The Belarusian government called Donald Tusk a liar on Monday.", _against("BLR", "POL")),
    (
        "Russian Foreign Ministry spokeswoman Maria Zakharova said the German chancellor's remarks were "
        "irresponsible.",
        _against("RUS", "DEU"),
    ),
    (
        "Greek Foreign Minister George Gerapetritis described the statement of the Albanian government as "
        "unfortunate on Monday.",
        _against("GRC", "ALB"),
    ),
    (
        "Claudia Sheinbaum said on Monday that Mexico rejects the slander of the Ecuadorian government.",
        _against("MEX", "ECU"),
    ),
    (
        "The words of Swedish Prime Minister Ulf Kristersson, who again called Viktor Orban a bully.",
        _against("SWE", "HUN"),
    ),
    ("The government of Georgia condemned the Russian decision.", _against("GEO", "RUS")),
    ("The Swedish ambassador was summoned to the foreign ministry in Ankara.", _against("TUR", "SWE")),
]


@pytest.mark.parametrize(("text", "wanted"), AGAINST, ids=[text[:50] for text, _ in AGAINST])
def test_said_against_another_government(text: str, wanted: Wanted) -> None:
    assert _read(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Donald Tusk spoke of Viktor Orban as a friend on Monday.",
        "Keir Starmer talked about Russia in connection with the killers of an exile.",
        "Gustavo Petro spoke of Argentina in the same breath as Chile.",
    ],
)
def test_who_is_spoken_of_is_not_insulted_by_that(text: str) -> None:
    assert _read(text) == []


def test_called_a_friend_by_telephone_is_still_a_call() -> None:
    assert _read("Friedrich Merz called Viktor Orban on Monday.") == [_both("call", "DEU", "HUN")]


def test_a_government_speaks_of_itself_on_its_own_page() -> None:
    ours = "https://www.mfa.gov.tr/a.en.mfa"
    assert _read("We condemn the decision of the Swedish government.", ours) == [_against("TUR", "SWE")]
    assert _read("The remarks of the Swedish side are absurd.", ours) == [_against("TUR", "SWE")]
    assert _read("We condemn the decision of the Swedish government.") == []


def test_what_is_quoted_on_a_government_s_page_is_not_its_own_word() -> None:
    ours = "https://www.mfa.gov.tr/a.en.mfa"
    assert _read('"We condemn the decision of the Swedish government", the banner read.', ours) == []


SANCTIONS = [
    ("Warsaw's decision to expel three Belarusian diplomats was announced on Monday.", "POL", "BLR"),
    ("The decision of the European Union to impose sanctions on Mali was announced on Monday.", "XEU", "MLI"),
    ("Sanctions imposed by the United Kingdom on Belarus took effect on Monday.", "GBR", "BLR"),
]


@pytest.mark.parametrize(("text", "source", "target"), SANCTIONS, ids=[s[0][:40] for s in SANCTIONS])
def test_sanctions_told_by_a_noun(text: str, source: str, target: str) -> None:
    assert _read(text) == [_against(source, target, "sanction")]


def test_a_sanction_that_nobody_imposes_is_none() -> None:
    assert _read("Mali and Niger could face sanctions.") == []


LETTERS = [
    "Pedro Sanchez asked Ursula von der Leyen by letter on Monday for a review.",
    "The letter that Pedro Sanchez sent to Ursula von der Leyen on 1 March has been made public.",
    "Pedro Sanchez posted the letter in which he tells Ursula von der Leyen that it is enough.",
    "On Monday a letter from Pedro Sanchez reached Brussels. It is addressed to Ursula von der Leyen.",
    "On Monday a letter from Pedro Sanchez was read out. In it he assures Ursula von der Leyen of his trust.",
]


@pytest.mark.parametrize("text", LETTERS, ids=[text[:40] for text in LETTERS])
def test_letters_name_whom_they_are_for(text: str) -> None:
    assert _against("ESP", "XEU", "letter") in _read(text)


def test_letters_to_two_are_two_letters() -> None:
    found = _read("Donald Trump on Monday sent letters to Prime Minister Mark Carney and Claudia Sheinbaum.")
    assert sorted(found) == [_against("USA", "CAN", "letter"), _against("USA", "MEX", "letter")]


def test_a_letter_for_nobody_is_none() -> None:
    assert _read("Romania and Georgia will write letters.") == []


def test_a_call_told_as_the_occasion() -> None:
    told = "Friedrich Merz told Volodymyr Zelensky in a call on Monday that Germany would send more."
    assert _read(told) == [_both("call", "DEU", "UKR")]
    after = "Marco Rubio told Hakan Fidan on Monday that it stands. In the call, the two also spoke of Syria."
    assert _read(after) == [_both("call", "TUR", "USA")]


def test_colleagues_of_several_governments_each_have_their_own() -> None:
    found = _read(
        "Friedrich Merz met his British, French and Polish colleagues, Keir Starmer, Emmanuel Macron and "
        "Donald Tusk, in Berlin on Monday."
    )
    assert found == [_both("meeting", "DEU", "FRA", "GBR", "POL")]
    found = _read("Sergei Lavrov met his counterparts from Armenia and Azerbaijan on Monday.")
    assert found == [_both("meeting", "ARM", "AZE", "RUS")]


def test_a_body_and_its_government_are_one_party() -> None:
    found = _read("A delegation of the Polish government held talks with Alexander Lukashenko in Minsk.")
    assert found == [_both("meeting", "BLR", "POL")]


def test_who_takes_part_is_a_party() -> None:
    found, _ = claimed(
        "Ilham Aliyev and Nikol Pashinyan met in Brussels with the participation of Charles Michel.",
        "2022-04-07",
    )
    assert [(p.role, p.government) for p in found[0].parties] == [
        ("both", "AZE"),
        ("both", "ARM"),
        ("witness", "XEU"),
    ]


def test_talks_that_somebody_else_welcomed_are_his_matter() -> None:
    assert _read("China's foreign minister welcomed the exploratory talks between Armenia and Turkey.") == []


def test_talks_that_are_ended_are_called_off() -> None:
    text = "Donald Trump said on Monday he was ending all trade negotiations with Canada."
    assert _read(text) == [_against("USA", "CAN", "talks", "cancelled")]


def test_what_one_is_told_another_could_do_is_no_meeting_of_theirs() -> None:
    text = "Hakan Fidan told Ararat Mirzoyan on Monday that Turkey could host peace talks."
    assert _both("talks", "ARM", "TUR") not in _read(text)


def test_teams_do_not_meet_as_governments() -> None:
    played = "France meet Germany in the semi-final on Tuesday.\n\nThe coach said that his striker was fit."
    assert _read(played) == []
    watched = f"{played}\n\nGiorgia Meloni met Friedrich Merz in Munich on Saturday."
    assert _read(watched) == [_both("meeting", "DEU", "ITA")]


def test_who_decided_to_meet_is_not_who_condemns_it() -> None:
    found = _read("Joe Biden on Tuesday condemned Hungary's decision to meet Vladimir Putin.")
    assert _both("meeting", "RUS", "USA", status="planned") not in found


def test_a_mediator_of_it_is_named_a_sentence_later() -> None:
    found, _ = claimed(
        "Chad and Niger agreed to a ceasefire on Sunday. It was mediated by Qatar.", "2024-03-14"
    )
    assert ("mediator", "QAT") in [(p.role, p.government) for p in found[0].parties]


def test_those_who_mediated_did_not_meet_each_other() -> None:
    assert _read("The talks were long. They were mediated by Qatar and Egypt.") == []


def test_a_body_with_a_name_is_one_party_with_its_government() -> None:
    found = _read("Chad and the Mahamat government of Niger agreed on Sunday to a ceasefire.")
    assert found == [_both("agreement", "NER", "TCD")]


EXPELLED = [
    "Bulgaria expelled 23 Russians for spying on Wednesday.",
    "Bulgaria expelled 23 Russians under diplomatic cover on Wednesday.",
    "Two Russians were expelled by Bulgaria for spying on Wednesday.",
    "Two Russian nationals were expelled from Bulgaria for espionage on Wednesday.",
]


@pytest.mark.parametrize("text", EXPELLED)
def test_nationals_who_are_expelled_as_agents(text: str) -> None:
    assert _read(text) == [_against("BGR", "RUS", "sanction")]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey deported 120 Afghans on Wednesday.",
        "Some 120 Afghans were deported from Turkey on Wednesday.",
        "Two Russian nationals were deported by Bulgaria for overstaying.",
    ],
)
def test_migrants_sent_home_are_no_sanction(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Belarus returned 20 prisoners to Ukraine on Monday.",
        "Belarus handed over a captured Ukrainian officer to Kyiv on Monday.",
    ],
)
def test_captives_who_are_given_back_are_a_concession(text: str) -> None:
    (claim,), _ = claimed(text, "2024-03-14")
    assert _told(claim) == _against("BLR", "UKR", "other")
    assert claim.act == "CONCEDE"


@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping and Vladimir Putin exchanged congratulatory messages on Tuesday.",
        "Xi Jinping exchanged letters with Vladimir Putin on Tuesday.",
    ],
)
def test_letters_that_cross_are_one_act_of_both(text: str) -> None:
    assert _read(text) == [_both("letter", "CHN", "RUS")]


def test_greetings_and_text_messages_are_no_letters() -> None:
    assert _read("Xi Jinping and Vladimir Putin exchanged brief greetings on Tuesday.") == []
    assert _read("Xi Jinping exchanges text messages with Vladimir Putin.") == []


def test_the_armed_forces_of_two_countries_are_two_parties() -> None:
    assert _read("The French and German governments signed an agreement on Monday.") == [
        _both("agreement", "DEU", "FRA")
    ]
    found = mentions("Chinese and Indian troops left the plateau.")
    assert [mention.government for mention in found] == ["CHN", "IND"]


def test_an_offer_to_host_talks_is_told_beside_who_told_whom_of_it() -> None:
    text = (
        "Turkish President Recep Tayyip Erdogan told Ukrainian President Volodymyr Zelensky on Friday that "
        "Turkey could host talks between Ukraine and Russia."
    )
    offered = ("mediation", "hypothetical", (("source", "TUR"), ("target", "RUS"), ("target", "UKR")))
    assert _read(text) == [_both("meeting", "TUR", "UKR"), offered]


@pytest.mark.parametrize("what", ["lift the import ban", "release the crew", "send a negotiator"])
def test_a_welcome_for_what_another_decided_is_praise(what: str) -> None:
    praise = _against("JPN", "KOR")
    assert _read(f"Japan welcomed South Korea's decision to {what} on Tuesday.") == [praise]


def test_whoever_decided_does_it_and_not_who_welcomes_it() -> None:
    text = "Norway welcomed Germany's decision to send tanks to Ukraine on Tuesday."
    assert _read(text)[1] == _against("DEU", "UKR", "aid", "planned")


CONTACTS = [
    ("Zelenskiy thanks Bulgaria's Nikolai Denkov for shells in phone call", _both("call", "BGR", "UKR")),
    (
        "Emmanuel Macron sounded out Olaf Scholz by telephone on Monday.",
        _both("call", "DEU", "FRA"),
    ),
    (
        "Sameh Shoukry was on the phone to his Iranian opposite number, Hossein Amir-Abdollahian.",
        _both("call", "EGY", "IRN"),
    ),
    (
        "Philippine Foreign Secretary Enrique Manalo shook Wang Yi's hand on Monday.",
        _both("meeting", "CHN", "PHL"),
    ),
    ("Emmanuel Macron will see Olaf Scholz on Friday.", _both("meeting", "DEU", "FRA", status="planned")),
    (
        "King Abdullah II of Jordan granted Olaf Scholz an audience on Monday.",
        _both("meeting", "DEU", "JOR"),
    ),
    (
        "A US delegation is on its way to Honiara.",
        ("visit", "planned", (("source", "USA"), ("target", "SLB"))),
    ),
    (
        "Mongolia rolled out the red carpet for Vladimir Putin on Monday.",
        ("visit", "happened", (("source", "RUS"), ("target", "MNG"))),
    ),
    (
        "Recep Tayyip Erdogan is ready to bring Vladimir Putin and Volodymyr Zelensky together.",
        ("mediation", "hypothetical", (("source", "TUR"), ("target", "RUS"), ("target", "UKR"))),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CONTACTS, ids=[text[:40] for text, _ in CONTACTS])
def test_contacts_in_fewer_words(text: str, wanted: Wanted) -> None:
    assert _read(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron and Olaf Scholz did not shake hands.",
        "The White House sends a team to Honiara.",
        "Emmanuel Macron last visited Germany as a student.",
    ],
)
def test_words_that_tell_of_no_act(text: str) -> None:
    assert _read(text) == []


def test_a_thriller_is_no_news() -> None:
    text = (
        "In the first chapter of this thriller Emmanuel Macron telephones Olaf Scholz. The novel is at its "
        "best in its quiet scenes, and the plot can be followed by any reader."
    )
    assert _read(text) == []


def test_a_second_counterpart_whom_he_saw_apart() -> None:
    text = "David Cameron met Benjamin Netanyahu and, separately, Palestinian leader Mahmoud Abbas on Monday."
    assert _read(text) == [_both("meeting", "GBR", "ISR"), _both("meeting", "GBR", "PSE")]


def test_lifting_one_sanction_and_imposing_another_are_two_acts() -> None:
    text = "Benin eased its sanctions on Niger on Monday. It closed the border with Niger last year."
    assert [status for _, status, _ in _read(text)] == ["happened", "happened"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Robert Fico blamed Volodymyr Zelensky for refusing to receive Vladimir Putin.",
            [_against("SVK", "UKR")],
        ),
        ("Iran's threats against Israel moved the markets.", []),
        (
            "Robert Fico threatened to cut off electricity for Ukraine on Monday.",
            [_against("SVK", "UKR", "threat")],
        ),
        (
            "James Cleverly will go on to Ethiopia on Friday.",
            [("visit", "planned", (("source", "GBR"), ("target", "ETH")))],
        ),
        (
            "Colombian Foreign Minister Luis Gilberto Murillo travels to Brazil next week.",
            [("visit", "planned", (("source", "COL"), ("target", "BRA")))],
        ),
        (
            "Joe Biden will receive Turkish President Recep Tayyip Erdogan on Friday.",
            [_both("meeting", "TUR", "USA", status="planned")],
        ),
        (
            "A call between Luiz Inacio Lula da Silva and Gustavo Petro fell through.",
            [_both("call", "BRA", "COL", status="cancelled")],
        ),
    ],
)
def test_short_ways_to_tell_of_plans_and_reproaches(text: str, wanted: list[Wanted]) -> None:
    assert _read(text) == wanted


def test_an_insult_is_told_beside_an_agreement() -> None:
    text = (
        "Colombia and Argentina signed an agreement on Sunday. Argentine President Javier Milei called "
        "Colombian President Gustavo Petro a terrorist."
    )
    assert [one[0] for one in _read(text)] == ["agreement", "statement"]
