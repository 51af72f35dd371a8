"""The chapter of the budget: plan and spending by part, source and year."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from annual_report.document import Level, Part
from annual_report.money import Ledger
from annual_report.text.blocks import Block, Column, Heading, Paragraph, Table
from leszno_strategy.no_break import NO_BREAK
from leszno_strategy.numbers import UNKNOWN, amount, out_of, percent, pln
from tasks.money import Amounts, Compared, Sum


def chapter(ledger: Ledger, parts: Sequence[Part]) -> Iterator[Block]:
    """Yield the chapter; nothing where no source has any amount."""
    if not ledger.is_known:
        return
    yield Heading(1, _("Budget"))
    yield from map(Paragraph, sentences(ledger))
    if len(parts) > 1:
        yield part_table(ledger, parts)
    yield source_table(ledger)
    if ledger.known_years:
        yield year_table(ledger)


def of_year(ledger: Ledger) -> Iterator[str]:
    """Say what was planned and spent in the year, and of all years."""
    whole, year = ledger.whole, ledger.year
    if not ledger.is_known:
        yield _("No amount is known for any source of money.")
        return
    planned, spent = whole.planned_in(year), whole.executed_in(year)
    if planned.known or spent.known:
        yield _("Money in %(year)s: planned %(planned)s, spent %(spent)s.") % {
            "year": year,
            "planned": in_words(planned),
            "spent": in_words(spent),
        }
    else:
        yield _("No amount of money was given for %(year)s.") % {"year": year}
    yield _spent(ledger)


def sentences(ledger: Ledger) -> Iterator[str]:
    whole, year = ledger.whole, ledger.year
    if compared := whole.compared(year):
        yield compared_in_words(compared, year)
    yield _spent(ledger)
    if ledger.costs.amount is not None:
        yield _(
            "The planned total costs of the tasks, told apart from their sources: "
            "%(sum)s. They are not in the sums above."
        ) % {"sum": in_words(ledger.costs)}


def _spent(ledger: Ledger) -> str:
    return _("Plan of all years: %(sum)s. Spent to the end of %(year)s: %(spent)s.") % {
        "year": ledger.year,
        "sum": in_words(ledger.whole.planned),
        "spent": in_words(ledger.whole.executed(ledger.year)),
    }


def compared_in_words(compared: Compared, year: int) -> str:
    said = _(
        "By the end of %(year)s, %(spent)s %(of_planned)s PLN planned were spent "
        "(%(share)s), over the amounts of which both are known."
    ) % {
        "year": year,
        "spent": amount(compared.executed),
        "of_planned": out_of(amount(compared.planned)),
        "share": percent(compared.share),
    }
    if compared.is_above:
        above = pln(compared.executed - compared.planned)
        said += " " + _("That is %(above)s more than planned.") % {"above": above}
    return said


def in_words(found: Sum) -> str:
    """Write a sum and how many amounts it adds."""
    if found.amount is None:
        return _("not known")
    return f"{pln(found.amount)} ({found.counted})"


def cell(found: Sum) -> str:
    """Write the same for a table."""
    if found.amount is None:
        return UNKNOWN
    counted = found.counted.replace(" ", NO_BREAK)
    return f"{amount(found.amount)} ({counted})"


def part_table(ledger: Ledger, parts: Sequence[Part]) -> Table:
    known = ledger.parts(parts)
    return Table(
        _("Budget by goal and programme (PLN)"),
        [Column(_("Code"), 4), Column(_("Title"), 14), *_sum_columns(ledger.year)],
        [
            [part.code or UNKNOWN, part.title, *_sums(amounts, ledger.year)]
            for part, amounts in known
        ],
        frozenset(
            n for n, (part, _sums) in enumerate(known) if part.level != Level.PROGRAMME
        ),
    )


def source_table(ledger: Ledger) -> Table:
    rows = [
        [name, *_sums(amounts, ledger.year)]
        for name, amounts in ledger.whole.by_source()
        if amounts.is_known
    ]
    total = [_("Total"), *_sums(ledger.whole, ledger.year)]
    return Table(
        _("Budget by source (PLN)"),
        [Column(_("Funding source"), 18), *_sum_columns(ledger.year)],
        [*rows, total],
        frozenset([len(rows)]),
    )


def _sum_columns(year: int) -> list[Column]:
    return [
        Column(heading, share, is_number=True)
        for heading, share in (
            (_("Plan of all years"), 13),
            (_("Spent to %(year)s") % {"year": year}, 13),
            (_("Share of plan"), 7),
        )
    ]


def _sums(amounts: Amounts, year: int) -> list[str]:
    compared = amounts.compared(year)
    share = percent(compared.share) if compared else UNKNOWN
    return [cell(amounts.planned), cell(amounts.executed(year)), share]


def year_table(ledger: Ledger) -> Table:
    whole = ledger.whole
    rows = []
    for year in ledger.known_years:
        compared = whole.compared_in(year)
        rows.append(
            [
                str(year),
                cell(whole.planned_in(year)),
                cell(whole.executed_in(year)),
                percent(compared.share) if compared else UNKNOWN,
            ]
        )
    headings = (_("Plan"), _("Spent"), _("Share of plan"))
    return Table(
        _("Budget by year (PLN)"),
        [Column(_("Year"), 5), *(Column(one, 10, is_number=True) for one in headings)],
        rows,
    )
