"""The yearly report says of every indicator all that is known, and how it stood."""

import csv
import json
import re
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.utils.translation import override
from docx import Document as WordDocument
from pypdf import PdfReader

from annual_report import measures, reading, task_cards
from annual_report.closing.freezing import close_year, frozen_document
from annual_report.document import Document, Level, Reported
from annual_report.formats import FORMATS
from annual_report.models import Snapshot
from annual_report.report import drafted, frozen
from indicators.models import IndicatorTarget
from organisation.models import User
from reporting.content import Content
from reporting.models import Action
from reporting.transitions import Draft, move
from tasks.models import Strategy, StrategyYear
from tests.annual_report.actions import CLOSING, close
from tests.annual_report.sample import make_full_strategy
from tests.factories import (
    actor,
    make_campaign,
    make_closed,
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_task,
)
from tests.measured import approve_values, make_measured
from tests.pages import text_of
from tests.reporting.reading import opened, values

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> User:
    return make_office_user()


@pytest.fixture
def full(office: User) -> Strategy:
    return make_full_strategy(by=office)


@pytest.fixture
def year(full: Strategy) -> StrategyYear:
    return full.years.select_related("strategy").get(year=2010)


def part_of(document: Document, level: Level, code: str = "") -> Any:
    (found,) = (p for p in document.head.parts if (p.level, p.code) == (level, code))
    return found


def test_what_is_frozen_says_all_of_an_indicator(full: Strategy, office: User) -> None:
    snapshot = make_closed(full, 2010, by=office)
    (railway,) = part_of(frozen_document(snapshot), Level.STRATEGY).indicators
    assert railway.definition == "Długość linii, po których jeżdżą pociągi."
    assert railway.method == "Suma odcinków z rozkładu jazdy."
    assert (railway.unit, railway.frequency, railway.source) == ("km", "yearly", "GUS")
    assert (railway.direction, railway.is_headline) == ("more", True)
    assert (railway.baseline, railway.baseline_year) == (978, 2008)
    assert railway.targets == {2011: 1000, 2013: 1024}
    assert railway.comparison == "W kraju 19 298 km."
    assert {y: v.text for y, v in railway.values.items()} == {
        2008: "978",
        2009: "985",
        2010: "990",
    }
    said = railway.standing
    # 12 of 46 km, where 2/3 of the way to 1000 was due.
    assert said.share == pytest.approx(Decimal(12) / 46)
    assert said.expected == pytest.approx(Decimal(978) + Decimal(44) / 3)
    assert (said.word, said.year, said.is_old) == ("behind", 2010, False)


def test_no_change_and_no_share_reach_across_a_break(full: Strategy) -> None:
    report = drafted(full.years.get(year=2009))
    nurses = part_of(report.document, Level.GOAL, "I").indicators[-1]
    assert nurses.breaks == {2009: "Inny sposób liczenia."}
    assert (nurses.change, nurses.standing.share) == (None, None)
    assert nurses.reporter == str(full.goals.get().head)


def test_how_it_stood_stays_though_its_target_changes(
    full: Strategy, office: User
) -> None:
    snapshot = make_closed(full, 2010, by=office)
    IndicatorTarget.objects.filter(year=2013).update(number=980)
    (railway,) = part_of(frozen_document(snapshot), Level.STRATEGY).indicators
    assert (railway.targets[2013], railway.standing.word) == (1024, "behind")


def test_an_approved_report_above_the_tasks_has_its_texts(
    full: Strategy, year: StrategyYear
) -> None:
    document = drafted(year).document
    goal = part_of(document, Level.GOAL, "I")
    assert goal.texts.done == "Otwarto dwie linie."
    assert goal.reported == Reported.APPROVED
    programme = part_of(document, Level.PROGRAMME, "I.1")
    assert (programme.texts, programme.reported) == (None, Reported.MISSING)


def test_a_draft_of_a_goals_report_is_not_in_it(office: User) -> None:
    goal = make_goal()
    make_measured(goal, {2009: "5"})
    period = goal.strategy.years.get(year=2010)
    make_campaign(period)
    by = actor(office)
    move(goal, period, Action.SAVED, by=by, draft=Draft(_content("Tajne.")))
    found = part_of(drafted(period).document, Level.GOAL, "I")
    assert (found.texts, found.reported) == (None, Reported.MISSING)


def _content(done: str) -> Any:
    return Content(done=done)


