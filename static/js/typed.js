// How the server reads what people type as a number of points (`PointsField`): the table
// of tests/typed.json is asked of both.
(() => {
  "use strict";

  const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
  const NOTHING = /^[-–—−]?$/;
  const FIGURE = /^[-−]?(\d+|\d{1,3}( \d{3})+)([.,]\d+)?$/;
  const DATE = new RegExp(
    "^(\\d{1,4}([-./])\\d{1,2}\\2\\d{1,4}( [\\d:]+)?|" +
      "\\d{1,2}[-. ]?(sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru)" +
      "\\p{L}*([-. ]?\\d{2,4})?)$",
    "iu",
  );

  const plain = (text) =>
    text.replace(UNSEEN, "").replace(/\s+/g, " ").trim().replace(/ ?%$/, "");

  // Why it is no number of points, by the server's code; "" where it is one, or nothing.
  const faultOf = (text) => {
    const figure = plain(text);
    if (NOTHING.test(figure)) return "";
    if (figure.startsWith("#")) return "spreadsheet_error";
    if (figure.startsWith("=")) return "formula";
    if (!FIGURE.test(figure)) return DATE.test(figure) ? "date" : "invalid";
    const [whole, decimals = ""] = figure.replace(/[^\d.,]/g, "").split(/[.,]/);
    const digits = whole.replace(/^0+/, "").length;
    if (/^[-−]/.test(figure) && /[1-9]/.test(figure)) return "min_value";
    if (digits + decimals.length > 6) return "max_digits";
    if (decimals.length > 2) return "max_decimal_places";
    return digits > 4 ? "max_whole_digits" : "";
  };

  // Hundredths of a point as whole numbers, so that 0,1 + 0,2 is 0,3; null is unknown.
  const hundredths = (text) => {
    const figure = plain(text);
    if (NOTHING.test(figure) || faultOf(text)) return null;
    return Math.round(Number(figure.replace(/[^\d.,]/g, "").replace(",", ".")) * 100);
  };

  const written = (value, least) =>
    value === null
      ? "–"
      : (value / 100).toLocaleString(document.documentElement.lang, {
          minimumFractionDigits: least || 0,
          maximumFractionDigits: least || 2,
        });

  const add = (figures) =>
    figures.reduce(
      (sum, figure) => (figure === null ? sum : (sum || 0) + figure),
      null,
    );

  // As it is put into a field of points: what is no figure stays as it was copied.
  const tidied = (text) => {
    const figure = plain(text);
    return NOTHING.test(figure) ? "" : figure;
  };

  window.typed = { faultOf, hundredths, written, add, tidied };
})();
