"""More sentences with their reading, as in ``sentences``: what once was misread."""

from __future__ import annotations

MORE: tuple[tuple[str, str | None, tuple[tuple[str, str, tuple[str, ...], str | None], ...]], ...] = (
    # -- who else was there, each by himself, and what is only weighed --------------------
    (
        "Saudi Crown Prince Mohammed bin Salman met Russian President Vladimir Putin in Jeddah on Monday."
        " The talks were also attended by Foreign Ministers Faisal bin Farhan and Sergei Lavrov.",
        "2025-03-11",
        (("meeting", "happened", ("Mohammed bin Salman", "Putin"), "2025-03-10"),),
    ),
    (
        "A meeting on Gaza was held in Doha on Monday. The meeting was attended by Egyptian Foreign "
        "Minister Badr Abdelatty and Turkish Foreign Minister Hakan Fidan.",
        "2025-03-11",
        (("meeting", "happened", ("Abdelatty", "Fidan"), "2025-03-10"),),
    ),
    (
        "Qatar's Emir Sheikh Tamim bin Hamad Al Thani received both US Secretary of State Antony Blinken "
        "and Turkish Foreign Minister Hakan Fidan in Doha on Friday.",
        "2023-10-14",
        (
            ("meeting", "happened", ("Tamim", "Blinken"), "2023-10-13"),
            ("meeting", "happened", ("Tamim", "Fidan"), "2023-10-13"),
        ),
    ),
    ("Hungary's Peter Szijjarto said there was no point in imposing sanctions on Russia.", "2023-03-11", ()),
    ("Lifting the sanctions on Syria would help Lebanon, Prime Minister Nawaf Salam said.", "2025-03-11", ()),
    # -- registers of ministries and agencies --------------------
    (
        "HRH Prince Mohammed bin Salman bin Abdulaziz Al Saud received in Jeddah today President of Egypt"
        " Abdel Fattah al-Sisi.",
        "2024-10-15",
        (("meeting", "happened", ("Mohammed bin Salman", "Sisi"), "2024-10-15"),),
    ),
    (
        "Presidents Emmanuel Macron of France and Aleksandar Vucic of Serbia met in Belgrade on Thursday.",
        "2024-08-30",
        (("meeting", "happened", ("Macron", "Vucic"), "2024-08-29"),),
    ),
    (
        "Zambian President Hakainde Hichilema on Friday hosted his Botswana counterpart Duma Boko.",
        "2025-03-15",
        (("meeting", "happened", ("Hichilema", "Boko"), "2025-03-14"),),
    ),
    (
        "Singapore's Lawrence Wong met Anthony Albanese and Li Qiang in bilateral talks on Sunday.",
        "2025-06-10",
        (
            ("meeting", "happened", ("Wong", "Albanese"), "2025-06-08"),
            ("meeting", "happened", ("Wong", "Li Qiang"), "2025-06-08"),
        ),
    ),
    (
        "Spain summoned the Russian ambassador on Monday and handed him a note of protest over a drone.",
        "2025-06-10",
        (("statement", "happened", ("ESP", "RUS"), "2025-06-09"),),
    ),
    (
        "Josep Borrell met Azerbaijani Foreign Minister Jeyhun Bayramov on Thursday. He urged him to "
        "return to substantive talks with Armenia.",
        "2024-02-02",
        (("meeting", "happened", ("Borrell", "Bayramov"), "2024-02-01"),),
    ),
    (
        "The Emir of Qatar, Sheikh Tamim bin Hamad Al Thani, received on Tuesday a written message from "
        "HE President of Rwanda Paul Kagame.",
        "2025-03-05",
        (("letter", "happened", ("Tamim", "Kagame"), None),),
    ),
    # -- letters handed over in a meeting --------------------
    (
        "Ethiopian Foreign Minister Gedion Timothewos met Kenyan President William Ruto in Nairobi on "
        "Saturday and gave him a letter from Prime Minister Abiy Ahmed.",
        "2025-03-09",
        (
            ("meeting", "happened", ("Gedion", "Ruto"), "2025-03-08"),
            ("letter", "happened", ("Abiy", "Ruto", "Gedion"), None),
        ),
    ),
    (
        "Jordanian Foreign Minister Ayman Safadi was received by Iraqi President Abdul Latif Rashid on "
        "Sunday. Safadi handed over a written message from King Abdullah II.",
        "2025-03-10",
        (
            ("meeting", "happened", ("Safadi", "Rashid"), "2025-03-09"),
            ("letter", "happened", ("Abdullah", "Rashid", "Safadi"), "2025-03-09"),
        ),
    ),
    # -- journeys that are yet to come --------------------
    (
        "Swedish Prime Minister Ulf Kristersson leaves for Riga on Friday for talks with Latvian Prime "
        "Minister Evika Silina.",
        "2025-08-27",
        (
            ("visit", "planned", ("Kristersson", "Silina"), "2025-08-29"),
            ("meeting", "planned", ("Kristersson", "Silina"), None),
        ),
    ),
    (
        "Norway's Jonas Gahr Store met Danish Prime Minister Mette Frederiksen in Copenhagen on Thursday "
        "before flying to Warsaw.",
        "2025-08-15",
        (
            ("meeting", "happened", ("Store", "Frederiksen"), "2025-08-14"),
            ("visit", "planned", ("Store", "POL"), None),
        ),
    ),
    (
        "On the eve of Chinese President Xi Jinping's visit to Hanoi, Vietnamese leader To Lam spoke by "
        "phone with Russian President Vladimir Putin.",
        "2025-04-13",
        (
            ("visit", "planned", ("Xi", "VNM"), None),
            ("call", "happened", ("Lam", "Putin"), "2025-04-12"),
        ),
    ),
    (
        "Serbian President Aleksandar Vucic on Monday declined to sit down with Kosovo's Albin Kurti.",
        "2023-09-14",
        (("refusal", "happened", ("Vucic", "Kurti"), "2023-09-11"),),
    ),
    # -- votes, gifts received and orders to leave --------------------
    (
        "China on Tuesday vetoed a draft text on Syria's border crossings in the Security Council.",
        "2020-07-09",
        (("vote", "happened", ("CHN", "XUN"), "2020-07-07"),),
    ),
    (
        "Russia has vetoed a UN Security Council resolution, drafted by Ireland, on climate and security.",
        "2021-12-14",
        (("vote", "happened", ("RUS", "XUN"), "2021-12-14"),),
    ),
    (
        "Malawi received 360,000 doses of vaccine from India in March under a sharing scheme.",
        "2021-06-10",
        (("aid", "happened", ("MWI", "IND"), "2021-03"),),
    ),
    (
        "Forty generators were handed over to Moldova by Romania on Monday.",
        "2022-12-07",
        (("aid", "happened", ("MDA", "ROU"), "2022-12-05"),),
    ),
    (
        "Germany's Olaf Scholz announced on Friday a new package of military aid for Ukraine.",
        "2023-05-15",
        (("aid", "planned", ("Scholz", "UKR"), "2023-05-12"),),
    ),
    (
        "Chad on Thursday ordered Germany to withdraw two of its diplomats.",
        "2023-04-08",
        (("sanction", "happened", ("TCD", "DEU"), "2023-04-06"),),
    ),
    # -- whose day it is --------------------
    (
        "Canadian Prime Minister Mark Carney met Japan's Shigeru Ishiba on the sidelines of the Asian "
        "Development "
        "Bank's summit in Lima on 14 June.",
        "2025-06-17",
        (("meeting", "happened", ("Carney", "Ishiba"), "2025-06-14"),),
    ),
    (
        "Italian Prime Minister Giorgia Meloni received Tunisian President Kais Saied in Rome on Sunday, "
        "and Meloni "
        "announced a new package of assistance for Tunisia.",
        "2023-07-25",
        (
            ("meeting", "happened", ("Meloni", "Saied"), "2023-07-23"),
            ("aid", "planned", ("Meloni", "TUN"), None),
        ),
    ),
    (
        "Brazil's Jair Bolsonaro has put off his visit to Hungary because of the floods, he wrote on "
        "Twitter on "
        "Tuesday.",
        "2022-02-10",
        (("visit", "cancelled", ("Bolsonaro", "HUN"), None),),
    ),
    (
        "Ethiopian Prime Minister Abiy Ahmed on Monday cancelled a meeting with Egyptian President Abdel "
        "Fattah "
        "al-Sisi that was to take place in Sochi on July 28, blaming threats over the dam.",
        "2023-07-04",
        (("meeting", "cancelled", ("Abiy", "Sisi"), "2023-07-28"),),
    ),
    (
        "Armenia and Azerbaijan agreed on Tuesday to a ceasefire to begin on Saturday.",
        "2020-10-15",
        (("agreement", "happened", ("ARM", "AZE"), "2020-10-13"),),
    ),
)
