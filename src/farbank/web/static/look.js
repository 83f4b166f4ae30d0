// Two sliders draw a stretch on the line: the band follows them, and what they mean stands beside them in words. Without
// this file the sliders are sent as they stand.
(() => {
  const from = document.getElementById("drawn-from");
  const to = document.getElementById("drawn-to");
  if (!from) return;
  const way = (own) => { document.querySelector(`input[name=way][value=${own}]`).checked = true; };

  function drawn() {
    const low = Math.min(from.valueAsNumber, to.valueAsNumber);
    const high = Math.max(from.valueAsNumber, to.valueAsNumber);
    for (const band of document.querySelectorAll(".axis .chosen")) {
      const wide = Number(band.dataset.width) / Number(from.max);
      band.setAttribute("x", String(low * wide));
      band.setAttribute("width", String((high - low) * wide));
    }
    for (const each of [from, to]) document.getElementById(`said-${each.id.slice(6)}`).textContent = said(each.valueAsNumber);
  }

  // Percent of the line, and the place that is nearest.
  function said(at) {
    let nearest = null;
    for (const each of document.querySelectorAll("#along option")) {
      const off = Math.abs(Number(each.dataset.share) - at);
      if (!nearest || off < nearest.off) nearest = { off, name: each.value };
    }
    return `${at / 10} %${nearest ? ` · ${nearest.name}` : ""}`;
  }

  for (const each of [from, to]) each.addEventListener("input", () => { way("drawn"); drawn(); });
  for (const each of document.querySelectorAll(".way-in input:not([type=range]):not([type=radio])")) {
    each.addEventListener("input", () => { each.closest(".way-in").querySelector("[name=way]").checked = true; });
  }
  drawn();
})();
