// The reading view by one key each: n and p move through the proposals without a new page, a, c and r answer the one that
// is looked at, s opens a statement of one's own for the words that are selected. Without this file the same links,
// buttons and fields do the same with a new page each.
(() => {
  const rows = [...document.querySelectorAll(".proposals > li")];
  const text = document.querySelector(".reading .text");
  const own = document.getElementById("own");

  // The keys belong to one proposal at a time.
  function look(at, { scroll = true } = {}) {
    const row = rows[at];
    if (!row) return;
    for (const each of document.querySelectorAll(".proposals > li[aria-current], .text .said[aria-current]")) each.removeAttribute("aria-current");
    for (const each of document.querySelectorAll(".proposals [data-does]")) delete each.dataset.key;
    row.setAttribute("aria-current", "true");
    for (const each of row.querySelectorAll("[data-does]")) each.dataset.key = each.dataset.does;
    const words = document.getElementById(`s${row.dataset.number}`);
    words?.setAttribute("aria-current", "true");
    if (scroll) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
      words?.scrollIntoView({ block: "nearest" });
    }
    history.replaceState(null, "", `?at=${row.dataset.number}`);
  }

  const current = () => Math.max(rows.findIndex((each) => each.hasAttribute("aria-current")), 0);

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".steps a, .text a.said");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const step = { n: 1, p: -1 }[link.dataset.key];
    look(step ? Math.min(Math.max(current() + step, 0), rows.length - 1) : Number(link.dataset.number) - 1);
  });

  // Whoever tabs or clicks into a proposal looks at it.
  document.querySelector(".proposals")?.addEventListener("focusin", (event) => {
    const row = event.target.closest("li");
    if (row && !row.hasAttribute("aria-current")) look(rows.indexOf(row), { scroll: false });
  });

  // What is selected in the text is what the statement is made from; offsets are counted in code points.
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const before = range.cloneRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    own.querySelector("[name=words]").value = range.toString();
    own.querySelector("[name=near]").value = [...before.toString()].length;
  });

  own.addEventListener("toggle", () => {
    if (!own.open) return;
    const words = own.querySelector("[name=words]");
    (words.value ? own.querySelector("[name=said]") : words).focus();
  });

  // Words that were put right by hand stand where they are found.
  own.querySelector("[name=words]").addEventListener("input", () => { own.querySelector("[name=near]").value = ""; });

  if (rows.length) look(current(), { scroll: Boolean(location.hash) });
})();
