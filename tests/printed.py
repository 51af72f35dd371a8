"""What the city printed of its strategy, and what its figures add up to by hand."""

CARD = [
    "Cel I",
    "Program I.3",
    "Zadanie I.3.5 Podnoszenie innowacyjności lokalnych firm",
    "Do końca 2013 r. wykonano 91,0 ze 100,0 zaplanowanych punktów procentowych: "
    "◐ opóźnione",
    "Realizator Wydział Promocji i Rozwoju – Naczelnik",
    "Koordynator programu Naczelnik Wydziału Promocji i Rozwoju",
    "Szef celu Sekretarz Miasta Leszna",
    "1. Ustalenie możliwości i potrzeb w poszczególnych branżach "
    "10 z 10 10 z 10 – – – 20 z 20",
    "2. Prowadzenie i aktualizacja strony internetowej dla MŚP "
    "2 z 2 2 z 2 2 z 2 2 z 2 2 z 2 10 z 10",
    "3. Określenie kosztów utworzenia i prowadzenia sieci – 10 z 10 – – – 10 z 10",
    "4. Zbieranie informacji nt. działalności podobnych sieci "
    "0 z 5 5 z 5 5 z 5 5 z 5 5 z 5 20 z 25",
    "5. Opracowanie koncepcji współpracy między firmami, IOB, oraz szkołami "
    "– 15 z 15 8 z 10 8 z 10 – 31 z 35",
    "Całe zadanie 12 z 17 42 z 42 15 z 17 15 z 17 7 z 7 91 ze 100",
    "Wskaźniki produktu Analiza potrzeb poszczególnych branż 3 3 2 0 0",
    "Liczba koncepcji współpracy – 2 2 2 2",
    "Wskaźniki rezultatu Ilość firm współpracujących w ramach sieci Źródło: LCB "
    "(klaster spożywczy) WPiR (klaster budowlany) – 12 38 62 68",
    "Ilość informacji przekazanych firmom Źródło: LCB (klaster spożywczy) WPiR "
    "(klaster budowlany) 159 20 – 270 280",
    "Ilość spotkań z przedsiębiorcami Źródło: LCB (klaster spożywczy) WPiR "
    "(klaster budowlany) – 4 40 44 38",
    "Wskaźniki oddziaływania: Brak",
    "Adresaci Leszczyńskie przedsiębiorstwa usługowe i produkcyjne ze szczególnym "
    "uwzględnieniem przedsiębiorstw kluczowych dla rozwoju Miasta Leszna branż "
    "(metalowo – maszynowej, budowlanej oraz rolno – spożywczej).",
    "Uzasadnienie Miasto Leszno popiera rozwój przedsiębiorczości i nowe inwestycje "
    "szczególnie o charakterze innowacyjnym.",
    "Opis zadania Celem zadania jest zachęcenie przedsiębiorstw do wprowadzania "
    "innowacji w zakresie zarówno rozwiązań technologicznych jak i zarządczych. "
    "Niezbędne w tym celu jest wspólne działanie o charakterze klastrowym "
    "szczególnie w kluczowych branżach.",
    "Podmioty współpracujące brak",
    "Planowany całkowity koszt realizacji nie podano",
    "Budżet zadania Źródło finansowania Środki Budżet miasta nie podano",
]

# What was carried out of the plan to the end of each year, added up by hand from the
# stages and weights of the file.
HEAT = {
    "I.1": ("15/22", "20/41", "29/57", "17/37", "3/7"),
    "I.3": ("12/17", "54/59", "69/76", "28/31", "91/100"),
    "II.3": ("0", "1/11", "3/28", "3/32", "3/34"),
    "II.6": ("1", "27/64", "65/114", "79/140", "102/175"),
    "II.9": (None,) * 5,
    "III.1": ("3/4", "143/185", "73/90", "809/1005", "191/240"),
}