def test_a_correction_of_a_goals_report_makes_a_version(
    full: Strategy, year: StrategyYear, office: User
) -> None:
    make_closed(full, 2010, by=office)
    goal, by = full.goals.get(), actor(office)
    said = Draft(_content("Otwarto trzy linie."))
    move(goal, year, Action.CORRECTED, by=by, draft=said, reason="Pomyłka.")
    last = Snapshot.objects.get(year=year, number=2)
    assert last.reason == "Cel I: Pomyłka."
    goal_of = part_of(frozen_document(last), Level.GOAL, "I")
    assert goal_of.texts.done == "Otwarto trzy linie."


# The formats


def written(snapshot: Snapshot, kind: str) -> BytesIO:
    file = BytesIO()
    with override("pl"):
        FORMATS[kind].write(frozen(snapshot), file, on_task=lambda: None)
    file.seek(0)
    return file


BREAKS = re.compile(r"[\s\u00ad\u2010-]")
SAID = [
    "Czynne linie kolejowe",
    "Długość linii, po których jeżdżą pociągi.",
    "Suma odcinków z rozkładu jazdy.",
    "W kraju 19 298 km.",
    "Inny sposób liczenia.",
    "Otwarto dwie linie.",
    "za wolno",
    "26,1",
    "992,7",
]


@pytest.mark.slow
def test_word_pdf_and_csv_tell_all_of_it(full: Strategy, office: User) -> None:
    snapshot = make_closed(full, 2010, by=office)
    texts = {
        "docx": _words(written(snapshot, "docx")),
        "pdf": " ".join(
            page.extract_text() for page in PdfReader(written(snapshot, "pdf")).pages
        ),
        "csv": written(snapshot, "csv").read().decode("utf-8-sig"),
    }
    for kind, text in texts.items():
        # Lines and pages of a PDF end within a sentence, or within a word.
        plain = BREAKS.sub("", text)
        missing = [one for one in SAID if BREAKS.sub("", one) not in plain]
        assert missing == [], kind


def _words(file: BytesIO) -> str:
    document = WordDocument(file)
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return " ".join([*(p.text for p in document.paragraphs), *cells])


def test_csv_has_a_row_for_each_indicator_behind_what_it_belongs_to(
    full: Strategy, office: User
) -> None:
    text = written(make_closed(full, 2010, by=office), "csv").read().decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))
    first, second, third = rows[:3]
    assert (first["Poziom"], second["Poziom"], third["Poziom"]) == (
        "Strategia",
        "Wskaźnik",
        "Cel",
    )
    assert second["Nazwa"] == "Czynne linie kolejowe"
    assert (second["Wartość docelowa na 2013\u00a0r."], second["2010"]) == (
        "1024",
        "990",
    )
    assert second["Ocena"] == "za wolno"


def test_excel_has_targets_as_numbers_and_the_reports_on_parts(full: Strategy) -> None:
    book = opened(full, 2010)
    row = values(book["Indicators"])[0]
    assert (row["Target for 2011"], row["Target for 2013"]) == (1000, 1024)
    assert (row["Share of the way"], row["How it stands"]) == (0.261, "behind")
    assert row["Expected by then"] == pytest.approx(992.7)
    nurses = values(book["Indicators"])[3]
    assert nurses["Breaks in the series"] == "2009: Inny sposób liczenia."
    reports = values(book["Reports on parts"])
    assert [(row["Code"], row["Report"]) for row in reports] == [
        (None, "approved"),
        ("I", "approved"),
        ("I.1", "missing"),
        ("I.2", "missing"),
    ]
    assert reports[0]["What was done"] == "Otwarto dwie linie."


def test_json_is_what_was_frozen(full: Strategy, office: User) -> None:
    found = json.load(written(make_closed(full, 2010, by=office), "json"))
    railway = found["head"]["parts"][0]["indicators"][0]
    assert railway["targets"] == {"2011": "1000", "2013": "1024"}
    assert railway["standing"]["word"] == "behind"


# What is missing


@pytest.fixture
def measured() -> StrategyYear:
    """Indicators of a goal and a task, of which one has a value for 2010."""
    task = make_task(stages=[{2010: ("100", "50")}])
    goal = task.programme.goal
    goal.head = make_post("Sekretarz Miasta")
    goal.save()
    make_measured(goal, {2009: "3"}, name="Firmy")
    make_measured(goal, {2010: "bd"}, name="Osoby")
    make_indicator(task, {2009: "7"}, name="Drzewa")
    make_indicator(task, {2010: "7"}, name="Ławki")
    return goal.strategy.years.select_related("strategy").get(year=2010)


