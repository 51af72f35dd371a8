// Looks again and again how far a file is, then offers it and says so. Without it a
// link looks again.
(() => {
  "use strict";

  const state = document.querySelector("[data-poll]");
  const again = document.querySelector("[data-again]");
  const said = document.querySelector("[data-said]");
  let shown = "";
  const show = (text) => {
    // Who reads it is not disturbed until there is news.
    if (text !== shown) {
      state.innerHTML = text;
      shown = text;
    }
    return state.querySelector("[data-done]");
  };
  const finish = (done) => {
    said.textContent = done.textContent;
    // The focus must not vanish with the link.
    if (again.contains(document.activeElement)) {
      (state.querySelector("a") || done).focus();
    }
    again.remove();
  };
  const look = async () => {
    const answer = await fetch(state.dataset.poll).catch(() => null);
    const done = answer && answer.ok && !answer.redirected && show(await answer.text());
    if (done) {
      finish(done);
    } else {
      setTimeout(look, 1000);
    }
  };
  setTimeout(look, 1000);
})();
