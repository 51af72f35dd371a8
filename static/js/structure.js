// Adds rows to the tables of a card, and lets rows of the tree be dragged.
(() => {
  "use strict";

  for (const button of document.querySelectorAll("[data-add-row]")) {
    const prefix = button.dataset.addRow;
    const template = document.querySelector(
      `[data-row-template="${prefix}"]`,
    );
    const total = document.getElementById(`id_${prefix}-TOTAL_FORMS`);
    const body = button.parentElement.querySelector("tbody");
    button.hidden = false;
    button.addEventListener("click", () => {
      const row = template.content.firstElementChild.cloneNode(true);
      for (const field of row.querySelectorAll("[name]")) {
        field.name = field.name.replace("__prefix__", total.value);
        field.id = field.id.replace("__prefix__", total.value);
      }
      total.value = Number(total.value) + 1;
      body.append(row);
      row.querySelector("input, textarea, select").focus();
    });
  }

  const order = document.getElementById("order");
  if (!order || !window.matchMedia("(pointer: fine)").matches) {
    return;
  }
  let dragged = null;
  const rows = document.querySelectorAll("tr[data-row]");
  const kind = (row) => row.dataset.row.split("-")[0];
  const fits = (row) =>
    dragged &&
    row !== dragged &&
    (kind(row) === kind(dragged) || kind(dragged) === "task");
  for (const row of rows) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      // In a field the mouse marks text.
      if (event.target !== row) {
        event.preventDefault();
        return;
      }
      dragged = row;
      row.classList.add("is-dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.id);
    });
    row.addEventListener("dragend", () => {
      row.classList.remove("is-dragged");
      dragged = null;
    });
    row.addEventListener("dragover", (event) => {
      if (fits(row)) {
        event.preventDefault();
        row.classList.add("is-target");
      }
    });
    row.addEventListener("dragleave", () => row.classList.remove("is-target"));
    row.addEventListener("drop", (event) => {
      row.classList.remove("is-target");
      if (fits(row)) {
        event.preventDefault();
        order.elements.dragged.value = dragged.dataset.row;
        order.elements.onto.value = row.dataset.row;
        order.submit();
      }
    });
  }
})();
