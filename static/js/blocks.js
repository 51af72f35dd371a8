// What a spreadsheet puts on the clipboard: rows of cells, parted by tabs.
(() => {
  "use strict";

  // Excel and LibreOffice put cells with a line break or a tab into quotes.
  const PARTS = /(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)|[\t\n]|[^\t\n]+/g;

  const read = (text) => {
    const lines = [[""]];
    const put = (part) => {
      const line = lines[lines.length - 1];
      line[line.length - 1] += part;
    };
    const breakAt = (mark) => {
      if (mark === "\n") lines.push([""]);
      if (mark === "\t") lines[lines.length - 1].push("");
    };
    for (const [all, mark, quoted] of text.replace(/\r\n?/g, "\n").matchAll(PARTS)) {
      if (quoted !== undefined) {
        breakAt(mark);
        put(quoted.replace(/""/g, '"'));
      } else if (all === "\n" || all === "\t") {
        breakAt(all);
      } else {
        put(all);
      }
    }
    const last = lines[lines.length - 1];
    if (lines.length > 1 && last.length === 1 && last[0] === "") lines.pop();
    return lines;
  };

  const quoted = (text) =>
    /[\t\n]|^"/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  // Ends as Excel's do, but for a single cell.
  const write = (lines) =>
    lines.map((line) => line.map(quoted).join("\t")).join("\r\n") +
    (lines.length > 1 ? "\r\n" : "");

  window.blocks = { read, write };
})();
