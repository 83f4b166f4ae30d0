// One key for each thing that says so (`data-key`), listed by `?`. Nothing happens while somebody types, nor with Ctrl,
// Alt or Meta; all of it is off where the person switched it off (`data-keys="off"` on the body).
(() => {
  const off = () => document.body.dataset.keys === "off";
  const types = (element) => element.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const shown = (element) => !element.disabled && element.getClientRects().length > 0;

  function pressed(event) {
    if (off() || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || types(event.target)) return;
    const open = document.querySelector("dialog[open]");
    const within = open ?? document;
    if (event.key === "?" && !open) {
      event.preventDefault();
      list();
      return;
    }
    const wanted = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const found = [...within.querySelectorAll("[data-key]")].find((each) => each.dataset.key === wanted && shown(each));
    if (!found) return;
    event.preventDefault();
    if (found.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")) {
      found.focus();
      found.select?.();
    } else {
      found.click();
    }
  }

  // The words of a key are those of the thing it is of, so that the list cannot lie.
  function list() {
    const dialog = document.getElementById("keys");
    const body = dialog.querySelector("dl");
    body.replaceChildren();
    for (const each of document.querySelectorAll("[data-key]")) {
      if (!shown(each)) continue;
      const key = document.createElement("dt");
      const kbd = document.createElement("kbd");
      kbd.textContent = each.dataset.key;
      key.append(kbd);
      const words = document.createElement("dd");
      words.textContent = named(each);
      body.append(key, words);
    }
    dialog.showModal();
  }

  function named(element) {
    const own = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent;
    if (own) return own.trim();
    const copy = element.cloneNode(true);
    for (const kbd of copy.querySelectorAll("kbd")) kbd.remove();
    return copy.textContent.trim();
  }

  document.addEventListener("keydown", pressed);
})();
