// Takes a text of the year before over into its field, in place and with a way back.
(() => {
  "use strict";

  // On a phone it would part the field from the next.
  if (!window.matchMedia("(min-width: 60rem)").matches) {
    for (const one of document.querySelectorAll("details.before")) {
      one.open = false;
    }
  }

  // As if it were typed: the browser can undo it, and other scripts hear of it.
  const type = (field, text) => {
    field.focus();
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const replace = (field, text) => {
    field.focus();
    field.select();
    type(field, text);
  };

  for (const button of document.querySelectorAll("button[data-into]")) {
    const words = [...button.childNodes].find((node) => node.data?.trim());
    const first = words.data;
    let typed = null;

    button.addEventListener("click", (event) => {
      event.preventDefault();
      const field = document.getElementById(button.dataset.into);
      if (typed !== null) {
        replace(field, typed);
        typed = null;
        words.data = first;
        return;
      }
      typed = field.value;
      const start = typed.trim() ? `${typed.trimEnd()}\n\n` : "";
      replace(field, start + button.dataset.text);
      words.data = button.dataset.undo;
      // What is typed on is not to be undone with it.
      const copied = field.value;
      field.addEventListener("input", function forget() {
        if (field.value !== copied) {
          field.removeEventListener("input", forget);
          typed = null;
          words.data = first;
        }
      });
    });
  }
})();
