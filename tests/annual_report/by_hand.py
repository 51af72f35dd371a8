"""What the report tells of the real strategy, worked out by hand from its data.

Reckoned with fractions from the stage tables that the city printed, apart from the
program: rounded once, halves up. Three tasks were never reported and have no plan, and
of 35 only a total is known: 37 of 75 can be compared.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class ByHand:
    """Figures of a year, written as the report writes them.

    `spans` are plan, work, shortfall and share of the year and of the whole time;
    `moves` count what finished, caught up, slipped and stayed; `late` has plan, work
    and shortfall of each late task, `parts` the shortfalls of both years and their
    change, `steps` the tasks and points, `as_large` how many more are as large.
    """

    spans: list[list[str]]
    moves: tuple[int, int, int, int]
    late: dict[str, list[str]]
    parts: dict[str, list[str]]
    steps: dict[str, str]
    as_large: int


# The share of the plan carried out from the start to the end of 2009 … 2013, in whole
# per cent.
HEAT = {
    "–": "82 84 85 84 84",
    "I": "80 79 80 77 76",
    "I.1": "68 49 51 46 43",
    "I.2": "100 93 92 91 90",
    "I.3": "71 92 91 90 91",
    "II": "75 81 82 81 81",
    "II.1": "100 100 100 100 100",
    "II.2": "100 100 100 100 100",
    "II.3": "0 9 11 9 9",
    "II.4": "100 100 96 91 89",
    "II.5": "100 100 100 100 100",
    "II.6": "100 42 57 56 58",
    "II.7": "100 100 100 86 76",
    "II.8": "100 100 100 100 100",
    "II.9": "b.d. b.d. b.d. b.d. b.d.",
    "III": "94 94 95 95 95",
    "III.1": "75 77 81 80 80",
    "III.2": "100 100 100 100 100",
    "III.3": "100 100 100 100 100",
    "III.4": "100 100 100 100 100",
}

BY_HAND = {
    2012: ByHand(
        spans=[["17,8", "14,4", "3,4", "81,0 %"], ["80,5", "68,0", "12,5", "84,4 %"]],
        moves=(0, 0, 11, 26),
        late={
            "II.3.3": ["100,0", "0,0", "100,0"],
            "II.6.6": ["100,0", "0,0", "100,0"],
            "II.6.3": ["76,0", "4,0", "72,0"],
            "II.3.1": ["60,0", "15,0", "45,0"],
            "I.1.3": ["74,0", "34,0", "40,0"],
            "II.4.5": ["80,0", "40,0", "40,0"],
            "III.1.3": ["87,5", "61,5", "26,0"],
            "II.7.3": ["80,0", "60,0", "20,0"],
            "II.7.5": ["80,0", "60,0", "20,0"],
            "III.1.1": ["80,0", "60,0", "20,0"],
            "I.2.6": ["80,0", "61,0", "19,0"],
            "II.4.3": ["80,0", "70,0", "10,0"],
            "I.3.5": ["93,0", "84,0", "9,0"],
        },
        parts={
            "–": ["9,1", "12,5", "+3,4"],
            "I": ["13,4", "19,0", "+5,7"],
            "I.1": ["28,0", "40,0", "+12,0"],
            "I.2": ["5,1", "8,1", "+3,0"],
            "I.3": ["7,0", "9,0", "+2,0"],
            "II": ["10,8", "14,4", "+3,6"],
            "II.3": ["62,5", "72,5", "+10,0"],
            "II.4": ["2,5", "6,9", "+4,4"],
            "II.6": ["21,8", "27,1", "+5,3"],
            "II.7": ["0,0", "9,0", "+9,0"],
            "III": ["3,2", "4,1", "+0,9"],
            "III.1": ["12,8", "16,3", "+3,6"],
        },
        steps={
            "I.2.1": "25",
            "II.1.1": "20",
            "II.1.2": "20",
            "II.2.3": "20",
            "II.4.1": "20",
        },
        as_large=14,
    ),
    2013: ByHand(
        spans=[["16,0", "13,1", "2,9", "81,9 %"], ["96,5", "81,1", "15,4", "84,0 %"]],
        moves=(22, 0, 10, 5),
        late={
            "II.3.3": ["100,0", "0,0", "100,0"],
            "II.6.6": ["100,0", "0,0", "100,0"],
            "II.6.3": ["100,0", "4,0", "96,0"],
            "II.4.5": ["100,0", "40,0", "60,0"],
            "II.3.1": ["70,0", "15,0", "55,0"],
            "I.1.3": ["91,0", "39,0", "52,0"],
            "II.7.3": ["100,0", "60,0", "40,0"],
            "II.7.5": ["100,0", "60,0", "40,0"],
            "III.1.1": ["100,0", "60,0", "40,0"],
            "III.1.3": ["100,0", "72,5", "27,5"],
            "I.2.6": ["100,0", "76,0", "24,0"],
            "II.4.3": ["100,0", "80,0", "20,0"],
            "I.3.5": ["100,0", "91,0", "9,0"],
        },
        parts={
            "–": ["12,5", "15,4", "+2,9"],
            "I": ["19,0", "23,8", "+4,7"],
            "I.1": ["40,0", "52,0", "+12,0"],
            "I.2": ["8,1", "10,3", "+2,1"],
            "I.3": ["9,0", "9,0", "0,0"],
            "II": ["14,4", "17,4", "+3,0"],
            "II.3": ["72,5", "77,5", "+5,0"],
            "II.4": ["6,9", "11,3", "+4,4"],
            "II.6": ["27,1", "32,4", "+5,3"],
            "II.7": ["9,0", "18,0", "+9,0"],
            "III": ["4,1", "5,1", "+1,0"],
            "III.1": ["16,3", "20,4", "+4,1"],
        },
        steps={
            "II.6.4": "23",
            "II.1.1": "20",
            "II.1.2": "20",
            "II.2.3": "20",
            "II.4.1": "20",
        },
        as_large=14,
    ),
}
