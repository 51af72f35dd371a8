// Steps of what was typed, pasted, filled in: taken back and done again, one by one.
(() => {
  "use strict";

  // After so many milliseconds typing goes on as another step.
  const PAUSE = 1500;

  // `write` puts texts into fields: pairs of a field and its text.
  const steps = (write) => {
    const done = [];
    let undone = [];
    let open = null;

    const add = (changes, isTyped) => {
      done.push({ changes, isTyped });
      undone = [];
      open = null;
    };
    const move = (from, to, which) => {
      const step = from.pop();
      if (!step) return null;
      to.push(step);
      open = null;
      const pairs = step.changes.map((one) => [one.field, one[which]]);
      write(pairs);
      return pairs;
    };
    return {
      // What is put into many fields at once is one step.
      put: (pairs) => {
        add(
          pairs.map(([field, after]) => ({ field, before: field.value, after })),
          false,
        );
        write(pairs);
      },
      // So is what is typed into one field without a pause.
      typed: (field, before) => {
        const now = Date.now();
        if (!open || open.field !== field || now - open.at > PAUSE) {
          const change = { field, before };
          add([change], true);
          open = change;
        }
        open.after = field.value;
        open.at = now;
      },
      close: () => {
        open = null;
      },
      undo: () => move(done, undone, "before"),
      redo: () => move(undone, done, "after"),
      isBlock: () => done.length > 0 && !done[done.length - 1].isTyped,
    };
  };

  window.undo = { steps };
})();
