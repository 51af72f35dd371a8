// A table of fields as a grid: a block of cells is chosen, copied, pasted, filled down,
// cleared, and all of it taken back. Keys and mouse are in hands.js.
(() => {
  "use strict";

  const { blocks, cells, hands, typed, undo } = window;
  const { cellAt, check, fieldOf, fill, find, layout, textOf, tidied } = cells;

  const widthOf = (line) => line.findLastIndex((text) => text.trim()) + 1;

  // `changed` is called with the fields into which something was typed or put.
  const fieldGrid = ({ form, table, changed = () => {} }) => {
    const said = form.querySelector("[data-said]");
    const undoButton = form.querySelector("[data-undo]");
    const texts = form.querySelector("[data-grid-texts]");
    const words = texts.dataset;

    const tell = (text, isRefused) => {
      said.textContent = text;
      said.classList.toggle("is-refused", Boolean(isRefused));
    };
    const mark = (name, marked) => {
      for (const cell of table.querySelectorAll(`.${name}`)) cell.classList.remove(name);
      for (const cell of marked) cell.classList.add(name);
    };

    // The block reaches from the cell in focus to `head`, if another was chosen.
    let head = null;
    const here = () => cellAt(document.activeElement);
    const block = () => {
      const all = layout(table);
      const [y, x] = find(all, here());
      const [headY, headX] = head ? find(all, head) : [y, x];
      const [top, bottom] = [Math.min(y, headY), Math.max(y, headY)];
      const [left, right] = [Math.min(x, headX), Math.max(x, headX)];
      return { all, top, bottom, left, right };
    };
    const rowsOf = ({ all, top, bottom, left, right }) =>
      all.slice(top, bottom + 1).map((row) => row.slice(left, right + 1));
    const unchoose = () => {
      head = null;
      mark("chosen", []);
    };
    const choose = (cell) => {
      if (cell === here()) {
        unchoose();
        return;
      }
      head = cell;
      const rows = rowsOf(block());
      mark("chosen", rows.flat());
      tell(fill(words.chosen, { rows: rows.length, columns: rows[0].length }));
    };

    // What was put into fields at once: told, checked, and kept to be taken back.

    const steps = undo.steps((pairs) => {
      for (const [field, text] of pairs) field.value = text;
    });
    let before = "";
    const told = (fields, text) => {
      before = document.activeElement.value;
      undoButton.hidden = !steps.isBlock();
      // Of a form's grids the one in which something was done last.
      undoButton.onclick = undoLast;
      const faults = fields.filter((field) => check(field, texts)).length;
      const more = faults ? ` ${fill(words.faults, { n: faults })}` : "";
      tell(fill(text, { n: fields.length }) + more, faults > 0);
      changed(fields);
      form.dispatchEvent(new CustomEvent("put", { detail: fields }));
    };
    const put = (pairs, text) => {
      if (!pairs.length) return;
      steps.put(pairs);
      mark("pasted", pairs.map(([field]) => cellAt(field)));
      told(pairs.map(([field]) => field), text);
    };
    const takeBack = (step, text) => {
      if (!step) return;
      const fields = step.map(([field]) => field);
      mark("pasted", []);
      fields[0].focus();
      fields[0].select();
      told(fields, text);
    };

    const clear = () => {
      const fields = rowsOf(block()).flat().map(fieldOf).filter(Boolean);
      put(fields.map((field) => [field, ""]), words.cleared);
    };
    const fillDown = () => {
      const place = block();
      // Of one cell alone it is the one above that is taken over.
      const top = place.top === place.bottom ? place.top - 1 : place.top;
      if (top < 0) return;
      const [first, ...rest] = rowsOf({ ...place, top });
      const into = rest.flatMap((row) => row.map((cell, x) => [fieldOf(cell), first[x]]));
      const open = into.filter(([field, above]) => field && above);
      put(
        open.map(([field, above]) => [field, tidied(textOf(above), field)]),
        words.filled,
      );
    };

    // One copied cell goes into all that are chosen.
    const spread = (lines, place) => {
      const isOne = lines.length === 1 && lines[0].length === 1;
      return isOne ? rowsOf(place).map((row) => row.map(() => lines[0][0])) : lines;
    };
    const isRoom = (lines, { all, top, left }) => {
      const most_rows = all.length - top;
      const most_columns = Math.max(...all.slice(top).map((row) => row.length)) - left;
      const fits = (line, y) => widthOf(line) <= all[top + y].length - left;
      if (lines.length <= most_rows && lines.every(fits)) return true;
      const columns = Math.max(...lines.map(widthOf));
      const sizes = { rows: lines.length, columns, most_rows, most_columns };
      tell(fill(words.tooLarge, sizes), true);
      return false;
    };
    const paste = (copied) => {
      const place = block();
      const lines = spread(copied, place);
      if (!isRoom(lines, place)) return;
      const pairs = [];
      let passed = 0;
      lines.forEach((line, y) =>
        line.forEach((text, x) => {
          const cell = place.all[place.top + y][place.left + x];
          if (!cell) return;
          const field = fieldOf(cell);
          if (field) pairs.push([field, tidied(text, field)]);
          // A block may hold what stands there anyway.
          else if (text.trim() && typed.tidied(text) !== textOf(cell)) passed += 1;
        }),
      );
      const more = passed ? ` ${fill(words.passed, { n: passed })}` : "";
      if (pairs.length) put(pairs, words.pasted + more);
      else tell(more.trim(), true);
    };

    table.addEventListener("focusin", ({ target: field }) => {
      unchoose();
      steps.close();
      before = field.value;
    });
    table.addEventListener("input", ({ target: field }) => {
      if (!field.matches(".form-control")) return;
      unchoose();
      mark("pasted", []);
      steps.typed(field, before);
      before = field.value;
      if (!cells.faultOf(field, texts)) check(field, texts);
      undoButton.hidden = true;
      changed([field]);
    });
    table.addEventListener("change", ({ target: field }) => {
      if (field.matches(".form-control")) check(field, texts);
    });

    const undoLast = () => takeBack(steps.undo(), words.undone);
    hands.on({
      form,
      table,
      choose,
      unchoose,
      head: () => head,
      copied: () => blocks.write(rowsOf(block()).map((row) => row.map(textOf))),
      paste: (text) => paste(blocks.read(text)),
      clear,
      fillDown,
      undo: undoLast,
      redo: () => takeBack(steps.redo(), words.redone),
    });
    for (const keys of form.querySelectorAll("[data-keys]")) keys.hidden = false;
    changed([]);
  };

  // How many fields are not saved yet, said beside the button.
  const tellUnsent = (form, table) => {
    const unsent = [...table.querySelectorAll(".form-control")].filter(
      (field) => field.value !== field.defaultValue,
    );
    const text = unsent.length ? fill(form.dataset.notSaved, { n: unsent.length }) : "";
    const place = form.querySelector("[data-unsent]");
    if (place.textContent !== text) place.textContent = text;
  };

  window.grids = { fieldGrid, fill, tellUnsent, mark: cells.mark };
})();
