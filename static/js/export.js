// Looks again and again how far a file is, then offers it. Without it the page loads
// itself anew from time to time.
(() => {
  "use strict";

  const state = document.querySelector("[data-poll]");
  const look = async () => {
    const answer = await fetch(state.dataset.poll).catch(() => null);
    if (answer && answer.ok && !answer.redirected) {
      state.innerHTML = await answer.text();
      if (state.querySelector("[data-done]")) return;
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
})();
