"""How indicators stand against their targets, bands and breaks."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from indicators.models import (
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
)
from indicators.standing import Standing, Word, path, standing
from leszno_strategy.numbers import percent


@dataclass(frozen=True)
class Aim:
    """An indicator as people write it; `base` is its baseline and the year of that."""

    values: Mapping[int, str]
    targets: Mapping[int, str]
    base: tuple[str | None, int | None] = (None, None)
    direction: str = ""
    breaks: tuple[int, ...] = ()
    band: tuple[str | None, str | None] = (None, None)

    def built(self) -> Indicator:
        baseline, since = self.base
        low, high = self.band
        found = Indicator(
            pk=1,
            direction=self.direction,
            baseline=number(baseline),
            baseline_year=since,
            band_from=number(low),
            band_to=number(high),
        )
        # Rows as they come prefetched, without a database.
        values = [IndicatorValue(indicator=found, year=year) for year in self.values]
        for value in values:
            value.set_text(self.values[value.year])
        found._prefetched_objects_cache = {  # type: ignore[attr-defined]
            "values": values,
            "targets": [
                IndicatorTarget(indicator=found, year=year, number=Decimal(said))
                for year, said in self.targets.items()
            ],
            "breaks": [
                IndicatorBreak(indicator=found, year=year) for year in self.breaks
            ],
        }
        return found

    def stands(self, to: int, on_track_from: str = "0.95") -> Standing:
        return standing(self.built(), to=to, on_track_from=Decimal(on_track_from))


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


RAILWAYS = Aim({2022: "985"}, {2030: "1024"}, ("978", 2018), "more")
RENEWABLE = Aim({2021: "18,2"}, {2030: "35"}, ("25.7", 2017), "more")
GASES = Aim({2022: "55,1"}, {2030: "31.8"}, ("31.8", 2018), "more")
UNEMPLOYMENT = Aim({2022: "5,2", 2023: "5,1"}, {2030: "5.1"}, ("10.5", 2015), "less")
MIGRATION = Aim({2023: "2,07"}, {2030: "1.70"}, (None, None), "more")
NURSES = Aim(
    {2015: "105,0", 2020: "103,9", 2021: "117,3", 2022: "123,5"},
    {2030: "101.0"},
    ("105.0", 2015),
    "more",
    breaks=(2021,),
)


@pytest.mark.parametrize(
    ("aim", "to", "share", "word"),
    [
        (RAILWAYS, 2022, "15,2", Word.BEHIND),
        (RENEWABLE, 2021, "-80,6", Word.MOVING_AWAY),
        (GASES, 2022, "–", Word.REACHED),
        (UNEMPLOYMENT, 2023, "100,0", Word.REACHED),
        (UNEMPLOYMENT, 2022, "98,1", Word.ON_THE_WAY),
        (MIGRATION, 2023, "–", Word.REACHED),
        (NURSES, 2022, "–", Word.REACHED),
    ],
)
def test_real_indicators_stand_as_their_cities_figures_say(aim, to, share, word):
    found = aim.stands(to)
    assert percent(found.share).partition("\u00a0")[0] == share
    assert found.word == word


@pytest.mark.parametrize(
    ("value", "base", "direction", "word"),
    [
        # At or beyond it in the wanted direction.
        ("100", ("0", 2020), "more", Word.REACHED),
        ("101", ("0", 2020), "more", Word.REACHED),
        ("100", ("200", 2020), "less", Word.REACHED),
        ("99", ("200", 2020), "less", Word.REACHED),
        # The way tells the direction that nobody said.
        ("101", ("0", 2020), "", Word.REACHED),
        ("99", ("200", 2020), "", Word.REACHED),
        ("101", ("100", 2020), "", Word.UNKNOWN),
        ("100", ("100", 2020), "", Word.REACHED),
        ("101", (None, None), "", Word.UNKNOWN),
        ("100", (None, None), "", Word.REACHED),
        # Halfway in time 50 is due, and 47,5 is 95 % of that.
        ("50", ("0", 2020), "more", Word.ON_THE_WAY),
        ("47,5", ("0", 2020), "more", Word.ON_THE_WAY),
        ("47,4999", ("0", 2020), "more", Word.BEHIND),
        ("0", ("0", 2020), "more", Word.BEHIND),
        ("-0,1", ("0", 2020), "more", Word.MOVING_AWAY),
        ("152,5", ("200", 2020), "less", Word.ON_THE_WAY),
        ("152,6", ("200", 2020), "less", Word.BEHIND),
        ("201", ("200", 2020), "less", Word.MOVING_AWAY),
        # What is not known is not told.
        ("ok. 99", ("0", 2020), "more", Word.UNKNOWN),
        ("bd", ("0", 2020), "more", Word.UNKNOWN),
        ("99", (None, None), "more", Word.UNKNOWN),
        ("100", (None, None), "more", Word.REACHED),
        ("99", ("0", None), "more", Word.UNKNOWN),
        ("-1", ("0", None), "more", Word.MOVING_AWAY),
        ("99", ("100", 2020), "more", Word.UNKNOWN),
        # A floor below the baseline, and a ceiling above it, are there to be kept.
        ("110", ("120", 2020), "more", Word.REACHED),
        ("99", ("120", 2020), "more", Word.BEHIND),
        ("99", ("80", 2020), "less", Word.REACHED),
        ("101", ("80", 2020), "less", Word.BEHIND),
    ],
)
def test_the_word_follows_value_baseline_and_direction(value, base, direction, word):
    aim = Aim({2025: value}, {2030: "100"}, base, direction)
    assert aim.stands(2025).word == word


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        *((2019, None), (2020, "0"), (2021, "5"), (2022, "10"), (2025, "55")),
        *((2026, "70"), (2028, "80"), (2030, "90"), (2035, "90")),
    ],
)
def test_the_expected_value_lies_on_the_line_through_all_targets(year, expected):
    targets = {2030: "90", 2022: "10", 2026: "70"}
    aim = Aim({year: "7"}, targets, ("0", 2020), "more")
    found = aim.stands(year)
    assert found.expected == (None if expected is None else Fraction(expected))


def test_a_year_without_a_value_is_measured_by_the_year_of_the_last():
    aim = Aim({2024: "38", 2025: "bd"}, {2030: "100"}, ("0", 2020), "more")
    found = aim.stands(2025)
    assert found.current is not None
    assert (found.current.year, found.expected) == (2024, 40)
    assert found.word == Word.ON_THE_WAY


@pytest.mark.parametrize(("to", "is_old"), [(2022, False), (2023, False), (2024, True)])
def test_a_last_value_two_years_old_says_so(to, is_old):
    assert RAILWAYS.stands(to).is_old is is_old


def test_without_a_value_nothing_is_old():
    found = Aim({2030: "4"}, {2030: "5"}, ("1", 2020), "more").stands(2029)
    assert (found.current, found.is_old, found.word) == (None, False, Word.UNKNOWN)


@pytest.mark.parametrize(
    ("to", "final", "following"),
    [(2022, 2030, 2022), (2023, 2030, 2026), (2030, 2030, 2030), (2031, 2030, None)],
)
def test_targets_are_not_cut_by_the_year(to, final, following):
    aim = Aim({}, {2022: "1", 2026: "2", 2030: "3"})
    found = aim.stands(to)
    assert found.target is not None
    assert found.target.year == final
    assert (found.next_target.year if found.next_target else None) == following


def test_a_value_of_before_the_baseline_says_nothing_of_the_way():
    aim = Aim({2015: "100"}, {2030: "100"}, ("50", 2018), "more")
    assert aim.stands(2018).word == Word.UNKNOWN


@pytest.mark.parametrize(
    ("value", "band", "word"),
    [
        ("10", ("10", "20"), Word.INSIDE),
        ("20", ("10", "20"), Word.INSIDE),
        ("9,9", ("10", "20"), Word.OUTSIDE),
        ("20,1", ("10", "20"), Word.OUTSIDE),
        ("999", ("10", None), Word.INSIDE),
        ("-999", (None, "20"), Word.INSIDE),
        ("21", (None, "20"), Word.OUTSIDE),
        ("15", (None, None), Word.UNKNOWN),
        ("ok. 15", ("10", "20"), Word.UNKNOWN),
    ],
)
def test_a_band_is_kept_or_left_and_has_no_way(value, band, word):
    aim = Aim({2025: value}, {2030: "15"}, ("5", 2020), "band", band=band)
    found = aim.stands(2025)
    assert (found.word, found.share, found.expected) == (word, None, None)


@pytest.mark.parametrize(
    ("breaks", "to", "share", "broken_in"),
    [
        ((), 2025, Fraction(1, 2), None),
        ((2020,), 2025, Fraction(1, 2), None),
        ((2021,), 2025, None, 2021),
        ((2022, 2025), 2025, None, 2025),
        # One of a later year is not known yet; once it is, the target is of after it.
        ((2026,), 2025, Fraction(1, 2), None),
        ((2026,), 2026, None, 2026),
        ((2031,), 2031, Fraction(1, 2), None),
    ],
)
def test_no_share_reaches_across_a_break(breaks, to, share, broken_in):
    aim = Aim({2025: "50"}, {2030: "100"}, ("0", 2020), "more", breaks=breaks)
    found = aim.stands(to)
    assert (found.share, found.broken_in) == (share, broken_in)


@pytest.mark.parametrize(
    ("target", "word"), [(2022, Word.UNKNOWN), (2023, Word.REACHED)]
)
def test_a_target_of_after_the_break_compares_with_values_of_after_it(target, word):
    aim = Aim({2025: "120"}, {target: "100"}, ("90", 2020), "more", breaks=(2023,))
    assert aim.stands(2025).word == word


def test_without_a_direction_a_baseline_beyond_a_break_tells_none():
    aim = Aim({2025: "120"}, {2030: "100"}, ("90", 2020), breaks=(2023,))
    assert aim.stands(2025).word == Word.UNKNOWN


def test_a_baseline_without_a_year_may_lie_before_any_break():
    aim = Aim({2025: "50"}, {2030: "100"}, ("0", None), "more", breaks=(2010,))
    assert aim.stands(2025).share is None


def test_the_way_begins_after_the_last_break():
    targets = {2022: "10", 2026: "70", 2030: "90"}
    aim = Aim({}, targets, ("0", 2020), "more", breaks=(2024,))
    assert path(aim.built(), to=2023)[0] == (2020, Decimal(0))
    assert path(aim.built(), to=2024) == [(2026, Decimal(70)), (2030, Decimal(90))]


# A reckoning of its own


def reckoned(aim: Aim, to: int) -> tuple[Fraction | None, Fraction | None, str]:
    """Reckon share, expected value and word anew, year by year and in fractions."""
    values = {y: Fraction(v) for y, v in aim.values.items() if y <= to}
    year = max(values, default=None)
    base, since = aim.base
    goals = {y: Fraction(v) for y, v in aim.targets.items()}
    if year is None or not goals or (since is not None and year < since):
        return None, None, "unknown"
    end = max(goals)
    value, goal = values[year], goals[end]
    line = dict(goals)
    if base is not None and since is not None and max(goals) > since:
        line = {y: v for y, v in goals.items() if y > since} | {since: Fraction(base)}
    named = {*goals, *line, year, since or 1900}
    era = {y: sum(b <= y and b <= to for b in aim.breaks) for y in named}
    expected = interpolated(
        {y: v for y, v in line.items() if era[y] == era[year]}, year
    )
    based = base is not None and era[since or 1900] == era[year]
    share = None
    if based and era[end] == era[year] and Fraction(base) != goal:  # type: ignore[arg-type]
        share = (value - Fraction(base)) / (goal - Fraction(base))  # type: ignore[arg-type]
    word = reckoned_word(aim, value, goal, share, expected)
    return share, expected, word if era[end] == era[year] else "unknown"


def reckoned_word(
    aim: Aim,
    value: Fraction,
    goal: Fraction,
    share: Fraction | None,
    expected: Fraction | None,
) -> str:
    base = Fraction(aim.base[0]) if aim.base[0] is not None else goal
    sign = {"more": 1, "less": -1}.get(aim.direction)
    way = (goal > base) - (goal < base) if share is not None else 0
    sign = way if sign is None else sign
    if value == goal or (value - goal) * sign > 0:
        return "reached"
    if share is None:
        return "unknown"
    if sign != way:
        return "behind"
    if share < 0:
        return "moving_away"
    if expected is None:
        return "unknown"
    # Both sides of the comparison in the unit of the indicator, not as shares.
    done, due = abs(value - base), (expected - base) * way
    return "on_the_way" if done >= Fraction(19, 20) * due else "behind"


def interpolated(line: dict[int, Fraction], year: int) -> Fraction | None:
    before = [y for y in line if y <= year]
    after = [y for y in line if y > year]
    if not before:
        return None
    low = max(before)
    if not after:
        return line[low]
    high = min(after)
    part = Fraction(year - low, high - low)
    return line[low] * (1 - part) + line[high] * part


def random_aim(dice: Random) -> Aim:
    def some(text: str | None, chance: float) -> str | None:
        return text if dice.random() < chance else None

    def any_number() -> str:
        return dice.choice(["-3", "0", "1", "2.5", "9.5", "10", "19", "20", "7.123456"])

    since = dice.randint(2008, 2016)
    return Aim(
        values={dice.randint(2008, 2024): any_number() for _n in range(3)},
        targets={
            dice.randint(2010, 2030): any_number()
            for _n in range(dice.choice([0, 1, 1, 2, 3]))
        },
        base=(some(any_number(), 0.9), since if dice.random() < 0.9 else None),
        direction=dice.choice(["more", "less", ""]),
        breaks=tuple(
            {dice.randint(2009, 2026) for _n in range(dice.choice([0, 0, 0, 1, 2]))}
        ),
    )


def test_share_expected_value_and_word_agree_with_a_reckoning_of_its_own():
    dice = Random(2030)  # noqa: S311  no secret
    seen = set()
    for _n in range(5_000):
        aim, to = random_aim(dice), dice.randint(2012, 2031)
        found = aim.stands(to)
        share, expected, word = reckoned(aim, to)
        assert (found.share, found.expected, found.word.value) == (
            *(share, expected, word),
        ), (aim, to)
        seen.add(word)
    assert seen == {"reached", "on_the_way", "behind", "moving_away", "unknown"}


def test_a_year_without_a_threshold_takes_the_usual_one(settings):
    settings.STATUS_ON_TRACK_FROM = "0.30"
    assert standing(RAILWAYS.built(), to=2022).word == Word.ON_THE_WAY
