// Sums of a report while one types: of the form of one report, and of many in a table.
// Without it the page works the same; the sums are then those that were last saved.
(() => {
  "use strict";

  const form = document.querySelector("form[data-grid-form]");
  const { fieldGrid } = window.grids;
  const { add, hundredths, written } = window.typed;

  // What is the same is not written again, or it would be read aloud again.
  const show = (element, text) => {
    if (element && element.textContent !== text) element.textContent = text;
  };
  const figureIn = (cell) => {
    const field = cell.querySelector("input");
    const figure = field ? field.value : cell.querySelector("[data-figure]").textContent;
    return hundredths(figure);
  };

  // Of a stage from the first year on: [data-done-to-date] says what earlier years have.
  const showStage = (row) => {
    const cell = row.querySelector("[data-done-to-date]");
    const actual = cell && row.querySelector('[data-sum="actual"]');
    if (!actual) return;
    const before = cell.dataset.doneToDate;
    const earlier = before === "" ? null : hundredths(before);
    show(cell.querySelector("[data-figure]"), written(add([earlier, figureIn(actual)])));
  };
  const sum = (table, kind) =>
    add([...table.querySelectorAll(`[data-sum="${kind}"]`)].map(figureIn));

  // This sentence is read aloud when it changes: once a field, not with each key.
  const outlook = form.querySelector("[data-live]");
  const showOutlook = (table) => {
    if (!outlook || !table.querySelector("[data-total]")) return;
    const { beforePlanned, beforeActual, otherPlanned } = form.dataset;
    const more = (kind, before) => written(sum(table, kind) + hundredths(before));
    show(form.querySelector('[data-to-date="planned"]'), more("planned", beforePlanned));
    show(form.querySelector('[data-to-date="actual"]'), more("actual", beforeActual));
    show(form.querySelector("[data-whole-plan]"), more("planned", otherPlanned));
    outlook.hidden = false;
  };
  const changedIn = (table) => (fields) => {
    const rows = fields.length
      ? new Set(fields.map((field) => field.closest("[data-row]")))
      : table.querySelectorAll("[data-row]");
    for (const row of rows) if (row) showStage(row);
    for (const total of table.querySelectorAll("[data-total]")) {
      show(total, written(sum(table, total.dataset.total)));
    }
  };

  for (const table of form.querySelectorAll("table[data-grid]")) {
    fieldGrid({ form, table, changed: changedIn(table) });
    table.addEventListener("change", () => showOutlook(table));
    form.addEventListener("put", () => {
      changedIn(table)([]);
      showOutlook(table);
    });
    showOutlook(table);
  }
})();
