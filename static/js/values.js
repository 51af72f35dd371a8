// The grid of values, upon grid.js: every text is taken, as it was reported.
(() => {
  "use strict";

  const form = document.querySelector("form.values");
  const table = form.querySelector(".values-grid");
  const texts = form.dataset;
  const { fieldGrid, fill, tellUnsent } = window.grids;

  const read = (text) => text.replace(/\s+/g, " ").trim();
  const refuse = (text, cell, field, place) => {
    if (!field) {
      // A block may hold what stands there.
      const stands = cell.querySelector("[data-figure]").textContent;
      const isSame = read(text) === read(stands) || (read(stands) === "–" && !read(text));
      return isSame ? null : fill(texts.notOpen, { year: cell.dataset.year });
    }
    return read(text).length > field.maxLength ? fill(texts.tooLong, place) : null;
  };
  fieldGrid({
    form,
    table,
    cellsOf: (row) => [...row.querySelectorAll("[data-year]")],
    refuse,
    read,
    changed: () => tellUnsent(form, table),
  });
})();
