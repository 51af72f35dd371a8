// Asks before a page is left on which something was typed and not sent.
(() => {
  "use strict";

  const isSelected = (select) => {
    const options = [...select.options];
    const isUsual = options.some((option) => option.defaultSelected);
    return options.some((option, place) =>
      // Where the page chose none, the browser shows the first.
      isUsual || select.multiple
        ? option.selected !== option.defaultSelected
        : option.selected && place > 0,
    );
  };

  const isTyped = (field) => {
    if (field.disabled || !field.name || field.name.includes("__prefix__")) {
      return false;
    }
    switch (field.type) {
      case "hidden":
      case "submit":
      case "button":
        return false;
      case "file":
        return field.value !== "";
      case "checkbox":
      case "radio":
        return field.checked !== field.defaultChecked;
      case "select-one":
      case "select-multiple":
        return isSelected(field);
      default:
        return "defaultValue" in field && field.value !== field.defaultValue;
    }
  };

  // Of a form that the page shows again, since it was not saved, no field is as stored.
  const isShownAgain =
    document.querySelector("[data-unsaved], .errornote") !== null;
  const isLeftOver = (field) =>
    isShownAgain &&
    field.type !== "hidden" &&
    field.matches("input, textarea, select");

  let sent = null;
  const isUnsaved = (form) =>
    form !== sent &&
    form.method === "post" &&
    [...form.elements].some((field) => isTyped(field) || isLeftOver(field));

  document.addEventListener("submit", (event) => {
    sent = event.target;
  });
  document.addEventListener("input", () => {
    sent = null;
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...document.forms].some(isUnsaved)) {
      event.preventDefault();
      // Chromium before version 119 asks only with this.
      event.returnValue = true;
    }
  });
})();
