"""Whose strategy it is goes out and in: a city's, commune's, county's, metropolis's."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import IntegrityError, transaction

from annual_report.formats import FORMATS
from exchange.applying import apply
from exchange.beginning import copied
from exchange.differences import compare
from exchange.spots import UNSAID
from exchange.writing import document_of, json_of
from tasks.authority import STATE_OF, Authority
from tasks.models import Strategy
from tests.exchange.documents import document as content
from tests.exchange.documents import run_import
from tests.exchange.workbook.books import document, read_whole, save

pytestmark = pytest.mark.django_db


def bring(**said: Any) -> Strategy:
    return apply(None, document(**said), by=None, reason="")


def test_a_file_that_says_none_is_a_citys_and_leaves_what_stands(tmp_path: Path):
    run_import(content(), tmp_path)
    Strategy.objects.update(authority=Authority.COUNTY)
    strategy = Strategy.objects.get()
    found = compare(document_of(strategy), document(), takes_carried_out=True)
    assert "authority" not in {one.field[0] for one in found.differences if one.field}
    apply(strategy, document(), by=None, reason="")
    assert Strategy.objects.get().authority == Authority.COUNTY
    assert bring().authority == Authority.CITY


@pytest.mark.parametrize("kind", Authority)
def test_it_goes_out_and_in_by_both_ways(kind: Authority, tmp_path: Path):
    strategy = bring(authority=kind.value)
    one = document_of(strategy)
    assert f'"authority": "{kind}"'.encode() in json_of(one)
    assert json_of(read_whole(save(one, tmp_path / "one.xlsx"))) == json_of(one)
    assert copied(one, {"title": "Nowa"}).strategy.authority == kind


def test_a_workbook_that_is_silent_of_it_says_nothing(tmp_path: Path):
    found = read_whole(save(document(), tmp_path / "one.xlsx"))
    assert found.strategy.authority is UNSAID


def test_another_kind_is_refused_with_its_place(tmp_path: Path):
    with pytest.raises(CommandError, match=r"strategy\.authority: "):
        run_import(content(authority="sołectwo"), tmp_path)
    strategy = bring()
    with pytest.raises(IntegrityError), transaction.atomic():
        Strategy.objects.filter(pk=strategy.pk).update(authority="sołectwo")


def test_sentences_take_its_word_in_their_case():
    assert STATE_OF.keys() == set(Authority)
    strategy = Strategy(authority=Authority.COUNTY)
    said = "rozdział do raportu o stanie powiatu, do dalszej pracy"
    assert FORMATS["docx"].use_for(strategy) == said
    assert "gminy" in FORMATS["docx"].use_for(Strategy())
