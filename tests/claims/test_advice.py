"""What a model proposes becomes an act only as far as the rules and the atlas bear it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from readout import claims
from readout.record import Claim, Marked, Proposal, Proposed, Span
from tests.claims.opened import KNOWLEDGE, article

TEXT = "Berlin carpeted Moscow over the drone. Paris kept silent."


class Says:
    """A model that always makes the same proposals."""

    name = "says"

    def __init__(self, *proposals: Proposal) -> None:
        self._proposals = proposals

    def read(self, texts: Sequence[Marked]) -> list[Proposed]:
        return [Proposed(1.0, self._proposals) for _ in texts]


def proposal(text: str, trigger: str, kind: str, **roles: str) -> Proposal:
    def place(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    return Proposal(
        trigger=place(trigger),
        certainty=0.97,
        kinds=((kind, 0.95),),
        statuses=(("happened", 0.97),),
        acts=(("ACCUSE", 0.9),),
        main=0.9,
        roles=tuple((role, place(words), 0.9) for role, words in roles.items()),
    )


ACCUSED = proposal(TEXT, "carpeted", "statement", source="Berlin", target="Moscow")


def read(text: str, *proposals: Proposal, published: str = "2024-03-05") -> tuple[Claim, ...]:
    found, _ = claims.read(article(text, published), KNOWLEDGE, Says(*proposals))
    return found


def test_an_act_that_no_cue_knows_is_read_with_its_parties() -> None:
    assert claims.read(article(TEXT, "2024-03-05"), KNOWLEDGE)[0] == ()
    (claim,) = read(TEXT, ACCUSED)
    assert (claim.event_type, claim.act, claim.status) == ("statement", "ACCUSE", "happened")
    assert [(p.role, p.government) for p in claim.parties] == [("source", "DEU"), ("target", "RUS")]
    assert claim.trigger.of(TEXT) == "carpeted"
    assert claim.read_by.endswith("+says")
    assert any(rule.startswith("model:") for rule in claim.why)


@pytest.mark.parametrize(
    "weaker",
    [
        replace(ACCUSED, certainty=0.5),
        replace(ACCUSED, roles=ACCUSED.roles[:1]),
        replace(ACCUSED, roles=(ACCUSED.roles[0], ("target", ACCUSED.roles[0][1], 0.9))),
        replace(ACCUSED, trigger=Span(30, 50)),
    ],
)
def test_unsure_one_sided_or_broken_proposals_make_no_claim(weaker: Proposal) -> None:
    assert read(TEXT, weaker) == ()


def test_status_comes_from_the_model_only_where_it_is_nearly_certain() -> None:
    text = "Antony Blinken met Sergey Lavrov in Geneva on Friday."
    met = replace(
        proposal(text, "met", "meeting", both="Sergey Lavrov"),
        statuses=(("denied", 0.9),),
        acts=(("CONSULT", 1.0),),
    )
    assert [claim.status for claim in read(text, met)] == ["happened"]
    sure = replace(met, statuses=(("denied", 0.99),))
    assert [claim.status for claim in read(text, sure)] == ["denied"]


def test_pages_in_other_languages_are_read_by_the_rules_alone() -> None:
    text = "Министр иностранных дел России Сергей Лавров встретился с Хаканом Фиданом в Москве."
    found, _ = claims.read(article(text, "2024-03-05"), KNOWLEDGE, Says(proposal(text, "встретился", "call")))
    assert {claim.read_by for claim in found} == {"rules-1"}


def test_the_subject_is_a_party_of_a_contact_that_names_only_the_others() -> None:
    text = (
        "Antony Blinken was busy. In between he chatted to Sergey Lavrov for an hour and to Wang Yi for two."
    )
    chat = replace(
        proposal(text, "chatted", "call", both="Sergey Lavrov"),
        statuses=(("happened", 1.0),),
        acts=(("CONSULT", 1.0),),
    )
    place = text.index("Wang Yi")
    chat = replace(chat, roles=(*chat.roles, ("both", Span(place, place + 7), 0.9)))
    found = read(text, chat)
    assert [{p.government for p in claim.parties} for claim in found] == [{"USA", "RUS"}, {"USA", "CHN"}]


def test_a_model_that_has_one_government_do_and_suffer_an_act_is_not_believed() -> None:
    torn = replace(ACCUSED, roles=(*ACCUSED.roles, ("source", ACCUSED.roles[1][1], 0.9)))
    assert read(TEXT, torn) == ()


def test_whoever_stands_in_a_list_with_a_party_is_a_party() -> None:
    text = "Berlin carpeted Moscow, Minsk, Belgrade and Havana over the drone."
    (claim,) = read(text, proposal(text, "carpeted", "statement", source="Berlin", target="Moscow, Minsk"))
    assert [p.government for p in claim.parties] == ["DEU", "RUS", "BLR", "SRB", "CUB"]


def test_a_party_of_a_later_sentence_yields_to_the_acts_own() -> None:
    later = Span(TEXT.index("Paris"), TEXT.index("Paris") + 5)
    (claim,) = read(TEXT, replace(ACCUSED, roles=(*ACCUSED.roles, ("source", later, 0.9))))
    assert [p.government for p in claim.parties] == ["DEU", "RUS"]


HALF_SURE = replace(ACCUSED, certainty=0.85)


def test_a_half_sure_act_is_believed_only_with_its_parties_beside_it() -> None:
    (claim,) = read(TEXT, HALF_SURE)
    assert [(p.role, p.government) for p in claim.parties] == [("source", "DEU"), ("target", "RUS")]
    faint = tuple((role, span, 0.6) for role, span, _ in HALF_SURE.roles)
    assert read(TEXT, replace(HALF_SURE, roles=faint)) == ()
    assert read(TEXT, replace(HALF_SURE, kinds=(("statement", 0.5),))) == ()
    apart = "Moscow sent a drone. Berlin carpeted the envoy."
    assert read(apart, replace(proposal(apart, "carpeted", "statement", source="Berlin", target="Moscow"),
                               certainty=0.85)) == ()  # fmt: skip


def test_a_half_sure_act_of_many_is_a_list() -> None:
    text = "Berlin, Paris, Rome, Madrid and Vienna carpeted Moscow over the drone."
    assert read(text, proposal(text, "carpeted", "statement", source="Berlin", target="Moscow"))
    many = replace(proposal(text, "carpeted", "statement", source="Berlin", target="Moscow"), certainty=0.85)
    assert read(text, many) == ()


def test_a_journey_in_which_the_model_sees_nothing_is_no_act_of_its_own() -> None:
    text = "Sergey Lavrov travelled to Ankara on Monday. Antony Blinken met Wang Yi in Geneva on Friday."
    alone = claims.read(article(text, "2024-03-05"), KNOWLEDGE)[0]
    assert [claim.event_type for claim in alone] == ["visit", "meeting"]
    assert [claim.event_type for claim in read(text)] == ["meeting"]


def test_the_words_of_an_act_may_hold_whom_it_was_done_to() -> None:
    text = "The African Union froze out Gabon on Friday."
    frozen = proposal(text, "froze out Gabon", "sanction", source="African Union")
    (claim,) = read(text, frozen)
    assert [(p.role, p.government) for p in claim.parties] == [("source", "XAU"), ("target", "GAB")]


def test_those_of_a_contact_are_not_whom_its_words_speak_of() -> None:
    text = "Berlin rang about Gabon on Friday."
    assert read(text, proposal(text, "rang about Gabon", "call", both="Berlin")) == ()


@pytest.mark.parametrize(
    ("person", "words", "country", "code"),
    [
        ("Kenya's president, William Ruto,", "will grow", "for Kenya", "KEN"),
        ("Jordanian Foreign Minister Ayman Safadi", "is doubled", "to Jordan", "JOR"),
        ("Mongolian Prime Minister Oyun-Erdene Luvsannamsrai", "goes up", "for Mongolia", "MNG"),
    ],
)
def test_aid_is_for_the_country_that_its_own_sentence_says_it_is_for(
    person: str, words: str, country: str, code: str
) -> None:
    text = f"{person} thanked Canada. Ottawa said that what it gives {country} {words}."
    aid = proposal(text, words, "aid", source="Ottawa", target=person)
    both = replace(aid, roles=(*aid.roles, *proposal(text, words, "aid", target=country).roles))
    parties = [p for claim in read(text, both) for p in claim.parties if p.role == "target"]
    assert [(p.name, p.government) for p in parties] == [(None, code)]


def test_aid_for_somebody_of_another_sentence_stays_for_him_where_its_own_names_no_country() -> None:
    text = "Kenya's president, William Ruto, thanked Canada. Ottawa said that what it gives will grow."
    aid = proposal(text, "will grow", "aid", source="Ottawa", target="William Ruto")
    parties = [p for claim in read(text, aid) for p in claim.parties if p.role == "target"]
    assert [p.name for p in parties] == ["William Ruto"]


def test_an_invitation_is_not_the_journey_it_invites_to() -> None:
    text = "King Felipe VI of Spain had invited the Chilean president, Gabriel Boric, in July."
    journey = replace(
        proposal(text, "invited", "visit", source="King Felipe VI of Spain", target="Gabriel Boric"),
        acts=(("CONSULT", 1.0),),
    )
    assert read(text, journey) == ()
    (claim,) = read(text, replace(journey, statuses=(("planned", 0.99),)))
    assert (claim.event_type, claim.status) == ("visit", "planned")


def test_calling_somebody_names_is_no_call() -> None:
    text = "Gustavo Petro had again called Javier Milei a spurious leader on Monday."
    named = proposal(text, "called", "call", source="Gustavo Petro", target="Javier Milei")
    (claim,) = read(text, named)
    assert (claim.event_type, claim.act) == ("statement", "ACCUSE")
