"""Folded texts follow whoever changes the texts, and how."""

import pytest
from django.db import connection

from leszno_strategy.folding import LETTERS, fold
from public.models import FoldedIndicator, FoldedTask
from public.search import indicators_found, tasks_found
from tasks.models import Task
from tests.factories import make_indicator, make_task

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def found(text: str) -> list[str]:
    return [task.title for task in tasks_found(Task.objects.order_by("pk"), text)]


def test_what_is_kept_is_what_python_folds():
    texts = "".join(LETTERS), "Zażółć GĘŚLĄ jaźń", "100 % „Łąk”"
    task = make_task(title=texts[1])
    Task.objects.update(description=texts[0], justification="", recipients=texts[2])
    kept = FoldedTask.objects.get(task=task)
    assert kept.title == fold(f"{texts[1]}\n")
    assert kept.texts == fold(f"{texts[0]}\n\n{texts[2]}\n")


def test_a_text_that_changes_is_found_by_its_words_at_once():
    task = make_task(title="Park")
    assert found("ławki") == []
    Task.objects.update(description="Ławki")
    assert found("ławki") == ["Park"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tasks_task SET description = '', title = 'Łąka'")
    assert (found("ławki"), found("laka")) == ([], ["Łąka"])
    indicator = make_indicator(task, name="Liczba drzew")
    found_by_name = indicators_found(type(indicator).objects.all(), "drzew")
    assert list(found_by_name) == [indicator]


def test_what_is_removed_is_kept_no_more():
    task = make_task()
    make_indicator(task)
    task.delete()
    assert not FoldedTask.objects.exists()
    assert not FoldedIndicator.objects.exists()
