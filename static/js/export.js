// Looks again and again how far a file is, then offers it and says so. Without it a
// link looks again.
(() => {
  "use strict";

  const state = document.querySelector("[data-poll]");
  const said = document.querySelector("[data-said]");
  const look = async () => {
    const answer = await fetch(state.dataset.poll).catch(() => null);
    if (answer && answer.ok && !answer.redirected) {
      state.innerHTML = await answer.text();
      const done = state.querySelector("[data-done]");
      if (done) {
        said.textContent = done.textContent;
        return;
      }
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
})();