def test_the_closing_page_counts_values_that_lack_and_names_who_reports_them(
    measured: StrategyYear, office: User, client: Any
) -> None:
    client.force_login(office)
    text = text_of(client.get(CLOSING))
    assert "3 wskaźniki bez wartości za 2010 r." in text
    assert "Firmy" in text
    assert "Sekretarz Miasta" in text
    assert "Ławki" not in text


def test_a_value_that_came_meanwhile_is_told_before_the_year_is_closed(
    measured: StrategyYear, office: User, client: Any
) -> None:
    client.force_login(office)
    told = client.get(CLOSING).context["outlook"].told
    firms = measured.strategy.goals.get().indicators.get(name="Firmy")
    firms.values.create(year=2010, text="4", number=4)
    assert client.post(CLOSING, {"told": told}).status_code == 409
    assert close(client).redirect_chain


def test_the_report_itself_says_which_values_lack(measured: StrategyYear) -> None:
    found = values(opened(measured.strategy, 2010)["Gaps"])
    remarks = {row["Code"]: row["Remark"] for row in found}
    assert remarks["I"] == (
        "2 indicators without a value for 2010: “Firmy” (Sekretarz Miasta), “Osoby” "
        "(Sekretarz Miasta)."
    )
    assert "1 indicator without a value for 2010: “Drzewa”." in remarks["I.1.1"]


def test_a_strategy_whose_values_lack_does_not_say_that_nothing_does(
    office: User, client: Any
) -> None:
    goal = make_goal()
    make_measured(goal, {2009: "3"}, name="Firmy")
    client.force_login(office)
    text = text_of(client.get("/panel/miasto/2010/raport/braki/"))
    assert "Niczego nie brakuje" not in text
    assert "1 wskaźnik bez wartości za 2010 r.: „Firmy”" in text


# What a report would leave out


def without_last(made: Callable[..., Any]) -> Callable[..., Any]:
    def fewer(*args: Any) -> Any:
        found = made(*args)
        is_list = isinstance(found, list)
        return found[:-1] if is_list else dict([*found.items()][:-1])

    return fewer


LOST = {
    "targets": (measures, "_targets", "wartości docelowe wskaźników, 1 zamiast 2"),
    "breaks": (measures, "_breaks", "przerwy w porównywalności, 0 zamiast 1"),
    "texts": (
        reading,
        "texts_of_parts",
        "zatwierdzone teksty, 0 zamiast 1",
    ),
}


@pytest.mark.parametrize("what", LOST)
def test_a_report_that_would_lack_aims_or_texts_is_not_stored(
    full: Strategy, year: StrategyYear, office: User, monkeypatch: Any, what: str
) -> None:
    module, name, said = LOST[what]
    monkeypatch.setattr(module, name, without_last(getattr(module, name)))
    with pytest.raises(Exception, match=said):
        close_year(year, by=office, held_posts=actor(office).held_posts)
    assert not Snapshot.objects.exists()


def test_amounts_by_year_are_counted(
    full: Strategy, year: StrategyYear, office: User, monkeypatch: Any
) -> None:
    monkeypatch.setattr(task_cards, "Spending", lambda *_args: Spent())
    with pytest.raises(Exception, match="kwoty źródeł finansowania, 0 zamiast 1"):
        close_year(year, by=office, held_posts=actor(office).held_posts)


class Spent:
    planned = executed = None


def test_a_year_of_indicators_alone_can_be_closed_once_a_value_is_known(
    office: User,
) -> None:
    goal = make_goal()
    make_measured(goal, {2009: "3"}, name="Firmy")
    period = goal.strategy.years.get(year=2010)
    by = actor(office)
    with pytest.raises(Exception, match="niczego jeszcze nie zatwierdzono"):
        close_year(period, by=office, held_posts=by.held_posts)
    make_campaign(period)
    approve_values(goal, period, "4", by=office, done="Zrobiono.")
    snapshot = close_year(period, by=office, held_posts=by.held_posts)
    assert part_of(frozen_document(snapshot), Level.GOAL, "I").texts.done == "Zrobiono."
