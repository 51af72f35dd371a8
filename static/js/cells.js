// Cells of a grid and the fields in them: what is in a row, what a cell says, and
// mistakes told at the field. Rows are [data-row], cells their td (a th if it has a
// field); a cell without an open field is only read.
(() => {
  "use strict";

  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);

  const fieldOf = (cell) => cell.querySelector(".form-control:enabled:not([readonly])");
  const isLine = (field) => field.localName === "input";
  const cellAt = (node) => node.closest("[data-row] > :is(td, th)");
  const cellsOf = (row) =>
    [...row.children].filter((cell) => cell.localName === "td" || fieldOf(cell));
  // The rows that are shown, each as its cells: what is folded is passed over.
  const layout = (table) =>
    [...table.querySelectorAll("[data-row]")]
      .filter((row) => row.getClientRects().length > 0)
      .map(cellsOf);
  const find = (cells, cell) => {
    const y = cells.findIndex((row) => row.includes(cell));
    return [y, y < 0 ? -1 : cells[y].indexOf(cell)];
  };

  const textOf = (cell) => {
    const field = fieldOf(cell);
    if (field) return field.value;
    const figure = cell.querySelector("[data-figure]") || cell;
    const text = figure.textContent.replace(/\s+/g, " ").trim();
    return text === "–" ? "" : text;
  };
  // As a field takes what was copied: figures and lines tidied, paragraphs as they are.
  const tidied = (text, field) => {
    if (field.dataset.takes === "points") return window.typed.tidied(text);
    return isLine(field) ? text.replace(/\s+/g, " ").trim() : text.trim();
  };

  const faultOf = (field, texts) => {
    const isPoints = field.dataset.takes === "points";
    const code = isPoints ? window.typed.faultOf(field.value) : "";
    if (code) return texts.getAttribute(`data-${code.replace(/_/g, "-")}`);
    const most = field.maxLength;
    const isLong = most >= 0 && field.value.length > most;
    return isLong ? fill(texts.dataset.tooLong, { most }) : "";
  };

  const describe = (field, id) => {
    const others = (field.getAttribute("aria-describedby") || "")
      .split(" ")
      .filter((one) => one && !/^fault-|_error$/.test(one));
    const described = [...others, ...(id ? [id] : [])].join(" ");
    if (described) field.setAttribute("aria-describedby", described);
    else field.removeAttribute("aria-describedby");
  };
  // Says what is wrong below the field, or takes away what was said there, also by the
  // server.
  const mark = (field, said) => {
    for (const one of field.parentElement.querySelectorAll(".errorlist")) one.remove();
    field.classList.toggle("is-invalid", Boolean(said));
    if (!said) {
      field.removeAttribute("aria-invalid");
      describe(field, "");
      return;
    }
    const list = document.createElement("ul");
    list.className = "errorlist";
    list.id = `fault-${field.name}`;
    list.append(document.createElement("li"));
    list.firstChild.textContent = said;
    field.after(list);
    field.setAttribute("aria-invalid", "true");
    describe(field, list.id);
  };
  // Marks a field that has a mistake, unmarks one that has none; says whether it has.
  const check = (field, texts) => {
    const said = faultOf(field, texts);
    if (said || field.classList.contains("is-invalid")) mark(field, said);
    return Boolean(said);
  };

  window.cells = {
    fill,
    fieldOf,
    isLine,
    cellAt,
    layout,
    find,
    textOf,
    tidied,
    faultOf,
    mark,
    check,
  };
})();
