// Keys and mouse of a grid, as in a spreadsheet.
(() => {
  "use strict";

  const { cellAt, fieldOf, find, isLine, layout } = window.cells;

  const isField = (node) => node.matches(".form-control");
  const isStart = (field) =>
    field.selectionStart === 0 &&
    (field.selectionEnd === 0 || field.selectionEnd === field.value.length);
  const isEnd = (field) =>
    field.selectionEnd === field.value.length &&
    (field.selectionStart === 0 || field.selectionStart === field.value.length);
  // In a text of paragraphs arrows leave at its ends only.
  const ARROWS = {
    ArrowUp: [-1, 0, isStart],
    ArrowDown: [1, 0, isEnd],
    ArrowLeft: [0, -1, isStart],
    ArrowRight: [0, 1, isEnd],
  };

  const on = (grid) => {
    const { form, table } = grid;
    // Typing replaces what stands there ("ready") until something is typed ("typing");
    // after F2 or a second click the cursor moves in the text ("editing").
    let mode = "ready";
    let whenEntered = "";
    let pressed = null;
    // The column in which a run of Tab began: Enter goes on below it.
    let runFrom = null;

    const enter = (field) => {
      field.focus();
      field.select();
    };
    table.addEventListener("focusin", ({ target: field }) => {
      if (!isField(field)) return;
      whenEntered = field.value;
      // A finger, or a click into a text of paragraphs, means a place in the text.
      const isPlace = pressed === "touch" || (pressed && !isLine(field));
      mode = isPlace ? "editing" : "ready";
      if (!pressed) field.select();
    });
    table.addEventListener("input", () => {
      if (mode === "ready") mode = "typing";
    });

    // The next cell with a field in a direction, or the last one.
    const next = (cell, down, along, isFar, wanted) => {
      const all = layout(table);
      let [y, x] = find(all, cell);
      if (wanted !== undefined) x = wanted;
      let found = null;
      for (;;) {
        y += down;
        x += along;
        if (!all[y] || (along && !all[y][x])) return found;
        const open = all[y][x] && fieldOf(all[y][x]);
        if (open && !isFar) return open;
        found = open || found;
      }
    };
    const go = (field, down, along, isFar, wanted) => {
      const target = next(cellAt(field), down, along, isFar, wanted);
      if (target) enter(target);
      return Boolean(target);
    };
    const reach = (field, down, along) => {
      const all = layout(table);
      const [y, x] = find(all, grid.head() || cellAt(field));
      const cell = all[y + down] && all[y + down][x + along];
      if (!cell) return;
      grid.choose(cell);
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    const corner = (isLast) => {
      const fields = layout(table).flat().map(fieldOf).filter(Boolean);
      enter(fields[isLast ? fields.length - 1 : 0]);
      return true;
    };

    const arrow = (event, field, isCommand) => {
      const [down, along, isEdge] = ARROWS[event.key];
      const isWhole = mode === "ready" || (mode === "typing" && isLine(field));
      if (event.shiftKey) {
        if (isWhole) reach(field, down, along);
        return isWhole;
      }
      runFrom = null;
      if (isWhole && (mode === "ready" || isLine(field))) {
        go(field, down, along, isCommand);
        return true;
      }
      const leaves = isLine(field) ? Boolean(down) : isEdge(field);
      return leaves && go(field, down, along, isCommand);
    };
    const down = (event, field) => {
      // Only as in spreadsheets: a line break of a remark.
      if (event.altKey && !isLine(field)) {
        field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
        field.dispatchEvent(new Event("input", { bubbles: true }));
      } else if (!event.altKey) {
        go(field, event.shiftKey ? -1 : 1, 0, false, runFrom ?? undefined);
        runFrom = null;
      }
      return true;
    };
    const giveUp = (field) => {
      if (grid.head()) {
        grid.unchoose();
      } else if (field.value !== whenEntered) {
        field.value = whenEntered;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      field.select();
      mode = "ready";
      return true;
    };
    const edit = (field) => {
      mode = "editing";
      grid.unchoose();
      field.setSelectionRange(field.value.length, field.value.length);
      return true;
    };
    const KEYS = {
      Enter: down,
      Escape: (_event, field) => giveUp(field),
      F2: (_event, field) => edit(field),
      Tab: (event, field) => {
        if (!event.shiftKey) runFrom ??= find(layout(table), cellAt(field))[1];
        return false;
      },
      Delete: () => Boolean(grid.head()) && (grid.clear(), true),
      Backspace: () => Boolean(grid.head()) && (grid.clear(), true),
      // The cursor is meant, not the cell.
      Home: (event) => (event.ctrlKey ? corner(false) : ((mode = "editing"), false)),
      End: (event) => (event.ctrlKey ? corner(true) : ((mode = "editing"), false)),
    };
    const COMMANDS = {
      z: (event) => (event.shiftKey ? grid.redo() : grid.undo()),
      y: () => grid.redo(),
      d: () => grid.fillDown(),
    };

    table.addEventListener("keydown", (event) => {
      const field = event.target;
      if (!isField(field) || event.isComposing) return;
      pressed = null;
      const isCommand = event.ctrlKey || event.metaKey;
      const command = isCommand && !event.altKey && COMMANDS[event.key.toLowerCase()];
      let isDone = false;
      if (command) {
        command(event);
        isDone = true;
      } else if (ARROWS[event.key]) {
        isDone = !event.altKey && arrow(event, field, isCommand);
      } else if (Object.hasOwn(KEYS, event.key)) {
        isDone = KEYS[event.key](event, field);
      }
      if (isDone) event.preventDefault();
    });

    // Of one cell that is being edited, the browser copies what is chosen of the text.
    const isOfCell = ({ target }) =>
      isField(target) && (grid.head() !== null || mode === "ready");
    const copy = (event) => {
      if (!isOfCell(event)) return false;
      event.preventDefault();
      event.clipboardData.setData("text/plain", grid.copied());
      return true;
    };
    table.addEventListener("copy", copy);
    table.addEventListener("cut", (event) => {
      if (copy(event)) grid.clear();
    });
    table.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text/plain");
      const isBlock = /[\t\n]./.test(text.trimEnd());
      if (!isField(event.target) || !(isBlock || isOfCell(event))) return;
      event.preventDefault();
      grid.paste(text);
      event.target.select();
      mode = "ready";
    });

    // The mouse: a first click chooses the cell, a second puts the cursor into its text;
    // drawn over cells, or with Shift, it chooses a block.
    let drawnFrom = null;
    table.addEventListener("pointerdown", (event) => {
      const field = event.target;
      runFrom = null;
      pressed = event.pointerType;
      if (pressed === "touch" || event.button !== 0 || event.shiftKey) return;
      if (!isField(field)) return;
      if (field === document.activeElement) {
        mode = "editing";
        grid.unchoose();
      } else {
        drawnFrom = cellAt(field);
      }
    });
    table.addEventListener("mousedown", (event) => {
      const cell = cellAt(event.target);
      const active = document.activeElement;
      const isOther = cell && table.contains(active) && cellAt(active) !== cell;
      if (!event.shiftKey || !isOther || !isField(active)) return;
      event.preventDefault();
      grid.choose(cell);
    });
    table.addEventListener("pointerover", (event) => {
      const cell = cellAt(event.target);
      if (!drawnFrom || !cell || (cell === drawnFrom && !grid.head())) return;
      if (cellAt(document.activeElement) === drawnFrom) grid.choose(cell);
    });
    document.addEventListener("pointerup", () => {
      const field = drawnFrom && fieldOf(drawnFrom);
      drawnFrom = null;
      if (pressed !== "touch") pressed = null;
      if (field && field === document.activeElement && mode === "ready") field.select();
    });
    document.addEventListener("pointercancel", () => {
      drawnFrom = pressed = null;
    });
  };

  // In a form with a grid, Enter sends nothing, and Ctrl+S saves.
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest("form[data-grid-form]");
    if (!form) return;
    if (event.key === "Enter" && event.target.matches("input:not([type=file])")) {
      event.preventDefault();
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      const saves = form.querySelector("[name=step][value=save]");
      const isTaken = !form.dispatchEvent(new Event("save", { cancelable: true }));
      if (!isTaken && saves) saves.click();
    }
  });

  window.hands = { on };
})();
