// Files and folders dropped on the form, and what is pasted, go along with what was chosen. They are handed to the case
// as one form, and how much of it was handed over is told. Without this the form is an ordinary one.
(() => {
  const form = document.getElementById("drop");
  const list = form.querySelector(".chosen");
  const sending = form.querySelector(".sending");
  const extra = [];
  form.querySelector(".here").hidden = false;

  function add(file, path) {
    const each = { file, path };
    extra.push(each);
    const line = document.createElement("li");
    const name = document.createElement("span");
    name.dir = "auto";
    name.textContent = path;
    const leave = document.createElement("button");
    leave.type = "button";
    leave.textContent = list.dataset.leave;
    leave.setAttribute("aria-label", `${list.dataset.leave}: ${path}`);
    leave.addEventListener("click", () => {
      extra.splice(extra.indexOf(each), 1);
      line.remove();
      list.hidden = extra.length === 0;
    });
    line.append(name, leave);
    list.append(line);
    list.hidden = false;
  }

  const filed = (entry) => new Promise((done, fail) => entry.file(done, fail));
  const read = (reader) => new Promise((done, fail) => reader.readEntries(done, fail));

  async function walk(entry, above) {
    const path = above + entry.name;
    if (entry.isFile) {
      add(await filed(entry), path);
      return;
    }
    const reader = entry.createReader();
    for (let some = await read(reader); some.length > 0; some = await read(reader)) {
      for (const each of some) await walk(each, `${path}/`);
    }
  }

  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const files = [...event.dataTransfer.files]; // both are gone once this function first waits
    if (entries.length === 0) for (const file of files) add(file, file.name);
    for (const entry of entries) await walk(entry, "");
  });
  document.addEventListener("paste", (event) => {
    if (event.target.closest?.("input, textarea")) return;
    for (const file of event.clipboardData.files) add(file, file.name);
    const text = event.clipboardData.getData("text/plain");
    if (text && event.clipboardData.files.length === 0) add(new File([text], "pasted.txt", { type: "text/plain" }), "pasted.txt");
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.querySelector(".broke").hidden = true;
    const data = new FormData();
    for (const name of ["source", "how", "collection", "pasted"]) data.append(name, form.elements[name].value);
    for (const file of form.querySelector("#files").files) data.append("files", file, file.name);
    for (const file of form.querySelector("#folder").files) data.append("files", file, file.webkitRelativePath || file.name);
    for (const each of extra) data.append("files", each.file, each.path);
    hand(data);
  });

  function hand(data) {
    const asked = new XMLHttpRequest();
    const go = form.querySelector(".go");
    go.disabled = true;
    sending.hidden = false;
    asked.upload.addEventListener("progress", (event) => {
      sending.querySelector("progress").value = event.total ? event.loaded / event.total : 0;
      sending.querySelector("span").textContent = `${Math.floor((100 * event.loaded) / (event.total || 1))} %`;
    });
    const broke = () => {
      go.disabled = false;
      sending.hidden = true;
      form.querySelector(".broke").hidden = false;
    };
    asked.addEventListener("load", () => (asked.responseURL.endsWith("/intake") ? broke() : location.assign(asked.responseURL)));
    asked.addEventListener("error", broke);
    asked.open("POST", form.action);
    asked.send(data);
  }
})();
