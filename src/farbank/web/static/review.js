// The tools of the picture without a new page, and a region drawn by mouse or moved by arrow keys. What is recorded are
// the four numbers of the form, as without this script: left, top, width and height in percent of the page.
(() => {
  const verdicts = document.querySelectorAll(".dec input[name=verdict]");
  for (const each of verdicts) {
    each.addEventListener("change", () => document.getElementById("why").focus());
  }

  const picture = document.getElementById("picture");
  const sheet = document.getElementById("sheet");
  const form = document.getElementById("marking");
  if (!picture || !sheet || !form) return;

  const tools = Object.fromEntries([...document.querySelectorAll("[data-tool]")].map((each) => [each.dataset.tool, each]));
  const sides = ["left", "top", "width", "height"].map((name) => form.elements[name]);
  const details = document.getElementById("region");
  const STEP = 0.5; // percent of the page for one press of an arrow key
  const LEAST = 0.5;
  let drawing = null;

  function counted(tool, most) {
    const kept = tools[tool].form.querySelector(`input[type=hidden][name=${tool}]`);
    const prefix = tool === "zoom" ? "zoom-" : "turn-";
    const first = tool === "zoom" ? 1 : 0;
    const now = Number(kept.value);
    const next = now + 1 - first < most ? now + 1 : first;
    sheet.classList.replace(prefix + now, prefix + next);
    kept.value = String(next);
    tools[tool].value = String(next + 1 - first < most ? next + 1 : first);
  }

  function pressed(tool, on) {
    tools[tool].setAttribute("aria-pressed", String(on));
  }

  function chosen(tool) {
    const on = tools[tool].getAttribute("aria-pressed") !== "true";
    pressed("mark", on && tool === "mark");
    pressed("cover", on && tool === "cover");
    if (on) details.open = true;
    const layer = annotator();
    layer.setDrawingEnabled(on);
    if (on && layer.getAnnotations().length) layer.setSelected(layer.getAnnotations()[0].id, true);
    if (on) sheet.focus();
  }

  // Annotorious measures in pixels of the picture as it is; the form says percent.
  function annotator() {
    if (drawing) return drawing;
    drawing = Annotorious.createImageAnnotator(picture, { drawingEnabled: false, autoSave: true });
    drawing.setDrawingTool("rectangle");
    drawing.on("createAnnotation", (made) => {
      for (const each of drawing.getAnnotations()) if (each.id !== made.id) drawing.removeAnnotation(each.id);
      told(made);
    });
    drawing.on("updateAnnotation", told);
    return drawing;
  }

  function told(annotation) {
    const found = /xywh=pixel:([\d.]+),([\d.]+),([\d.]+),([\d.]+)/.exec(fragment(annotation));
    if (!found) return;
    const whole = [picture.naturalWidth, picture.naturalHeight];
    sides.forEach((side, at) => {
      side.value = String(Math.round((10000 * Number(found[at + 1])) / whole[at % 2]) / 100);
    });
  }

  function fragment(annotation) {
    const { x, y, w, h } = annotation.target.selector.geometry ?? {};
    return w ? `xywh=pixel:${x},${y},${w},${h}` : String(annotation.target.selector.value ?? "");
  }

  function typed() {
    const numbers = sides.map((side) => Number.parseFloat(side.value.replace(/ ?%$/, "")));
    return numbers.every((each) => Number.isFinite(each)) && numbers[2] > 0 && numbers[3] > 0 ? numbers : null;
  }

  // Draw what the four numbers say.
  function shown() {
    const numbers = typed();
    if (!numbers || sides.some((side) => side.value.includes("px"))) return;
    const whole = [picture.naturalWidth, picture.naturalHeight];
    const [left, top, width, height] = numbers.map((each, at) => (each / 100) * whole[at % 2]);
    const layer = annotator();
    const id = layer.getAnnotations()[0]?.id ?? crypto.randomUUID();
    layer.setAnnotations([{ id, "@context": "http://www.w3.org/ns/anno.jsonld", type: "Annotation", body: [], bodies: [],
      target: { annotation: id, selector: { type: "RECTANGLE", geometry: { x: left, y: top, w: width, h: height,
        bounds: { minX: left, minY: top, maxX: left + width, maxY: top + height } } } } }]);
  }

  function moved(event) {
    const way = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [1, -1], ArrowDown: [1, 1] }[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const numbers = typed() ?? [40, 40, 20, 20];
    const at = way[0] + (event.shiftKey ? 2 : 0);
    const other = way[0] + (event.shiftKey ? 0 : 2);
    const least = event.shiftKey ? LEAST : 0;
    numbers[at] = Math.min(Math.max(numbers[at] + way[1] * STEP, least), 100 - numbers[other]);
    sides.forEach((side, place) => {
      side.value = String(Math.round(numbers[place] * 100) / 100);
    });
    shown();
  }

  const act = {
    zoom: () => counted("zoom", 4),
    turn: () => counted("turn", 4),
    mark: () => chosen("mark"),
    cover: () => chosen("cover"),
    bare: () => pressed("bare", sheet.classList.toggle("bare")),
  };
  for (const [name, tool] of Object.entries(tools)) {
    tool.addEventListener("click", (event) => {
      event.preventDefault();
      act[name]();
    });
  }
  sheet.tabIndex = 0;
  sheet.setAttribute("role", "group");
  sheet.setAttribute("aria-describedby", "arrows");
  sheet.setAttribute("aria-label", picture.alt);
  sheet.addEventListener("keydown", moved);
  for (const side of sides) side.addEventListener("input", shown);
  document.getElementById("arrows").hidden = false;
  if (form.dataset.drawn) picture.decode().then(() => chosen("mark"), () => {});
})();
