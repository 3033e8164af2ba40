"""One sentence or headline for each common way to tell of an act, with its reading."""

from __future__ import annotations

import pytest

from tests.claims.opened import claimed

_DAY = "2023-05-12"
# What follows tells a headline's language and holds no act.
_MORE = " Officials gave no further details about the matter."
_MARK = {
    "source": ">",
    "target": "<",
    "both": "",
    "carrier": "~",
    "mediator": "m",
    "host": "h",
    "witness": "w",
}


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        (
            "statement/happened/IRN<+USA>/2023-05-11",
            "The United States on Thursday condemned the execution of a protester by Iran.",
        ),
        (
            "statement/happened/CHN>+USA</2023-05-10",
            (
                "China lodged a strong protest with the United States on Wednesday over the transit of a "
                "destroyer."
            ),
        ),
        (
            "statement/happened/IND>+PAK</2023-05-11",
            "India accused Pakistan on Thursday of sheltering militants.",
        ),
        ("statement/happened/CHN>+JPN</-", "Beijing urges Tokyo to stop the release of treated water"),
        ("statement/happened/FRA<+ITA>/-", "Italy demands apology from France over minister's remarks"),
        ("statement/happened/EST<+RUS>/2023-05-12", "Russia summoned Estonia's charge d'affaires on Friday."),
        (
            "statement/happened/SWE<+TUR>/2023-05-11",
            "Ankara slammed Sweden on Thursday for allowing a protest outside a mosque.",
        ),
        ("statement/happened/GBR<+RUS>/-", "Russia says Britain must explain presence of its experts"),
        ("statement/happened/ISR<+JOR>/2023-05-10", "Jordan handed Israel a note of protest on Wednesday."),
        ("statement/happened/KOR>+PRK</-", "Seoul calls on Pyongyang to return to dialogue"),
        (
            "statement/happened/BRA>+VEN</2023-05-11",
            (
                "Brazilian President Luiz Inacio Lula da Silva on Thursday praised Venezuela's President "
                "Nicolas Maduro."
            ),
        ),
        (
            "statement/happened/POL>+UKR</2023-05-11",
            "Poland's president congratulated his Ukrainian counterpart on Thursday.",
        ),
        (
            "statement/happened/IRL>+PSE</2023-05-11",
            "Ireland recognised Palestine as an independent state on Thursday.",
        ),
        (
            "sanction/happened/RUS<+XEU>/2023-05-11",
            "The European Union imposed new sanctions on Russia on Thursday.",
        ),
        (
            "sanction/happened/GBR>+IRN</2023-05-11",
            "Britain slapped sanctions on Iranian officials on Thursday.",
        ),
        (
            "sanction/happened/MDA>+RUS</2023-05-10",
            "Moldova on Wednesday expelled 45 Russian diplomats and embassy staff.",
        ),
        (
            "sanction/happened/MDA<+RUS>/2023-05-10",
            "On Wednesday, Russia declared a Moldovan diplomat persona non grata.",
        ),
        (
            "sanction/happened/CAN>+CHN</2023-05-08",
            "Canada ordered a Chinese diplomat to leave the country on Monday.",
        ),
        ("sanction/happened/HND>+TWN</-", "Honduras cuts diplomatic ties with Taiwan"),
        (
            "sanction/happened/AZE>+IRN</2023-05-11",
            "Azerbaijan recalled its ambassador from Iran on Thursday.",
        ),
        ("sanction/happened/BLR<+POL>/-", "Poland closes border crossing with Belarus"),
        (
            "sanction/happened/RUS<+USA>/2023-05-11",
            "Sanctions were imposed on Russia by the United States on Thursday.",
        ),
        ("sanction/planned/RUS<+XEU>/-", "EU to impose new sanctions on Russia"),
        ("sanction/happened/USA>+VEN</2023-05-11", "Washington eased sanctions on Venezuela on Thursday."),
        (
            "agreement/happened/ARE+IND/2023-05-11",
            ("India and the United Arab Emirates signed a memorandum of understanding on ports on Thursday."),
        ),
        (
            "agreement/happened/IRN+SAU/2023-03-10",
            "Iran and Saudi Arabia agreed to restore diplomatic relations on 10 March 2023.",
        ),
        ("agreement/happened/ETH+SOM/-", "Ethiopia, Somalia sign trade pact"),
        ("agreement/planned/AUS+PNG/-", "Australia, Papua New Guinea to sign security treaty"),
        (
            "agreement/happened/KGZ+TJK/2023-05-11",
            "A border protocol between Kyrgyzstan and Tajikistan was signed on Thursday.",
        ),
        ("agreement/happened/ISR+SDN/-", "Israel and Sudan finalize deal to normalise ties"),
        (
            "aid/planned/DEU>+UKR</2023-05-11",
            "Germany announced a 2.7 billion euro package of military aid for Ukraine on Thursday.",
        ),
        (
            "aid/happened/EGY>+SDN</2023-05-11",
            "Egypt sent two planes of medical supplies to Sudan on Thursday.",
        ),
        ("aid/planned/UKR<+USA>/-", "US to send Ukraine longer-range missiles"),
        (
            "aid/happened/JPN>+TUR</2023-02-20",
            "Japan delivered tents and blankets to Turkey on 20 February 2023.",
        ),
        ("aid/planned/KOR>+UKR</-", "South Korea pledges $130 million in aid to Ukraine"),
        (
            "threat/happened/IRN<+USA>/2023-05-11",
            "President Joe Biden warned Iran on Thursday that the United States would act forcefully.",
        ),
        (
            "threat/happened/FIN<+RUS>/2023-05-11",
            "Russia threatened Finland with countermeasures on Thursday.",
        ),
        ("threat/happened/KOR<+PRK>/-", "North Korea threatens to annihilate South Korea"),
        ("threat/happened/SYR<+TUR>/-", "Turkey threatens military action against Syria"),
        ("military/happened/CHN>+TWN</2023-05-11", "China sent 24 warplanes toward Taiwan on Thursday."),
        (
            "military/happened/JPN<+PRK>/2023-05-11",
            "North Korea fired a ballistic missile toward Japan on Thursday.",
        ),
        (
            "military/happened/CHN>+TWN</2023-05-08",
            "China began three days of drills around Taiwan on Monday.",
        ),
        (
            "vote/happened/RUS<+XUN>/2023-02-23",
            (
                "The UN General Assembly adopted a resolution on 23 February 2023 demanding that Russia "
                "withdraw from Ukraine."
            ),
        ),
        (
            "visit/happened/BRA>+CHN</2023-04-12",
            "Brazilian President Luiz Inacio Lula da Silva landed in China on 12 April 2023.",
        ),
        (
            "visit/planned/CHN<+FRA>/2023-05-22",
            "French Foreign Minister Catherine Colonna is due in Beijing on 22 May.",
        ),
        ("visit/planned/IND<+USA>/-", "US Defense Secretary Lloyd Austin to visit India"),
        ("visit/happened/AZE>+ISR</-", "Azerbaijani foreign minister on official visit to Israel"),
        (
            "visit/happened/HUN>+TUR</2023-05-10",
            "Hungarian Prime Minister Viktor Orban paid a visit to Turkey on Wednesday.",
        ),
        ("visit/cancelled/DEU>+POL</-", "German minister Annalena Baerbock cancels trip to Poland"),
        (
            "meeting/happened/CHN+USA/2023-05-10",
            (
                "National Security Adviser Jake Sullivan met Chinese top diplomat Wang Yi in Vienna on "
                "Wednesday."
            ),
        ),
        (
            "meeting/happened/CHN+USA/2023-05-10",
            "Jake Sullivan sat down with Wang Yi in Vienna on Wednesday.",
        ),
        (
            "meeting/planned/JPN+KOR/2023-05-21",
            (
                "Japanese Prime Minister Fumio Kishida and South Korean President Yoon Suk Yeol are set "
                "to meet in Hiroshima on 21 May."
            ),
        ),
        ("meeting/happened/IND+PAK/-", "Indian, Pakistani foreign ministers meet in Goa"),
        (
            "meeting/happened/GRC+TUR/2023-05-11",
            ("A meeting between the Greek and Turkish defence ministers took place in Ankara on Thursday."),
        ),
        (
            "meeting/happened/ITA+VAT/2023-05-11",
            "Pope Francis granted an audience to Italian President Sergio Mattarella on Thursday.",
        ),
        ("meeting/denied/IRN+USA/-", "Iran denies its foreign minister met US envoy Robert Malley"),
        (
            "talks/happened/ARM+AZE/2023-05-04",
            "Armenia and Azerbaijan concluded four days of peace talks in Washington on 4 May.",
        ),
        (
            "call/happened/CHN+UKR/2023-04-26",
            (
                "Chinese President Xi Jinping spoke by telephone with Ukrainian President Volodymyr "
                "Zelensky on 26 April."
            ),
        ),
        ("call/happened/CHN+UKR/-", "Xi, Zelensky hold first phone call since invasion"),
        (
            "call/happened/RUS+TUR/2023-05-11",
            "On Thursday, Vladimir Putin had a telephone conversation with Recep Tayyip Erdogan.",
        ),
        ("call/happened/FRA+IRN/2023-05-11", "Emmanuel Macron called Ebrahim Raisi on Thursday."),
        ("call/planned/CAN+IND/-", "Trudeau, Modi to speak by phone"),
        (
            "letter/happened/PRK>+RUS</2023-05-09",
            (
                "North Korean leader Kim Jong Un sent a message of congratulations to Russian President "
                "Vladimir Putin on Tuesday."
            ),
        ),
        (
            "letter/happened/IRQ<+USA>/2023-05-11",
            "President Joe Biden wrote to Iraqi Prime Minister Mohammed Shia al-Sudani on Thursday.",
        ),
        (
            "mediation/hypothetical/CHN>+ISR<+PSE</-",
            "China says it is ready to mediate between Israel and Palestine",
        ),
        (
            "mediation/happened/EGY>+ISR<+PSE</2023-05-11",
            "Egypt mediated between Israel and the Palestinian Authority on Thursday.",
        ),
        ("refusal/happened/HUN>+XEU</-", "Hungary refuses to talk to EU about asylum law"),
        ("refusal/happened/RUS<+UKR>/-", "Ukraine rejects Russian proposal for Easter truce"),
        (
            "statement/happened/IND<+PAK>/2023-05-11",
            "Pakistan's foreign minister Bilawal Bhutto Zardari hit out at India on Thursday.",
        ),
        (
            "statement/happened/DEU<+TUR>/2023-05-11",
            "The German ambassador was summoned to the Turkish foreign ministry on Thursday.",
        ),
        (
            "statement/happened/CHN<+USA>/-",
            (
                '"China is isolating itself," US Secretary of State Antony Blinken said, accusing Beijing'
                " of coercion."
            ),
        ),
        (
            "statement/happened/ARM<+AZE>/2023-05-11",
            "Azerbaijan's defence ministry accused Armenia of violating the ceasefire on Thursday.",
        ),
        ("statement/happened/RUS<+UKR>/-", "Zelensky says Russia must withdraw all its troops"),
        (
            "statement/happened/PRK<+XUN>/2023-05-11",
            (
                "UN Secretary-General Antonio Guterres strongly condemned the launch of a missile by "
                "North Korea on Thursday."
            ),
        ),
        ("statement/happened/SRB<+XKX>/-", "Kosovo PM Albin Kurti blames Serbia for unrest"),
        ("statement/happened/GBR>+RWA</-", "Britain thanks Rwanda for cooperation"),
        (
            "sanction/happened/CHN<+USA>/2023-05-11",
            "The US Treasury Department imposed sanctions on five Chinese companies on Thursday.",
        ),
        (
            "sanction/happened/CHE>+RUS</2023-05-10",
            "Switzerland adopted the tenth package of sanctions against Russia on Wednesday.",
        ),
        ("sanction/happened/BOL>+ISR</-", "Bolivia severs ties with Israel"),
        ("sanction/happened/IRN>+XEU</-", "Tehran blacklists EU officials in tit-for-tat move"),
        (
            "sanction/happened/FRA<+MLI>/2022-01-31",
            "Mali ordered the French ambassador to leave within 72 hours on 31 January 2022.",
        ),
        ("sanction/happened/CAN>+IND</-", "Canada expels Indian diplomat over killing"),
        ("sanction/happened/IND>+TUR</-", "India bans Turkish imports"),
        ("sanction/happened/FRA<+NER>/-", "Niger suspends cooperation with France"),
        ("agreement/happened/EGY+GRC/-", "Greece, Egypt ink deal on maritime zones"),
        (
            "agreement/happened/LBY+TUR/2023-05-11",
            "On Thursday, Turkey and Libya concluded an agreement on energy exploration.",
        ),
        ("agreement/happened/ISR+MAR/-", "Morocco and Israel establish full diplomatic relations"),
        (
            "aid/planned/FRA>+LBN</2023-05-11",
            "France promised 50 million euros in assistance to Lebanon on Thursday.",
        ),
        ("aid/happened/CHN>+PAK</-", "China donates 500,000 vaccine doses to Pakistan"),
        ("aid/planned/POL>+UKR</-", "Poland will supply Ukraine with 14 tanks"),
        (
            "visit/happened/CHN<+DEU>/2023-04-13",
            "German Foreign Minister Annalena Baerbock arrived in China on 13 April 2023 for talks.",
        ),
        (
            "visit/happened/IRN>+SYR</2023-05-03",
            "Iranian President Ebrahim Raisi began a two-day visit to Syria on May 3.",
        ),
        ("visit/planned/ISR>+USA</2023-05", "Netanyahu to travel to Washington next week"),
        ("visit/happened/ISR>+USA</-", "Netanyahu wraps up visit to Washington"),
        ("visit/hypothetical/IND<+PAK>/-", "Pakistan's foreign minister may visit India"),
        ("visit/denied/ISR>+SAU</-", "Israel denies Netanyahu visited Saudi Arabia"),
        (
            "meeting/happened/ARE+QAT/2023-05-11",
            "Sheikh Mohamed bin Zayed received the Emir of Qatar in Abu Dhabi on Thursday.",
        ),
        ("meeting/happened/EGY+TUR/-", "Egyptian FM holds talks with Turkish counterpart"),
        (
            "meeting/happened/JPN+XNA/2023-05-11",
            (
                "Japanese Foreign Minister Yoshimasa Hayashi held a meeting with NATO Secretary General "
                "Jens Stoltenberg on Thursday."
            ),
        ),
        ("meeting/hypothetical/RUS+UKR/-", "Zelensky ready to meet Putin"),
        ("meeting/cancelled/CHN>+PHL</-", "China cancels meeting with Philippine president"),
        (
            "call/happened/IND+UKR/2023-05-11",
            (
                "Prime Minister Narendra Modi of India spoke over phone with Ukrainian President "
                "Volodymyr Zelenskyy on Thursday."
            ),
        ),
        (
            "call/happened/AUS+IDN/2023-05-11",
            (
                "There was a phone call between Australian Foreign Minister Penny Wong and Indonesian "
                "Foreign Minister Retno Marsudi on Thursday."
            ),
        ),
        ("call/denied/CHN+USA/-", "China denies Xi spoke by phone with Biden"),
        (
            "call/happened/BRA+RUS/2023-05-11",
            "Putin discussed Ukraine with Brazil's Lula in a phone call on Thursday.",
        ),
        (
            "letter/happened/CHN>+SYR</2023-05-11",
            ("Xi Jinping sent a congratulatory message to Syrian President Bashar al-Assad on Thursday."),
        ),
        ("mediation/hypothetical/RUS<+TUR>+UKR</-", "Turkey offers to mediate between Russia and Ukraine"),
        ("refusal/happened/CHN>+USA</-", "China refuses to take call from US defence secretary"),
        ("refusal/happened/IRN<+USA>/-", "US denies visa to Iranian foreign minister"),
        (
            "vote/happened/RUS<+XUN>/2022-03-02",
            (
                "The UN General Assembly voted overwhelmingly on 2 March 2022 to condemn Russia's "
                "invasion of Ukraine."
            ),
        ),
        ("military/happened/KOR<+PRK>/-", "North Korea launches spy balloon over South Korea"),
        ("threat/happened/LTU<+RUS>/-", "Russia warns Lithuania of serious consequences"),
    ],
)
def test_one_act(wanted: str, text: str) -> None:
    """``wanted`` is the type, status, governments (">" source, "<" target) and the day told or "-"."""
    found, _ = claimed(text.removesuffix(".") + "." + _MORE, _DAY)
    assert [
        "/".join(
            (
                one.event_type,
                one.status,
                "+".join(sorted(f"{party.government}{_MARK[party.role]}" for party in one.parties)),
                one.when.value.date if one.when and one.when.value.basis != "pub" else "-",
            )
        )
        for one in found
    ] == [wanted]
