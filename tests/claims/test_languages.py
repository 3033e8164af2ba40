"""Sentences in six languages of our own making: the act, its status, the governments in it, its date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout import actors, claims, pages
from readout.claims._tokens import fold, sentence
from readout.claims._word_orders import cut, orders_of
from readout.claims._words import words_of
from readout.knowledge import load
from readout.record import Actor, Article, Claim, Page, Party, Resolved, Span

_PUBLISHED = "2024-05-16"

# language | event type | status | governments | date, where the words give one | text
_CASES = """
ru | call | happened | TUR USA | - | Министр иностранных дел Турции Хакан Фидан провел телефонный разговор с госсекретарем США Энтони Блинкеном, сообщили в МИД Турции.
ru | call | happened | UKR FRA | 2024-05-15 | Президент Украины Владимир Зеленский в среду поговорил по телефону с президентом Франции Эммануэлем Макроном. Об этом он сообщил в Telegram.
ru | meeting | happened | RUS TUR | - | Глава МИД России Сергей Лавров встретился в Анкаре с турецким коллегой Хаканом Фиданом.
ru | meeting | happened | RUS IRN | - | В Москве состоялась встреча Сергея Лаврова с министром иностранных дел Ирана Аббасом Арагчи.
ru | visit | planned | RUS CHN | 2024-05-20/2024-05-21 | Лавров посетит Китай 20-21 мая, сообщила официальный представитель МИД РФ Мария Захарова.
ru | visit | happened | USA UKR | - | Госсекретарь США Энтони Блинкен прибыл в Киев с необъявленным визитом.
ru | statement | happened | POL RUS | - | МИД Польши вызвал посла России из-за нарушения воздушного пространства.
ru | sanction | happened | GBR RUS | - | Великобритания ввела новые санкции против России.
ru | sanction | happened | MDA RUS | - | Молдавия выслала двух российских дипломатов.
ru | call | denied | RUS USA | - | Кремль опроверг сообщения о телефонном разговоре Путина и Байдена.
ru | visit | cancelled | TUR USA | - | Визит президента Турции Реджепа Тайипа Эрдогана в США отменен.
ru | letter | happened | SRB CHN | - | Президент Сербии Александр Вучич направил письмо президенту Китая Си Цзиньпину.
ru | meeting | hypothetical | UKR RUS | - | Зеленский готов встретиться с Путиным в Стамбуле, заявил глава ОП Андрей Ермак.
ru | call | happened | RUS TUR | - | Путин позвонил Эрдогану. Стороны обсудили зерновую сделку и ситуацию в Сирии.
ru | call | happened | RUS TUR | - | Президенты России и Турции Владимир Путин и Реджеп Тайип Эрдоган обсудили по телефону ситуацию в Сирии.
ru | agreement | happened | IRN SAU | - | Иран и Саудовская Аравия договорились восстановить дипломатические отношения.
ru | refusal | happened | HUN UKR | - | Венгрия отказалась принять делегацию Украины.
uk | call | happened | UKR USA | - | Міністр закордонних справ України Дмитро Кулеба провів телефонну розмову з держсекретарем США Ентоні Блінкеном, повідомили в МЗС України.
uk | call | happened | TUR RUS | 2024-05-14 | Президент Туреччини Реджеп Тайїп Ердоган у вівторок поговорив телефоном із президентом Росії Володимиром Путіним. Про це повідомляє Anadolu.
uk | statement | happened | UKR FRA | - | – Обговорили ситуацію на фронті, – сказав він після розмови з Макроном. Зеленський подякував президенту Франції.
uk | meeting | happened | POL UKR | - | У Варшаві відбулася зустріч Дональда Туска з президентом України Володимиром Зеленським.
uk | visit | planned | IND UKR | 2024-08-23 | Прем'єр-міністр Індії Нарендра Моді відвідає Київ 23 серпня.
uk | statement | happened | POL RUS | - | МЗС Польщі викликало посла Росії через порушення повітряного простору.
uk | meeting | planned | UKR USA | 2024-05-20 | Зустріч президентів України та США запланована на 20 травня.
uk | sanction | happened | MDA RUS | - | Молдова висилає двох російських дипломатів.
uk | call | denied | RUS USA | - | У Кремлі спростували інформацію про телефонну розмову Путіна і Трампа.
uk | visit | cancelled | RUS SRB | - | Візит Лаврова до Сербії скасовано.
uk | letter | happened | UKR CHN | - | Володимир Зеленський надіслав листа президенту Китаю Сі Цзіньпіну.
uk | refusal | happened | HUN UKR | - | Угорщина відмовилася прийняти делегацію України.
uk | meeting | happened | UKR HUN | - | Міністри закордонних справ України та Угорщини Дмитро Кулеба та Петер Сіярто зустрілися в Ужгороді.
uk | sanction | happened | XEU BLR | - | ЄС запровадив нові санкції проти Білорусі.
fr | call | happened | FRA TUR | - | Le président français Emmanuel Macron s'est entretenu au téléphone avec son homologue turc Recep Tayyip Erdogan, a indiqué l'Élysée.
fr | meeting | happened | RUS TUR | 2024-05-14 | Le ministre russe des Affaires étrangères, Sergueï Lavrov, a rencontré mardi à Ankara son homologue turc Hakan Fidan.
fr | meeting | happened | DEU FRA | - | La cheffe de la diplomatie allemande Annalena Baerbock a été reçue à Paris par le ministre français des Affaires étrangères Stéphane Séjourné.
fr | call | planned | RUS USA | 2024-05-21 | Un entretien téléphonique entre Vladimir Poutine et Donald Trump est prévu mardi.
fr | call | denied | RUS USA | - | Le Kremlin a démenti tout entretien téléphonique entre Vladimir Poutine et Donald Trump.
fr | visit | planned | UKR USA | 2024-05-20 | Le président ukrainien Volodymyr Zelensky se rendra à Washington le 20 mai.
fr | visit | cancelled | IRN TUR | - | La visite du président iranien Ebrahim Raïssi en Turquie a été annulée.
fr | sanction | happened | DZA FRA | - | L'Algérie a rappelé son ambassadeur en France. La Pologne a convoqué l'ambassadeur de Russie.
fr | sanction | happened | MDA RUS | - | La Moldavie a expulsé deux diplomates russes.
fr | sanction | happened | XEU RUS | - | L'Union européenne a adopté de nouvelles sanctions contre la Russie.
fr | sanction | happened | MEX ECU | 2024-04-06 | Le Mexique a rompu ses relations diplomatiques avec l'Équateur le 6 avril 2024.
fr | letter | happened | FRA MAR | - | Emmanuel Macron a adressé une lettre au roi du Maroc Mohammed VI.
fr | refusal | happened | HUN UKR | - | Le Premier ministre hongrois Viktor Orban a refusé de recevoir la délégation ukrainienne.
fr | meeting | hypothetical | FRA RUS | - | Emmanuel Macron est prêt à rencontrer Vladimir Poutine, selon l'Élysée.
fr | agreement | happened | SAU IRN | - | L'Arabie saoudite et l'Iran ont convenu de rétablir leurs relations diplomatiques.
fr | meeting | happened | USA CHN | - | Antony Blinken et Wang Yi se sont rencontrés à Munich. Les deux ministres ont évoqué Taïwan.
fr | meeting | happened | FRA DEU | 2024-05-16 | Le président Macron a reçu jeudi à l'Élysée le chancelier allemand Olaf Scholz.
fr | agreement | happened | DEU FRA | 2024-05-14 | Emmanuel Macron et Olaf Scholz ont signé mardi 14 mai 2024 à Aix-la-Chapelle un accord de coopération.
tr | call | happened | TUR USA | - | Dışişleri Bakanı Hakan Fidan, ABD Dışişleri Bakanı Antony Blinken ile telefonda görüştü.
tr | call | happened | TUR RUS | - | Cumhurbaşkanı Recep Tayyip Erdoğan, Rusya Devlet Başkanı Vladimir Putin'le bir telefon görüşmesi gerçekleştirdi. Görüşmede ikili ilişkiler ele alındı.
tr | call | happened | RUS TUR | - | Erdoğan ile Putin arasında telefon görüşmesi yapıldı.
tr | meeting | happened | TUR DEU | - | Cumhurbaşkanı Erdoğan, Ankara'da Almanya Başbakanı Olaf Scholz'u kabul etti.
tr | visit | happened | RUS CHN | - | Rusya Dışişleri Bakanı Sergey Lavrov, Çin'i ziyaret etti.
tr | visit | cancelled | TUR RUS | - | Fidan'ın Moskova ziyareti ertelendi.
tr | meeting | planned | TUR EGY | 2024-05-17 | Dışişleri Bakanı Fidan, yarın Mısırlı mevkidaşı Bedr Abdulati ile bir araya gelecek.
tr | sanction | happened | GBR RUS | - | İngiltere, Rusya'ya yeni yaptırımlar uyguladı.
tr | statement | happened | POL RUS | - | Polonya, Rusya'nın Varşova Büyükelçisini Dışişleri Bakanlığına çağırdı.
tr | sanction | happened | MDA RUS | - | Moldova, iki Rus diplomatı sınır dışı etti.
tr | statement | happened | TUR ISR | - | Türkiye, İsrail'in Gazze'ye saldırısını kınadı.
tr | call | denied | USA RUS | - | Kremlin, Putin ile Trump'ın telefonda görüştüğü iddialarını yalanladı.
tr | agreement | happened | IRN SAU | - | Suudi Arabistan ile İran diplomatik ilişkilerini yeniden tesis etme konusunda anlaştı.
tr | letter | happened | UKR CHN | - | Zelenskiy, Çin Devlet Başkanı Şi Cinping'e mektup gönderdi.
tr | refusal | happened | HUN UKR | - | Macaristan, Ukrayna heyetiyle görüşmeyi reddetti.
tr | call | happened | TUR UKR | - | Erdoğan ve Zelenski telefonda görüştü. İletişim Başkanlığı, görüşmede barış sürecinin ele alındığını bildirdi.
tr | visit | happened | GRC TUR | 2024-05-13 | Cumhurbaşkanı Erdoğan, "Görüşmelere hazırız" dedi. Yunanistan Başbakanı Kiryakos Miçotakis 13 Mayıs'ta Ankara'ya geldi.
tr | meeting | happened | AZE ARM | - | Azerbaycan Cumhurbaşkanı İlham Aliyev ve Ermenistan Başbakanı Nikol Paşinyan Brüksel'de bir araya geldi.
tr | agreement | happened | EGY TUR | 2024-05-14 | Salı günü Türkiye ile Mısır büyükelçi atamayı kabul etti.
el | call | happened | GRC TUR | - | Ο υπουργός Εξωτερικών Γιώργος Γεραπετρίτης είχε τηλεφωνική επικοινωνία με τον Τούρκο ομόλογό του Χακάν Φιντάν.
el | meeting | happened | GRC TUR | - | Ο πρωθυπουργός της Ελλάδας Κυριάκος Μητσοτάκης συναντήθηκε στην Άγκυρα με τον πρόεδρο της Τουρκίας Ρετζέπ Ταγίπ Ερντογάν.
el | call | happened | RUS USA | - | Τηλεφωνική συνομιλία του Βλαντίμιρ Πούτιν με τον Ντόναλντ Τραμπ.
el | visit | planned | UKR USA | 2024-05-20 | Ο πρόεδρος της Ουκρανίας Βολοντίμιρ Ζελένσκι θα επισκεφθεί την Ουάσιγκτον στις 20 Μαΐου, ανακοίνωσε ο Λευκός Οίκος.
el | call | denied | RUS USA | - | Το Κρεμλίνο διέψευσε ότι υπήρξε τηλεφωνική επικοινωνία μεταξύ Πούτιν και Τραμπ.
el | statement | happened | POL RUS | - | Το υπουργείο Εξωτερικών της Πολωνίας κάλεσε τον Ρώσο πρέσβη για εξηγήσεις.
el | sanction | happened | MDA RUS | - | Η Μολδαβία απέλασε δύο Ρώσους διπλωμάτες.
el | sanction | happened | XEU RUS | - | Η Ευρωπαϊκή Ένωση επέβαλε νέες κυρώσεις στη Ρωσία.
el | visit | cancelled | RUS SRB | - | Ακυρώθηκε η επίσκεψη του Σεργκέι Λαβρόφ στη Σερβία.
el | letter | happened | FRA MAR | - | Ο Γάλλος πρόεδρος Εμανουέλ Μακρόν έστειλε επιστολή στον βασιλιά του Μαρόκου Μοχάμεντ.
el | statement | happened | FRA IRN ISR | - | Η Γαλλία καταδίκασε την επίθεση του Ιράν κατά του Ισραήλ.
el | refusal | happened | HUN UKR | - | Η Ουγγαρία αρνήθηκε να δεχθεί αντιπροσωπεία της Ουκρανίας.
el | meeting | happened | USA GBR | - | Ο Αμερικανός υπουργός Εξωτερικών Άντονι Μπλίνκεν υποδέχθηκε τον Βρετανό ομόλογό του Ντέιβιντ Κάμερον.
el | agreement | happened | SAU IRN | - | Η Σαουδική Αραβία και το Ιράν συμφώνησαν να αποκαταστήσουν τις διπλωματικές τους σχέσεις.
el | call | happened | TUR USA | - | «Είμαστε έτοιμοι για διάλογο», δήλωσε ο Βολοντίμιρ Ζελένσκι. Σύμφωνα με το τουρκικό υπουργείο Εξωτερικών, ο Φιντάν μίλησε τηλεφωνικά με τον Ρούμπιο.
el | meeting | happened | GRC TUR | 2024-05-15 | Οι υπουργοί Εξωτερικών Ελλάδας και Τουρκίας Γιώργος Γεραπετρίτης και Χακάν Φιντάν συναντήθηκαν χθες στην Αθήνα.
ar | call | happened | EGY IRN | - | أجرى وزير الخارجية المصري بدر عبد العاطي اتصالا هاتفيا مع نظيره الإيراني عباس عراقجي، وفق بيان لوزارة الخارجية المصرية.
ar | call | happened | SAU USA | 2024-05-14 | أجرى وزير الخارجية السعودي الأمير فيصل بن فرحان اتصالًا هاتفيًا بوزير الخارجية الأميركي أنتوني بلينكن يوم الثلاثاء.
ar | meeting | happened | TUR RUS | - | التقى الرئيس التركي رجب طيب أردوغان نظيره الروسي فلاديمير بوتين في سوتشي.
ar | meeting | happened | EGY JOR | - | استقبل الرئيس المصري عبد الفتاح السيسي العاهل الأردني الملك عبد الله الثاني في القاهرة.
ar | visit | planned | RUS IRN | - | يزور وزير الخارجية الروسي سيرغي لافروف طهران الأسبوع المقبل.
ar | meeting | planned | TUR USA | 2024-05-17 | من المقرر أن يلتقي وزير الخارجية التركي هاكان فيدان نظيره الأمريكي في واشنطن يوم الجمعة.
ar | call | denied | RUS USA | - | نفى الكرملين إجراء مكالمة هاتفية بين بوتين وترامب.
ar | statement | happened | IRQ TUR | - | استدعت وزارة الخارجية العراقية السفير التركي في بغداد.
ar | sanction | happened | GBR RUS | - | فرضت بريطانيا عقوبات جديدة على روسيا.
ar | letter | happened | DZA FRA | - | بعث الرئيس الجزائري عبد المجيد تبون برسالة إلى نظيره الفرنسي إيمانويل ماكرون.
ar | agreement | happened | SAU IRN | - | أعلنت السعودية وإيران استئناف العلاقات. واتفقت السعودية وإيران على استئناف العلاقات الدبلوماسية بينهما.
ar | statement | happened | QAT ISR | - | أدانت قطر الهجوم الإسرائيلي على رفح. ودانت مصر إسرائيل.
ar | visit | cancelled | IRN TUR | - | ألغى الرئيس الإيراني إبراهيم رئيسي زيارته إلى تركيا.
ar | meeting | happened | QAT TUR | - | بحث وزير الخارجية القطري مع نظيره التركي هاكان فيدان تطورات الأوضاع في غزة، وقالت الخارجية القطرية إن الجانبين شددا على التهدئة.
ar | visit | happened | UKR SAU | - | الرئيس الأوكراني فولوديمير زيلينسكي يصل إلى الرياض ويلتقي ولي العهد السعودي محمد بن سلمان.
ar | call | happened | EGY TUR | - | السيسي وأردوغان يبحثان هاتفيا تطورات غزة. تلقى الرئيس السيسي اتصالا هاتفيا من الرئيس التركي رجب طيب أردوغان.
"""  # noqa: E501

# Nothing here is between two governments, or nothing is told as done, planned, denied or wished.
_NOTHING = """
ru | Сборная Турции обыграла сборную Чехии в матче чемпионата Европы по футболу.
ru | Президент России Владимир Путин провел совещание с членами правительства.
uk | «Ми готові до переговорів», – заявив Зеленський.
uk | Президент України підписав закон про державний бюджет на наступний рік.
fr | Le président français a nommé jeudi un nouveau ministre de la Culture.
fr | L'équipe de Turquie a battu celle d'Autriche en huitième de finale.
tr | Cumhurbaşkanı Erdoğan bakanlar kurulunu topladı ve yeni ekonomi programını açıkladı.
el | Ο πρωθυπουργός Κυριάκος Μητσοτάκης ανακοίνωσε νέα μέτρα για τους συνταξιούχους.
ar | قال وزير الخارجية الأمريكي أنتوني بلينكن: «نحن مستعدون للحوار».
ar | فاز المنتخب المصري على المنتخب المغربي في بطولة أفريقيا.
"""


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]


def _article(text: str, language: str) -> Article:
    page = Page("https://news.example/a", text.encode(), "jsonl", published=_PUBLISHED, text_given=True)
    # A single sentence can be too short to tell its language by.
    return replace(pages.read(page, load()), language=language)


def _read(text: str, language: str) -> tuple[tuple[Claim, ...], tuple[Resolved, ...]]:
    article = _article(text, language)
    found, _ = claims.read(article, load())
    return found, actors.resolve(found, article, load())


@pytest.mark.parametrize("row", _rows(_CASES), ids=lambda row: f"{row[0]}-{row[5][:40]}")
def test_act(row: list[str]) -> None:
    language, event_type, status, governments, date, text = row
    _, found = _read(text, language)
    assert found, "nothing was read"
    first = found[0]
    seen = {actor.government for actor in first.actors if actor.government}
    assert (first.claim.event_type, first.claim.status) == (event_type, status)
    assert seen == set(governments.split())
    if date != "-":
        assert first.claim.when is not None
        assert first.claim.when.value.date == date


@pytest.mark.parametrize("row", _rows(_NOTHING), ids=lambda row: f"{row[0]}-{row[1][:40]}")
def test_no_act(row: list[str]) -> None:
    assert _read(row[1], row[0])[0] == ()


def test_every_language_has_twelve() -> None:
    languages = [row[0] for row in _rows(_CASES)]
    assert all(languages.count(code) >= 12 for code in ("ru", "uk", "fr", "tr", "el", "ar"))


@pytest.mark.parametrize(
    ("language", "text", "source", "target"),
    [
        ("ru", "Молдавия выслала двух российских дипломатов.", "MDA", "RUS"),
        ("ru", "Турцию посетил президент Сербии Александр Вучич.", "SRB", "TUR"),
        ("uk", "Володимир Зеленський надіслав листа президенту Китаю Сі Цзіньпіну.", "UKR", "CHN"),
        ("fr", "La Pologne a convoqué l'ambassadeur de Russie.", "POL", "RUS"),
        ("tr", "Fidan'ın Moskova ziyareti ertelendi.", "TUR", "RUS"),
        ("tr", "Moldova, iki Rus diplomatı sınır dışı etti.", "MDA", "RUS"),
        ("el", "Η Ευρωπαϊκή Ένωση επέβαλε νέες κυρώσεις στη Ρωσία.", "XEU", "RUS"),
        ("ar", "استدعت وزارة الخارجية العراقية السفير التركي في بغداد.", "IRQ", "TUR"),
    ],
)
def test_sides(language: str, text: str, source: str, target: str) -> None:
    sides = {(party.role, actor.government) for party, actor in _pairs(text, language)}
    assert sides == {("source", source), ("target", target)}


def _pairs(text: str, language: str) -> list[tuple[Party, Actor]]:
    found, resolved = _read(text, language)
    return list(zip(found[0].parties, resolved[0].actors, strict=True))


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ru", "Путин позвонил Эрдогану, сообщили в МИД Турции.", "МИД Турции"),
        ("ru", "Лавров посетит Китай 20 мая, сообщила Мария Захарова.", "Мария Захарова"),
        ("uk", "Кулеба зустрівся з Блінкеном, повідомили в МЗС України.", "МЗС України"),
        ("fr", "Emmanuel Macron a rencontré Olaf Scholz, a indiqué l'Élysée.", "l'Élysée"),
        (
            "tr",
            "Erdoğan ile Putin telefonda görüştü. Bunu İletişim Başkanlığı açıkladı.",
            "İletişim Başkanlığı",
        ),
        (
            "el",
            "Ο Κυριάκος Μητσοτάκης συναντήθηκε με τον Ερντογάν, ανακοίνωσε ο Λευκός Οίκος.",
            "Λευκός Οίκος",
        ),
        ("ar", "التقى أردوغان بوتين، وقالت الخارجية التركية إن اللقاء كان مثمرا.", "الخارجية التركية"),
    ],
)
def test_attribution(language: str, text: str, source: str) -> None:
    found, _ = _read(text, language)
    assert any(source in one.value for one in found[0].according_to)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "Лавров встретился с Фиданом. «Мы обсудили все вопросы», – заявил Лавров.", "Sergei Lavrov"),
        (
            "uk",
            "Зеленський зустрівся з Макроном. «Дякую за підтримку», – сказав Зеленський.",
            "Volodymyr Zelenskyy",
        ),
        ("fr", "Macron a rencontré Scholz. « Nous avons bien avancé », a déclaré Macron.", "Macron"),
        ("tr", 'Erdoğan, Putin ile görüştü. Erdoğan, "Barış mümkündür" dedi.', "Erdoğan"),
        (
            "el",
            "Ο Κυριάκος Μητσοτάκης συναντήθηκε με τον Ερντογάν. «Πάμε καλά», δήλωσε ο Μητσοτάκης.",
            "Kyriakos Mitsotakis",
        ),
        ("ar", "التقى أردوغان بوتين في موسكو. وقال أردوغان: «نريد السلام العادل».", "Recep Tayyip Erdoğan"),
    ],
)
def test_quotation(language: str, text: str, speaker: str) -> None:
    """A speaker bears the name that the parties have, in Latin letters where the atlas knows him."""
    found, _ = _read(text, language)
    said = [quotation for claim in found for quotation in claim.said]
    assert [q.speaker.value for q in said if q.speaker] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "l'Élysée d'Emmanuel", ["l'", "Élysée", "d'", "Emmanuel"]),
        ("tr", "Putin'le Ankara'da", ["Putin", "'le", "Ankara", "'da"]),
        ("ar", "والرئيس للرئيس وزير", ["و", "الرئيس", "ل", "الرئيس", "وزير"]),
        ("ar", "اتصالًا هاتفيًا", ["اتصالا", "هاتفيا"]),
        ("uk", "п'ять зв'язку", ["п'ять", "зв'язку"]),
    ],
)
def test_written_words_are_cut(language: str, text: str, words: list[str]) -> None:
    orders = orders_of(load().languages.get(language))
    assert orders is not None
    whole = sentence(text, Span(0, len(text)), 0, 0, "body", open_quote=False)
    tokens = cut(whole, text, orders, lambda at: False).tokens
    assert [token.fold for token in tokens] == [fold(word) for word in words]
    assert all(token.span.of(text) == token.text for token in tokens)
    assert [token.span.start for token in tokens] == sorted(token.span.start for token in tokens)


@pytest.mark.parametrize("language", ["ru", "uk", "fr", "tr", "el", "ar"])
def test_words_are_folded(language: str) -> None:
    """Lists of single words are compared with folded tokens, so an accent in one would never match."""
    words = words_of(language, load())
    assert words is not None
    lists = (words.counterparts, words.articles, words.breaks, words.says, words.negated, words.and_)
    assert all(word == fold(word) for one in lists for word in one)
    assert words.orders is not None
