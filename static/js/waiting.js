// Looks again and again whether a page still waits, then shows what came of it. Without
// it the page asks for itself anew.
(() => {
  "use strict";

  const look = async () => {
    const answer = await fetch(location.href).catch(() => null);
    const page = answer && answer.ok && (await answer.text());
    if (page && !page.includes("data-waiting")) {
      location.replace(location.href);
    } else {
      setTimeout(look, 1000);
    }
  };
  setTimeout(look, 700);
})();
