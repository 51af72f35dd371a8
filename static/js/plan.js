// The grid of a plan: moving by keys, pasting a block, sums and curve while one types.
// Without it the page is a form like any other, and sums are those of what was sent.
(() => {
  "use strict";

  const form = document.querySelector("form.plan");
  const table = form.querySelector(".plan-grid");
  const said = form.querySelector("[data-said]");
  const texts = form.dataset;
  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);

  // Figures, as the server reads them: hundredths of a point as whole numbers.

  const NOTHING = /^[-–—−]?$/;
  const FIGURE = /^(\d+|\d{1,3}( \d{3})+)([.,]\d{1,2})?$/;
  const plain = (text) =>
    text.replace(/\s+/g, " ").trim().replace(/ ?%$/, "").trim();
  const hundredths = (text) => {
    const figure = plain(text);
    return FIGURE.test(figure)
      ? Math.round(Number(figure.replace(/ /g, "").replace(",", ".")) * 100)
      : null;
  };
  const isFigure = (text) => {
    const figure = plain(text);
    return (
      NOTHING.test(figure) ||
      (FIGURE.test(figure) && hundredths(text) < 1000000)
    );
  };
  const written = (value, least) =>
    value === null
      ? "–"
      : (value / 100).toLocaleString(document.documentElement.lang, {
          minimumFractionDigits: least || 0,
          maximumFractionDigits: least || 2,
        });
  const show = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  // The grid: a line of places for each stage, its title first; null is not open.

  const rows = () => [...table.querySelectorAll("[data-row]")];
  const placesOf = (row) =>
    [...row.children].slice(0, -1).map((cell) => cell.querySelector(".form-control"));
  const grid = () => rows().map(placesOf);
  const placeOf = (field) => {
    const line = rows().indexOf(field.closest("[data-row]"));
    return [line, placesOf(rows()[line]).indexOf(field)];
  };
  const figureIn = (cell) => {
    const field = cell.querySelector("input");
    return hundredths(
      field ? field.value : cell.querySelector("[data-figure]").textContent,
    );
  };
  const add = (figures) =>
    figures.reduce(
      (sum, figure) => (figure === null ? sum : (sum || 0) + figure),
      null,
    );

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
    const typed = [...table.querySelectorAll(".form-control")].filter(
      (field) => field.value !== field.defaultValue,
    );
    show(
      form.querySelector("[data-unsent]"),
      typed.length ? fill(texts.notSaved, { n: typed.length }) : "",
    );
    if (curve && toDate.size) draw(toDate);
    return whole;
  };

  const heard = form.querySelector("[data-heard]");
  const tell = (text, isRefused) => {
    said.textContent = text;
    said.classList.toggle("is-refused", Boolean(isRefused));
  };
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

  // Pasting a block, and taking that back.

  // Excel and LibreOffice put cells with a line break or a tab into quotes.
  const blockOf = (text) => {
    const lines = [[""]];
    const put = (part) => {
      const line = lines[lines.length - 1];
      line[line.length - 1] += part;
    };
    const parts = text.matchAll(/(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)|[\t\n]|[^\t\n]+/g);
    const isBreak = (mark) => {
      if (mark === "\n") lines.push([""]);
      if (mark === "\t") lines[lines.length - 1].push("");
    };
    for (const [all, mark, quoted] of parts) {
      if (quoted !== undefined) {
        isBreak(mark);
        put(quoted.replace(/""/g, '"'));
      } else if (all === "\n" || all === "\t") {
        isBreak(all);
      } else {
        put(all);
      }
    }
    const last = lines[lines.length - 1];
    if (lines.length > 1 && last.length === 1 && last[0] === "") lines.pop();
    return lines;
  };

  const undo = form.querySelector("[data-undo]");
  let before = null;

  const refusalOf = (block, line, place) => {
    const places = grid();
    const columns = Math.max(...block.map((cells) => cells.length));
    const most = [places.length - line, places[0].length - place];
    if (block.length > most[0] || columns > most[1]) {
      return fill(texts.tooLarge, {
        rows: block.length,
        columns,
        most_rows: most[0],
        most_columns: most[1],
      });
    }
    for (const [y, cells] of block.entries()) {
      for (const [x, text] of cells.entries()) {
        const cell = rows()[line + y].children[place + x];
        if (!places[line + y][place + x]) {
          return fill(texts.notOpen, { year: cell.dataset.year });
        }
        if (place + x > 0 && !isFigure(text)) {
          return fill(texts.notNumber, { text, row: y + 1, column: x + 1 });
        }
      }
    }
    return null;
  };

  const clearPasted = () => {
    for (const cell of table.querySelectorAll(".pasted")) {
      cell.classList.remove("pasted");
    }
  };
  const paste = (block, line, place) => {
    clearPasted();
    before = [];
    const places = grid();
    block.forEach((cells, y) =>
      cells.forEach((text, x) => {
        const field = places[line + y][place + x];
        before.push([field, field.value]);
        const figure = plain(text);
        field.value =
          place + x > 0 ? (NOTHING.test(figure) ? "" : figure) : text.trim();
        field.closest("th, td").classList.add("pasted");
      }),
    );
    undo.hidden = false;
    recount();
    tell(fill(texts.pasted, { n: before.length }));
  };
  const takeBack = () => {
    for (const [field, value] of before) field.value = value;
    const [first] = before[0];
    before = null;
    undo.hidden = true;
    clearPasted();
    recount();
    first.focus();
    tell(texts.undone);
  };

  table.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text").replace(/\r\n?/g, "\n");
    const block = blockOf(text);
    if (block.length === 1 && block[0].length === 1) return;
    event.preventDefault();
    const [line, place] = placeOf(event.target);
    const refusal = refusalOf(block, line, place);
    if (refusal) {
      tell(refusal, true);
    } else {
      paste(block, line, place);
    }
  });
  undo.addEventListener("click", takeBack);

  // Keys.

  const go = (field, down, along) => {
    const [line, place] = placeOf(field);
    const places = grid();
    const target = places[line + down] && places[line + down][place + along];
    if (target) {
      target.focus();
      target.select();
    }
    return Boolean(target);
  };
  // Left and right move within a text first; what is chosen as a whole is left at once.
  const isAtStart = (field) =>
    field.selectionStart === 0 &&
    (field.selectionEnd === 0 || field.selectionEnd === field.value.length);
  const isAtEnd = (field) =>
    field.selectionEnd === field.value.length &&
    (field.selectionStart === 0 || field.selectionStart === field.value.length);
  const isLine = (field) => field.localName === "input";
  const MOVES = {
    ArrowUp: (field) => (isLine(field) || isAtStart(field)) && go(field, -1, 0),
    ArrowDown: (field) => (isLine(field) || isAtEnd(field)) && go(field, 1, 0),
    ArrowLeft: (field) => isAtStart(field) && go(field, 0, -1),
    ArrowRight: (field) => isAtEnd(field) && go(field, 0, 1),
  };

  let whenEntered = "";
  table.addEventListener("focusin", (event) => {
    whenEntered = event.target.value;
  });
  table.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.matches(".form-control") || event.altKey || event.isComposing) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key.toLowerCase() === "z" && before && !event.shiftKey) {
      event.preventDefault();
      takeBack();
    } else if (isCommand) {
      return;
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(field, event.shiftKey ? -1 : 1, 0);
    } else if (event.key === "Escape") {
      field.value = whenEntered;
      field.select();
      recount();
    } else if (!event.shiftKey && MOVES[event.key] && MOVES[event.key](field)) {
      event.preventDefault();
    }
  });
  table.addEventListener("input", (event) => {
    // What is typed since is not undone with the pasting.
    if (before) {
      before = null;
      undo.hidden = true;
      clearPasted();
    }
    recount();
  });
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

  form.querySelector("[data-keys]").hidden = false;
  recount();
  if (curve) curve.classList.remove("is-moved");
})();
