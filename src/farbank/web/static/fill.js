// Keys of a contact sheet: Ctrl+D puts a cell into every empty cell below it, arrows go to the next row. Nothing is sent.
(() => {
  const sheet = document.getElementById("sheet");
  if (!sheet) return;
  document.getElementById("fill-keys").hidden = false;
  const column = (cell) => [...sheet.querySelectorAll(`input[data-field="${cell.dataset.field}"]`)];

  sheet.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!cell.dataset.field || event.isComposing) return;
    const cells = column(cell);
    const at = cells.indexOf(cell);
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "d") {
      for (const below of cells.slice(at + 1)) if (below.value === "") below.value = cell.value;
    } else if (event.key === "ArrowDown") {
      cells[at + 1]?.focus();
    } else if (event.key === "ArrowUp") {
      cells[at - 1]?.focus();
    } else {
      return;
    }
    event.preventDefault();
  });
})();
