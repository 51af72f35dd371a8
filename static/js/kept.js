// What was typed and is not saved yet, kept in this browser for the account that typed
// it: until the server has it, for a week at most, never after signing out.
(() => {
  "use strict";

  const WEEK = 7 * 24 * 3600 * 1000;
  const OUT = "signed-out";
  const SENT = "sent";
  const signOut = document.querySelector("form[data-account]");
  const { account } = signOut.dataset;
  const own = `typed ${account} `;
  let isOut = false;

  // A browser may keep nothing at all, or have no room left.
  const attempt = (deed) => {
    try {
      return deed();
    } catch {
      return null;
    }
  };
  const keys = () => attempt(() => Object.keys(localStorage)) || [];
  const read = (key) => attempt(() => JSON.parse(localStorage.getItem(key)));
  const remove = (key) => attempt(() => localStorage.removeItem(key));
  const drop = (path) => remove(own + path);
  // `texts` are by the fields' names, `hidden` what the form says of itself.
  const put = (path, texts, hidden) => {
    if (isOut) return false;
    const item = { at: Date.now(), title: document.title, texts, hidden };
    const written = JSON.stringify(item);
    return attempt(() => localStorage.setItem(own + path, written) ?? true) === true;
  };

  for (const key of keys().filter((one) => one.startsWith("typed "))) {
    const item = read(key);
    if (!item || !(Date.now() - item.at < WEEK)) remove(key);
  }

  // What was sent by a button is received if the next page says what came of it.
  const markSent = (path) => attempt(() => sessionStorage.setItem(SENT, path));
  const sent = attempt(() => sessionStorage.getItem(SENT));
  attempt(() => sessionStorage.removeItem(SENT));
  const answer = "main > .notice[role=status]:not([data-kept-list])";
  if (sent && document.querySelector(answer)) drop(sent);

  const wipe = () => {
    isOut = true;
    for (const key of keys()) if (key.startsWith(own)) remove(key);
    // Other windows hear it, and keep nothing of the account any more.
    attempt(() => localStorage.setItem(OUT, account));
    remove(OUT);
  };
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === OUT && newValue === account) isOut = true;
  });
  // Not before the page goes: whoever is asked may stay.
  let leaves = false;
  signOut.addEventListener("submit", () => {
    leaves = true;
  });
  document.addEventListener("input", () => {
    leaves = false;
  });
  window.addEventListener("pagehide", () => {
    if (leaves) wipe();
  });
  // The way back shows a page as it was left: not to whoever comes after its person.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted || !isOut) return;
    document.body.hidden = true;
    location.reload();
  });

  // What is kept of other pages, and of this one if its form is gone.
  const list = document.querySelector("[data-kept-list]");
  const hasForm = document.querySelector("form:is([data-autosave], [data-keep])");
  const here = hasForm ? own + location.pathname : null;
  const show = (key) => {
    const item = read(key);
    const line = list.querySelector("template").content.cloneNode(true).firstElementChild;
    const link = line.querySelector("a");
    link.href = key.slice(own.length);
    link.textContent = item.title;
    line.querySelector("time").textContent = new Date(item.at).toLocaleString(
      document.documentElement.lang,
      { dateStyle: "short", timeStyle: "short" },
    );
    for (const text of Object.values(item.texts).filter(Boolean)) {
      const one = document.createElement("li");
      one.textContent = text;
      line.querySelector("ul").append(one);
    }
    const button = line.querySelector("button");
    button.setAttribute("aria-label", `${button.textContent}: ${item.title}`);
    button.addEventListener("click", () => {
      remove(key);
      line.remove();
      list.hidden = !list.querySelector("li");
    });
    list.querySelector("ul").append(line);
  };
  for (const key of keys()) if (key.startsWith(own) && key !== here) show(key);
  list.hidden = !list.querySelector("li");

  window.kept = {
    account,
    put,
    drop,
    read: (path) => read(own + path),
    markSent,
    isOut: () => isOut,
  };
})();
