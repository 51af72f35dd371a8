// A table of fields as a grid: moving by keys, pasting a block, taking that back.
// Which cells a row has, what they take, and what follows from a change, the page says.
(() => {
  "use strict";

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

  // Left and right move within a text first; what is chosen as a whole is left at once.
  const isAtStart = (field) =>
    field.selectionStart === 0 &&
    (field.selectionEnd === 0 || field.selectionEnd === field.value.length);
  const isAtEnd = (field) =>
    field.selectionEnd === field.value.length &&
    (field.selectionStart === 0 || field.selectionStart === field.value.length);
  const isLine = (field) => field.localName === "input";

  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);

  // `cellsOf` lists a row's cells; one without a field is not open. `refuse` says why a
  // text is not taken there, or null; `read` how it is typed in; `changed` what follows.
  const fieldGrid = ({ form, table, cellsOf, refuse, read, changed }) => {
    const said = form.querySelector("[data-said]");
    const undo = form.querySelector("[data-undo]");
    const texts = form.dataset;
    let before = null;

    const tell = (text, isRefused) => {
      said.textContent = text;
      said.classList.toggle("is-refused", Boolean(isRefused));
    };
    const rows = () => [...table.querySelectorAll("[data-row]")];
    const fieldOf = (cell) => cell.querySelector(".form-control");
    const grid = () => rows().map(cellsOf);
    const placeOf = (field) => {
      const line = rows().indexOf(field.closest("[data-row]"));
      return [line, cellsOf(rows()[line]).map(fieldOf).indexOf(field)];
    };

    const refusalOf = (block, line, place) => {
      const cells = grid();
      const columns = Math.max(...block.map((one) => one.length));
      const most = [cells.length - line, cells[0].length - place];
      if (block.length > most[0] || columns > most[1]) {
        return fill(texts.tooLarge, {
          rows: block.length,
          columns,
          most_rows: most[0],
          most_columns: most[1],
        });
      }
      for (const [y, given] of block.entries()) {
        for (const [x, text] of given.entries()) {
          const cell = cells[line + y][place + x];
          const why = refuse(text, cell, fieldOf(cell), {
            row: y + 1,
            column: x + 1,
          });
          if (why) return why;
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
      const cells = grid();
      block.forEach((given, y) =>
        given.forEach((text, x) => {
          const cell = cells[line + y][place + x];
          const field = fieldOf(cell);
          if (!field) return;
          before.push([field, field.value]);
          field.value = read(text, cell);
          cell.classList.add("pasted");
        }),
      );
      undo.hidden = false;
      changed();
      tell(fill(texts.pasted, { n: before.length }));
    };
    const takeBack = () => {
      for (const [field, value] of before) field.value = value;
      const [first] = before[0];
      before = null;
      undo.hidden = true;
      clearPasted();
      changed();
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

    const go = (field, down, along) => {
      const [line, place] = placeOf(field);
      const cells = grid();
      const cell = cells[line + down] && cells[line + down][place + along];
      const target = cell && fieldOf(cell);
      if (target) {
        target.focus();
        target.select();
      }
      return Boolean(target);
    };
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
        changed();
      } else if (!event.shiftKey && MOVES[event.key] && MOVES[event.key](field)) {
        event.preventDefault();
      }
    });
    table.addEventListener("input", () => {
      // What is typed since is not undone with the pasting.
      if (before) {
        before = null;
        undo.hidden = true;
        clearPasted();
      }
      changed();
    });

    form.querySelector("[data-keys]").hidden = false;
    changed();
  };

  // How many fields are not saved yet, said beside the button.
  const tellUnsent = (form, table) => {
    const typed = [...table.querySelectorAll(".form-control")].filter(
      (field) => field.value !== field.defaultValue,
    );
    const said = typed.length ? fill(form.dataset.notSaved, { n: typed.length }) : "";
    const place = form.querySelector("[data-unsent]");
    if (place.textContent !== said) place.textContent = said;
  };

  window.grids = { fieldGrid, fill, tellUnsent };
})();
