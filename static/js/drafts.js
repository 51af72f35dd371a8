// A form that saves itself while one types ([data-autosave], the address that takes it),
// or is only kept in this browser until it is sent ([data-keep]).
(() => {
  "use strict";

  const { kept } = window;
  const { fill, mark } = window.grids;
  const form = document.querySelector("form:is([data-autosave], [data-keep])");
  const words = form.querySelector("[data-draft-texts]").dataset;
  const place = form.querySelector("[data-draft-said]");
  const path = location.pathname;

  // Milliseconds: after the last key, at the latest, and when nobody answered.
  const WAIT = 2000;
  const LATEST = 15000;
  const RETRY = 15000;
  const PATIENCE = 20000;

  // A page that shows again what was not saved waits for its person's choice.
  const isShownAgain = document.querySelector("[data-unsaved]") !== null;
  const saves = form.dataset.autosave !== undefined && !isShownAgain;

  const isTyped = (field) =>
    field.name && (field.type === "text" || field.type === "textarea");
  const fields = () => [...form.elements].filter(isTyped);
  const isUnsaved = (field) => isShownAgain || field.value !== field.defaultValue;
  const isSeen = (field) => field.type === "hidden" && /(^|-)seen$/.test(field.name);
  // Where there are many reports, names of their fields begin with whose they are.
  const prefixes = [...form.elements]
    .filter(isSeen)
    .map((field) => field.name.slice(0, -"seen".length))
    .filter(Boolean);
  const groupOf = ({ name }) => prefixes.find((one) => name.startsWith(one)) || "";

  const tell = (text, isWrong) => {
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle("is-refused", Boolean(isWrong));
  };
  // Of many reports some may be refused: why, is `told`.
  const tellSaved = ({ at, told = [] }) => {
    const n = fields().filter(isUnsaved).length;
    const left = n ? [fill(words.left, { n })] : [];
    tell([fill(words.saved, { at }), ...left, ...told].join(" "), n > 0);
  };

  // Kept in this browser until the server has it.

  let offered = {};
  const keep = () => {
    const unsaved = fields().filter(isUnsaved);
    const own = Object.fromEntries(unsaved.map((field) => [field.name, field.value]));
    const texts = { ...offered, ...own };
    if (Object.keys(texts).length === 0) {
      kept.drop(path);
      return true;
    }
    const groups = new Set(unsaved.map(groupOf));
    const seen = [...form.elements].filter((one) => isSeen(one) && groups.has(groupOf(one)));
    const hidden = Object.fromEntries(seen.map((one) => [one.name, one.value]));
    return kept.put(path, texts, hidden);
  };

  // Sent to the server.

  let timer = null;
  let since = null;
  let sending = null;
  let isRefused = false;
  let isOut = false;

  const plan = (wait = WAIT) => {
    if (!saves || isRefused) return;
    since ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(save, Math.max(0, Math.min(wait, since + LATEST - Date.now())));
  };
  const later = (text) => {
    tell(text, true);
    since = null;
    clearTimeout(timer);
    timer = setTimeout(save, RETRY);
  };
  const bodyOf = (groups) => {
    const body = new URLSearchParams();
    for (const one of form.elements) {
      const isSent = isTyped(one) || (one.name && one.type === "hidden");
      if (isSent && (groupOf(one) === "" || groups.has(groupOf(one)))) {
        body.append(one.name, one.value);
      }
    }
    return body;
  };
  const ask = (body) =>
    fetch(form.dataset.autosave, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
  const send = async () => {
    since = null;
    clearTimeout(timer);
    const groups = new Set(fields().filter(isUnsaved).map(groupOf));
    if (groups.size === 0 || isRefused || isOut) return;
    const sent = new Map(
      fields()
        .filter((field) => groups.has(groupOf(field)))
        .map((field) => [field, field.value]),
    );
    tell(words.saving);
    let response = null;
    let answer = null;
    try {
      response = await ask(bodyOf(groups));
      if (response.status !== 401) answer = await response.json();
    } catch {
      // No connection, or a page about an error: it is tried again.
    }
    const { status, ok } = response || {};
    if (status === 401) tellOut();
    else if (answer?.refused) refuse(answer.refused);
    else if (status >= 400 && status < 500) refuse(`${status}.`);
    else if (!ok || !answer) later(words.offline);
    else take(answer, sent);
  };
  function save() {
    sending ??= send().finally(() => {
      sending = null;
    });
    return sending;
  }
  const refuse = (why) => {
    isRefused = true;
    tell(fill(words.refused, { why }), true);
  };

  // What the server said of it.

  const named = (name) => form.elements.namedItem(name);
  const take = (answer, sent) => {
    for (const [name, text] of Object.entries(answer.hidden)) named(name).value = text;
    const waits = new Set([
      ...Object.keys(answer.mistakes),
      ...Object.keys(answer.conflicts),
      ...answer.left,
    ]);
    for (const [field, text] of sent) {
      const { name } = field;
      const isSame = field.value === text;
      if (!waits.has(name)) field.defaultValue = text;
      if (isSame && name in answer.taken) {
        field.value = field.defaultValue = answer.taken[name];
      }
      if (isSame) tellField(field, answer);
    }
    for (const [name, one] of Object.entries(answer.conflicts)) choose(named(name), one);
    keep();
    if (Object.keys(answer.taken).length) form.dispatchEvent(new CustomEvent("put"));
    tellSaved(answer);
    for (const one of document.querySelectorAll("[data-discard]")) one.hidden = false;
    form.dispatchEvent(new CustomEvent("saved", { detail: answer }));
    if ([...sent].some(([field, text]) => field.value !== text)) plan();
  };
  const tellField = (field, answer) => {
    const why = answer.mistakes[field.name];
    if (why && field !== document.activeElement) mark(field, why);
    if (!why && field.classList.contains("is-invalid")) mark(field, "");
    if (field.closest("[data-row]")) remark(field, answer.remarks[field.name] || "");
  };
  // What is odd, said at the field; it keeps nobody from anything.
  const remark = (field, text) => {
    const id = `${field.id}_helptext`;
    let said = document.getElementById(id);
    const isSaid = ({ textContent }) => textContent.trim() === text;
    const row = field.closest("[data-row]");
    if (!said && (!text || [...row.querySelectorAll("p")].some(isSaid))) return;
    if (!said) {
      said = document.createElement("p");
      said.className = "short";
      said.id = id;
      field.after(said);
      const others = field.getAttribute("aria-describedby");
      field.setAttribute("aria-describedby", others ? `${others} ${id}` : id);
    }
    if (said.textContent.trim() !== text) said.textContent = text;
    said.hidden = !text;
  };
  // Two people typed into one field: their figure, and a choice.
  const choose = (field, { said, now }) => {
    if (!field || !("defaultValue" in field)) return;
    field.parentElement.querySelector(".two-typed")?.remove();
    const choice = form.querySelector("[data-two-typed]").content.cloneNode(true);
    const box = choice.firstElementChild;
    box.querySelector("[data-their]").textContent = said;
    const [theirs, mine] = box.querySelectorAll("button");
    theirs.textContent = fill(theirs.textContent, { text: now || "–" });
    mine.textContent = fill(mine.textContent, { text: field.value || "–" });
    const decide = (text) => {
      const seen = named(`${groupOf(field)}seen`);
      const shown = JSON.parse(seen.value);
      shown[field.name.slice(groupOf(field).length)] = now;
      seen.value = JSON.stringify(shown);
      field.defaultValue = now;
      field.value = text;
      box.remove();
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    theirs.addEventListener("click", () => decide(now));
    mine.addEventListener("click", () => decide(field.value));
    field.after(box);
  };

  // Signed out meanwhile: whoever signs in again elsewhere goes on here.

  const tellOut = () => {
    isOut = true;
    tell(kept.isOut() ? words.gone : words.out, true);
    form.querySelector("[data-sign-in]").hidden = false;
  };
  const comeBack = async () => {
    if (!isOut) return;
    const answer = await fetch(location.href).catch(() => null);
    const text = answer && (await answer.text());
    const page = new DOMParser().parseFromString(text || "", "text/html");
    const signOut = page.querySelector("form[data-account]");
    if (signOut?.dataset.account !== kept.account) return;
    for (const name of ["csrfmiddlewaretoken", "whose"]) {
      const { value } = signOut.elements.namedItem(name);
      for (const one of document.getElementsByName(name)) one.value = value;
    }
    isOut = false;
    form.querySelector("[data-sign-in]").hidden = true;
    save();
  };
  window.addEventListener("focus", comeBack);
  document.addEventListener("visibilitychange", comeBack);
  window.addEventListener("online", () => plan(0));

  const changed = () => {
    if (!keep() && !saves) tell(words.notKept, true);
    if (isOut) tellOut();
    else plan();
  };
  form.addEventListener("input", changed);
  form.addEventListener("put", changed);
  form.addEventListener("focusout", ({ target }) => {
    if (saves && isTyped(target) && isUnsaved(target)) plan(500);
  });
  form.addEventListener("save", (event) => {
    if (!saves) return;
    event.preventDefault();
    save();
  });
  // What saves itself is waited for, or the form would meet its own figures as another's.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    kept.markSent(path);
    if (!sending) return;
    event.preventDefault();
    sending.finally(() => form.requestSubmit(event.submitter));
  });

  // What was kept when this page was left: offered, never put in unasked.

  const offer = () => {
    const item = kept.read(path);
    if (!item) return;
    const other = Object.entries(item.texts).filter(
      ([name, text]) => named(name)?.value !== text,
    );
    if (other.length === 0) {
      if (!isShownAgain) kept.drop(path);
      return;
    }
    offered = Object.fromEntries(other);
    const box = document.querySelector("[data-offer]");
    const when = new Date(item.at).toLocaleString(document.documentElement.lang, {
      dateStyle: "short",
      timeStyle: "short",
    });
    box.querySelector("[data-offer-when]").textContent = when;
    for (const [, text] of other.filter(([, text]) => text)) {
      const line = document.createElement("li");
      line.textContent = text;
      box.querySelector("ul").append(line);
    }
    const close = () => {
      offered = {};
      box.hidden = true;
      keep();
    };
    box.querySelector("[data-offer-take]").addEventListener("click", () => {
      for (const [name, text] of Object.entries(item.hidden)) {
        if (named(name)) named(name).value = text;
      }
      const open = other.filter(([name]) => named(name));
      close();
      for (const [name, text] of open) {
        named(name).value = text;
        named(name).dispatchEvent(new Event("input", { bubbles: true }));
      }
      form.dispatchEvent(new CustomEvent("put"));
      if (open.length) named(open[0][0]).focus();
    });
    box.querySelector("[data-offer-drop]").addEventListener("click", close);
    box.hidden = false;
  };
  offer();
})();
