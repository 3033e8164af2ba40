"""Sentences in the registers of agencies, ministries and newspapers, written for these tests, with their reading.

Each: the text, its publication day or None, and the engagements a careful reader finds, as
``(type, status, governments or persons, date)``. A name stands for its person, a code for a government alone.
"""

from __future__ import annotations

CASES: tuple[tuple[str, str | None, tuple[tuple[str, str, tuple[str, ...], str | None], ...]], ...] = (
    # -- calls ---------------------------------------------------------------------------------------------
    (
        "French President Emmanuel Macron spoke by phone with his Egyptian counterpart Abdel Fattah al-Sisi on "
        "Tuesday about the situation in Gaza, the Elysee said.",
        "2024-03-14",
        (("call", "happened", ("Macron", "Sisi"), "2024-03-12"),),
    ),
    (
        "A telephone conversation between Vladimir Putin and Indian Prime Minister Narendra Modi took place on "
        "July 1, the Kremlin press service reported.",
        "2022-07-01",
        (("call", "happened", ("Putin", "Modi"), "2022-07-01"),),
    ),
    (
        "Chinese Foreign Minister Wang Yi held a phone call with U.S. Secretary of State Antony Blinken at the "
        "latter's request on Sunday.",
        "2021-08-30",
        (("call", "happened", ("Wang Yi", "Blinken"), "2021-08-29"),),
    ),
    (
        "In a phone call on 5 March 2022, Israeli Prime Minister Naftali Bennett and Ukrainian President "
        "Volodymyr Zelensky discussed the fighting around Kyiv.",
        None,
        (("call", "happened", ("Bennett", "Zelensky"), "2022-03-05"),),
    ),
    (
        "Foreign Secretary David Cameron telephoned Iranian Foreign Minister Hossein Amir-Abdollahian yesterday.",
        "2023-12-18",
        (("call", "happened", ("Cameron", "Amir-Abdollahian"), "2023-12-17"),),
    ),
    (
        "German Chancellor Olaf Scholz will hold a telephone conversation with Chinese Premier Li Qiang on Friday, "
        "a government spokesman said.",
        "2023-06-07",
        (("call", "planned", ("Scholz", "Li Qiang"), "2023-06-09"),),
    ),
    (
        "Zelensky phoned Polish President Andrzej Duda and British Prime Minister Rishi Sunak on Monday.",
        "2023-02-21",
        (
            ("call", "happened", ("Zelensky", "Duda"), "2023-02-20"),
            ("call", "happened", ("Zelensky", "Sunak"), "2023-02-20"),
        ),
    ),
    (
        "Foreign Minister Sergei Lavrov had a telephone conversation with Turkish Foreign Minister Hakan Fidan, "
        "the Russian Foreign Ministry said. The call took place on October 17.",
        "2023-10-17",
        (("call", "happened", ("Lavrov", "Fidan"), "2023-10-17"),),
    ),
    (
        "The Kremlin denied that Russian President Vladimir Putin had spoken by telephone with US President Donald "
        "Trump.",
        "2025-02-10",
        (("call", "denied", ("Putin", "Trump"), None),),
    ),
    (
        "Secretary Blinken spoke today with Saudi Foreign Minister Prince Faisal bin Farhan.",
        "2023-04-18",
        (("call", "happened", ("Blinken", "Faisal bin Farhan"), "2023-04-18"),),
    ),
    # -- meetings --------------------------------------------------------------------------------------------
    (
        "U.S. President Joe Biden met Chinese President Xi Jinping on the sidelines of the G20 summit in Bali on "
        "Monday.",
        "2022-11-14",
        (("meeting", "happened", ("Biden", "Xi"), "2022-11-14"),),
    ),
    (
        "Indian External Affairs Minister S. Jaishankar met with his Australian counterpart Penny Wong in New Delhi "
        "on November 21, 2023.",
        None,
        (("meeting", "happened", ("Jaishankar", "Wong"), "2023-11-21"),),
    ),
    (
        "Pope Francis received Ukrainian President Volodymyr Zelensky at the Vatican on Saturday.",
        "2023-05-14",
        (("meeting", "happened", ("Francis", "Zelensky"), "2023-05-13"),),
    ),
    (
        "Talks between Japanese Prime Minister Fumio Kishida and South Korean President Yoon Suk Yeol were held in "
        "Tokyo on March 16.",
        "2023-03-17",
        (("meeting", "happened", ("Kishida", "Yoon"), "2023-03-16"),),
    ),
    (
        "Russian President Vladimir Putin and North Korean leader Kim Jong Un are to meet in Vladivostok next week, "
        "officials said.",
        "2023-09-05",
        (("meeting", "planned", ("Putin", "Kim"), "2023-09"),),
    ),
    (
        "The foreign ministers of Saudi Arabia and Iran met in Beijing on Thursday.",
        "2023-04-06",
        (("meeting", "happened", ("SAU", "IRN"), "2023-04-06"),),
    ),
    (
        "Turkish President Recep Tayyip Erdogan cancelled a meeting with Greek Prime Minister Kyriakos Mitsotakis.",
        "2022-08-30",
        (("meeting", "cancelled", ("Erdogan", "Mitsotakis"), None),),
    ),
    (
        "Armenian Prime Minister Nikol Pashinyan said he was ready to meet Azerbaijani President Ilham Aliyev in "
        "Brussels.",
        "2023-07-10",
        (("meeting", "hypothetical", ("Pashinyan", "Aliyev"), None),),
    ),
    (
        "NATO Secretary General Jens Stoltenberg was received by Hungarian Prime Minister Viktor Orban in Budapest "
        "on Wednesday.",
        "2024-06-12",
        (("meeting", "happened", ("Stoltenberg", "Orban"), "2024-06-12"),),
    ),
    # -- visits -----------------------------------------------------------------------------------------------
    (
        "Iranian President Ebrahim Raisi arrived in Islamabad on Monday on a three-day visit to Pakistan.",
        "2024-04-22",
        (("visit", "happened", ("Raisi", "PAK"), "2024-04-22"),),
    ),
    (
        "Brazilian President Luiz Inacio Lula da Silva will visit China from 11 to 14 April.",
        "2023-04-02",
        (("visit", "planned", ("Lula", "CHN"), "2023-04-11/2023-04-14"),),
    ),
    (
        "Mexico's foreign minister Marcelo Ebrard will travel to Washington on May 2, his ministry announced.",
        "2022-04-27",
        (("visit", "planned", ("Ebrard", "USA"), "2022-05-02"),),
    ),
    # -- letters and statements -------------------------------------------------------------------------------
    (
        "Ethiopian Prime Minister Abiy Ahmed sent a letter to Egyptian President Abdel Fattah al-Sisi on Sunday.",
        "2020-06-22",
        (("letter", "happened", ("Abiy", "Sisi"), "2020-06-21"),),
    ),
    (
        "Poland's foreign ministry summoned the Russian ambassador on Friday over the missile strike.",
        "2023-12-29",
        (("statement", "happened", ("POL", "RUS"), "2023-12-29"),),
    ),
    (
        "Pakistan condemned India's decision on Kashmir on August 5, 2019.",
        None,
        (("statement", "happened", ("PAK", "IND"), "2019-08-05"),),
    ),
    # -- sanctions, aid, agreements, votes ------------------------------------------------------------------------
    (
        "The United States imposed sanctions on Belarus on Thursday.",
        "2021-12-02",
        (("sanction", "happened", ("USA", "BLR"), "2021-12-02"),),
    ),
    (
        "Russia expelled ten Polish diplomats on Friday in retaliation.",
        "2021-04-16",
        (("sanction", "happened", ("RUS", "POL"), "2021-04-16"),),
    ),
    (
        "Australia pledged 100 million dollars in aid to Ukraine on 4 July 2022.",
        None,
        (("aid", "planned", ("AUS", "UKR"), "2022-07-04"),),
    ),
    (
        "Israel and the United Arab Emirates signed a free trade agreement in Dubai on 31 May 2022.",
        None,
        (("agreement", "happened", ("ISR", "ARE"), "2022-05-31"),),
    ),
    (
        "The UN General Assembly voted on 12 October 2022 to condemn Russia's annexation of four regions.",
        None,
        (("vote", "happened", ("XUN", "RUS"), "2022-10-12"),),
    ),
    (
        "Serbian President Aleksandar Vucic refused to meet Kosovo Prime Minister Albin Kurti in Brussels.",
        "2023-09-14",
        (("refusal", "happened", ("Vucic", "Kurti"), None),),
    ),
    (
        "Qatar is ready to mediate between Israel and Hamas, Foreign Minister Mohammed bin Abdulrahman Al Thani said.",
        "2023-10-10",
        (("mediation", "hypothetical", ("QAT", "ISR"), None),),
    ),
    # -- nothing --------------------------------------------------------------------------------------------------
    ("Prime Minister Rishi Sunak met his cabinet on Tuesday to discuss the budget.", "2023-11-07", ()),
    ("Macron regularly phones Putin, his advisers say.", "2022-06-01", ()),
    ("Turkey beat Croatia 1-0 in Osijek on Thursday to go top of their group.", "2023-10-12", ()),
    ("Emirates signed a codeshare agreement with Air Canada on Monday.", "2022-07-18", ()),
    ("German President Frank-Walter Steinmeier received Chancellor Olaf Scholz on Monday.", "2022-01-03", ()),
    ("Fighting between Russia and Ukraine continued near Bakhmut on Sunday.", "2023-03-05", ()),
    # -- told as what is not, is to come, or is of two at once ---------------------------------------------
    (
        "There are no plans for a meeting between Vladimir Putin and Volodymyr Zelensky, Kremlin spokesman Dmitry "
        "Peskov told reporters on Tuesday.",
        "2025-08-20",
        (("meeting", "denied", ("Putin", "Zelensky"), None),),
    ),
    (
        "A meeting between Sergey Lavrov and Marco Rubio has been pencilled in for Tuesday.",
        "2025-08-20",
        (("meeting", "planned", ("Lavrov", "Rubio"), "2025-08-26"),),
    ),
    (
        "Türkiye and Armenia have agreed to ease visa rules for holders of diplomatic passports, Türkiye's Foreign "
        "Ministry announced on Monday.",
        "2025-12-29",
        (("agreement", "happened", ("TUR", "ARM"), None),),
    ),
    (
        "Rwanda and Zambia concluded an extradition treaty in Lusaka on Monday.",
        "2025-08-20",
        (("agreement", "happened", ("RWA", "ZMB"), "2025-08-18"),),
    ),
    (
        "Negotiators from Russia and Ukraine held a second round of talks in Istanbul on Monday.",
        "2025-06-03",
        (("talks", "happened", ("RUS", "UKR"), "2025-06-02"),),
    ),
    (
        "Estonia handed a protest note to the Russian ambassador on Monday.",
        "2025-08-20",
        (("statement", "happened", ("EST", "RUS"), "2025-08-18"),),
    ),
    (
        "Sergey Lavrov held a bilateral with Marco Rubio in Kuala Lumpur on Thursday.",
        "2025-07-11",
        (("meeting", "happened", ("Lavrov", "Rubio"), "2025-07-10"),),
    ),
    (
        "Kaja Kallas, the bloc's foreign policy chief, met Secretary of State Marco Rubio in Washington on Wednesday.",
        "2025-07-11",
        (("meeting", "happened", ("Kallas", "Rubio"), "2025-07-09"),),
    ),
    (
        "Qatar and Egypt on Thursday called on Israel and Lebanon to resume talks in Doha next week, according to a "
        "joint statement carried by the Qatar News Agency.",
        "2024-08-09",
        (
            ("statement", "happened", ("QAT", "EGY", "ISR", "LBN"), "2024-08-08"),
            ("talks", "hypothetical", ("ISR", "LBN"), None),
        ),
    ),
    (
        "Afghanistan's defence ministry accused Pakistan of violating Afghan airspace on Tuesday.",
        "2024-12-25",
        (("statement", "happened", ("AFG", "PAK"), "2024-12-24"),),
    ),
    (
        "Poland's Radoslaw Sikorski welcomed the sanctions on Russia that were adopted by ministers in Brussels.",
        "2025-02-24",
        (),
    ),
    (
        "Emmanuel Macron postpones Nigeria visit, the Elysee said.",
        "2025-10-03",
        (("visit", "cancelled", ("Macron", "NGA"), None),),
    ),
    (
        "ANKARA - Ethiopia and Somalia agreed on Wednesday to resolve a dispute over ports.",
        "2024-12-12",
        (("agreement", "happened", ("ETH", "SOM"), "2024-12-11"),),
    ),
    (
        "Caracas expelled the diplomats of Argentina, Peru, Panama, the Dominican Republic and Uruguay on Monday.",
        "2024-07-30",
        (("sanction", "happened", ("VEN", "ARG", "PER", "PAN", "DOM", "URY"), "2024-07-29"),),
    ),
    (
        "Poland called in the ambassador of Russia on Monday.",
        "2024-07-30",
        (("statement", "happened", ("POL", "RUS"), "2024-07-29"),),
    ),
    (
        "South Korea's Lee Jae-myung and Japan's Shigeru Ishiba agreed to keep up shuttle diplomacy, they said on "
        "Saturday.",
        "2025-08-24",
        (("agreement", "happened", ("Lee", "Ishiba"), None),),
    ),
    (
        "Nikos Dendias is expected to fly on to Nicosia on Monday.",
        "2022-10-09",
        (("visit", "planned", ("Dendias", "CYP"), "2022-10-10"),),
    ),
    (
        "Prime Minister Irakli Kobakhidze of Georgia on Thursday accused the European Union of meddling. Kobakhidze "
        "met Hungarian Prime Minister Viktor Orban in Tbilisi on Tuesday.",
        "2024-10-31",
        (
            ("statement", "happened", ("Kobakhidze", "XEU"), "2024-10-31"),
            ("meeting", "happened", ("Kobakhidze", "Orban"), "2024-10-29"),
        ),
    ),
    (
        "Sri Lankan President Anura Kumara Dissanayake arrived in New Delhi on Sunday. External Affairs Minister S. "
        "Jaishankar and National Security Adviser Ajit Doval called on him in the evening. On Monday he will hold "
        "talks with Prime Minister Narendra Modi and meet President Droupadi Murmu.",
        "2024-12-15",
        (
            ("visit", "happened", ("Dissanayake", "IND"), "2024-12-15"),
            ("meeting", "planned", ("Dissanayake", "Modi"), "2024-12-16"),
            ("meeting", "planned", ("Dissanayake", "Murmu"), None),
        ),
    ),
    (
        "Spanish Prime Minister Pedro Sanchez called on the European Union on Thursday to suspend its agreement with "
        "Israel.",
        "2025-06-26",
        (("statement", "happened", ("Sánchez", "XEU"), "2025-06-26"),),
    ),
    (
        "Syria and Tunisia will reopen their embassies, the two foreign ministers said.",
        "2023-05-06",
        (("agreement", "planned", ("SYR", "TUN"), None),),
    ),
    (
        "Venezuela's Nicolás Maduro was given a warm welcome in Brasília on Monday by President Lula.",
        "2023-05-30",
        (("meeting", "happened", ("Maduro", "Lula"), "2023-05-29"),),
    ),
    (
        "North Korea on Tuesday blew up the joint liaison office with South Korea in Kaesong.",
        "2020-06-17",
        (("military", "happened", ("PRK", "KOR"), "2020-06-16"),),
    ),
)
