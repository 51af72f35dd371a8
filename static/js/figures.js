// Running sums under the fields of the entry page. Without it the page works the
// same; the sums are then those of the figures that were last saved.
(() => {
  "use strict";

  const form = document.querySelector("form.figures");
  const problem = document.querySelector("#errors, #meanwhile");
  if (problem) problem.focus();
  if (!form || !form.querySelector("[data-sum]")) return;

  // Hundredths of a point as whole numbers, so that 0,1 + 0,2 is 0,3.
  const hundredths = (text) => {
    const figure = text.replace(/[\s%]/g, "").replace(",", ".");
    return /^\d+(\.\d+)?$/.test(figure) ? Math.round(Number(figure) * 100) : 0;
  };
  const write = (value) =>
    (value / 100).toLocaleString(document.documentElement.lang, {
      maximumFractionDigits: 2,
    });
  const sum = (kind) =>
    [...form.querySelectorAll(`[data-sum="${kind}"] input`)].reduce(
      (total, input) => total + hundredths(input.value),
      0,
    );
  const show = (selector, value) => {
    form.querySelector(selector).textContent = write(value);
  };

  const update = () => {
    const planned = sum("planned");
    const actual = sum("actual");
    show('[data-total="planned"]', planned);
    show('[data-total="actual"]', actual);
    show('[data-to-date="planned"]', planned + hundredths(form.dataset.beforePlanned));
    show('[data-to-date="actual"]', actual + hundredths(form.dataset.beforeActual));
    show("[data-whole-plan]", planned + hundredths(form.dataset.otherPlanned));
  };
  form.addEventListener("input", update);
  form.querySelector("[data-live]").hidden = false;
  update();
})();
