// The grid of a plan, upon grid.js: what its cells take, sums and curve while one types.
// Without it the page is a form like any other, and sums are those of what was sent.
(() => {
  "use strict";

  const form = document.querySelector("form.plan");
  const table = form.querySelector(".plan-grid");
  const texts = form.dataset;
  const { fieldGrid, fill, tellUnsent } = window.grids;
  const { add, hundredths, written } = window.typed;

  const show = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  const rows = () => [...table.querySelectorAll("[data-row]")];
  const figureIn = (cell) => {
    const field = cell.querySelector("input");
    return hundredths(
      field ? field.value : cell.querySelector("[data-figure]").textContent,
    );
  };
  const sums = () => {
    const years = new Map();
    for (const row of rows()) {
      const cells = [...row.querySelectorAll("[data-year]")];
      const figures = cells.map(figureIn);
      show(row.querySelector("[data-row-sum]"), written(add(figures)));
      cells.forEach((cell, place) => {
        const year = cell.dataset.year;
        years.set(year, (years.get(year) || 0) + (figures[place] || 0));
      });
    }
    return years;
  };

  // The curve: only the line of the plan and its label move.

  const curve = form.querySelector("[data-curve]");
  const draw = (toDate) => {
    const { left, right, top, bottom, most } = Object.fromEntries(
      Object.entries(curve.dataset).map(([name, value]) => [name, Number(value)]),
    );
    const years = [...toDate.keys()].map(Number);
    const step = (right - left) / (years[years.length - 1] - years[0] + 1);
    const x = (year) => left + step * (year - years[0] + 1);
    const y = (value) =>
      bottom - ((bottom - top) * Math.min(value / 100, most * 1.06)) / most;
    const spots = [...toDate].map(
      ([year, value]) => `${x(Number(year)).toFixed(1)},${y(value).toFixed(1)}`,
    );
    const line = [`${left},${bottom}`, ...spots].join(" ");
    const planned = curve.querySelector("polyline.planned");
    if (planned.getAttribute("points") === line) return;
    planned.setAttribute("points", line);
    const whole = [...toDate.values()].pop() || 0;
    const label = curve.querySelector(".label:not(.label-actual)");
    const done = curve.querySelector(".label-actual");
    let place = y(whole);
    if (done && Math.abs(Number(done.getAttribute("y")) - place) < 16) {
      const isBeside = done.getAttribute("x") === label.getAttribute("x");
      if (isBeside) place = Number(done.getAttribute("y")) - 16;
    }
    label.setAttribute("y", place.toFixed(1));
    label.textContent = `${texts.plan} ${written(whole, 1)}`;
    curve.classList.add("is-moved");
  };

  const showGap = (whole) => {
    const missing = 10000 - whole;
    const text = missing > 0 ? texts.lacking : missing < 0 ? texts.beyond : texts.full;
    const gap = form.querySelector("[data-gap]");
    show(gap, fill(text, { n: written(Math.abs(missing), 1) }));
    gap.classList.toggle("is-off", missing !== 0);
    show(form.querySelector("[data-whole-plan]"), written(whole, 1));
  };

  const recount = () => {
    const toDate = new Map();
    let whole = 0;
    for (const [year, sum] of sums()) {
      whole += sum;
      toDate.set(year, whole);
      show(table.querySelector(`[data-year-sum="${year}"]`), written(sum));
      show(table.querySelector(`[data-to-date="${year}"]`), written(whole));
      const full = Math.min(whole / 100, 100);
      table.querySelector(`[data-bar="${year}"]`).setAttribute("width", full);
    }
    const gap = table.querySelector("[data-missing]");
    const full = Math.min(whole / 100, 100);
    gap.setAttribute("x", full);
    gap.setAttribute("width", 100 - full);
    show(table.querySelector("[data-sum-of-all]"), written(whole));
    showGap(whole);
    tellUnsent(form, table);
    if (curve && toDate.size) draw(toDate);
    return whole;
  };

  const heard = form.querySelector("[data-heard]");
  // What is only read aloud, once a cell: the sums that it changed. Shown, it would
  // move the button that is about to be pressed.
  const tellSums = (field) => {
    const cell = field.closest("[data-year]");
    if (!cell) return;
    const year = cell.dataset.year;
    const row = cell.closest("[data-row]");
    heard.textContent = fill(texts.sums, {
      stage: row.querySelector("[data-row-sum]").textContent,
      year,
      sum: table.querySelector(`[data-year-sum="${year}"]`).textContent,
      whole: table.querySelector("[data-sum-of-all]").textContent,
    });
  };

  fieldGrid({ form, table, changed: recount });
  table.addEventListener("change", (event) => tellSums(event.target));

  // A row for one more stage.

  const rowsField = form.querySelector("[name=rows]");
  form.querySelector("[data-add]").addEventListener("click", (event) => {
    event.preventDefault();
    const number = Number(rowsField.value);
    const row = form
      .querySelector("[data-new-row]")
      .content.cloneNode(true).firstElementChild;
    const named = `${texts.new} ${number + 1}`;
    for (const field of row.querySelectorAll(".form-control")) {
      const cell = field.closest("[data-year]");
      field.name = field.name.replace("new-0", `new-${number}`);
      field.setAttribute("aria-label", cell ? `${named}, ${cell.dataset.year}` : named);
    }
    const body = table.tBodies[0];
    if (!body.querySelector("[data-row]")) body.replaceChildren();
    body.append(row);
    rowsField.value = number + 1;
    row.querySelector("textarea").focus();
  });

  if (curve) curve.classList.remove("is-moved");
})();
