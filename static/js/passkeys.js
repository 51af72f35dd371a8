// Keys need a browser that knows them; without one their buttons stay hidden.
const known = Boolean(window.PublicKeyCredential && navigator.credentials);
for (const button of document.querySelectorAll("[data-passkeys]")) {
  button.hidden = !known;
}
for (const said of document.querySelectorAll("[data-no-passkeys]")) {
  said.hidden = known;
}

// allauth says so where a key does not answer or its person cancels.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const fault = document.querySelector("[data-passkey-fault]");
  if (fault) {
    fault.hidden = false;
    fault.focus();
  }
});
