// The grid of values, upon grid.js: every text is taken, as it was reported.
(() => {
  "use strict";

  const form = document.querySelector("form.values");
  const table = form.querySelector(".values-grid");
  const { fieldGrid, tellUnsent } = window.grids;

  fieldGrid({ form, table, changed: () => tellUnsent(form, table) });
})();
