// Running sums under the fields of the entry page. Without it the page works the
// same; the sums are then those of the figures that were last saved.
(() => {
  "use strict";

  const form = document.querySelector("form.figures");
  if (!form || !form.querySelector("[data-sum]")) return;

  // Hundredths of a point as whole numbers, so that 0,1 + 0,2 is 0,3; null is unknown.
  const hundredths = (text) => {
    const figure = text.replace(/[\s%]/g, "").replace(",", ".");
    return /^\d+(\.\d+)?$/.test(figure) ? Math.round(Number(figure) * 100) : null;
  };
  const write = (value) =>
    value === null
      ? "–"
      : (value / 100).toLocaleString(document.documentElement.lang, {
          maximumFractionDigits: 2,
        });
  const sum = (kind) =>
    [...form.querySelectorAll(`[data-sum="${kind}"] :is(input, [data-figure])`)]
      .map((figure) => hundredths(figure.value ?? figure.textContent))
      .filter((figure) => figure !== null)
      .reduce((total, figure) => total + figure, null);
  // What is the same is not written again, or it would be read aloud again.
  const show = (selector, value) => {
    const shown = form.querySelector(selector);
    if (shown.textContent !== write(value)) shown.textContent = write(value);
  };

  const showSums = () => {
    show('[data-total="planned"]', sum("planned"));
    show('[data-total="actual"]', sum("actual"));
  };
  // This sentence is read aloud when it changes: once a field, not with each key.
  const showOutlook = () => {
    const planned = sum("planned");
    const actual = sum("actual");
    show('[data-to-date="planned"]', planned + hundredths(form.dataset.beforePlanned));
    show('[data-to-date="actual"]', actual + hundredths(form.dataset.beforeActual));
    show("[data-whole-plan]", planned + hundredths(form.dataset.otherPlanned));
  };
  form.addEventListener("input", showSums);
  form.addEventListener("change", showOutlook);
  showSums();
  showOutlook();
  form.querySelector("[data-live]").hidden = false;
})();
