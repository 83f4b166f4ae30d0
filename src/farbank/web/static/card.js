// An opened card: it closes after its time, when its window is no longer looked at, and when the page is left; what it
// said is taken out of the page first, so that no back button and no picture of the window brings it back.
(() => {
  const page = document.querySelector("[data-sealed]");
  const minute = 60_000;
  let timer = 0;

  function close() {
    page.replaceChildren();
    location.replace(page.dataset.sealed);
  }
  function closeAfter(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(close, milliseconds);
  }

  const longer = page.querySelector(".longer");
  longer.hidden = false;
  longer.addEventListener("click", () => closeAfter(minute));
  page.querySelector(".close").addEventListener("click", (event) => {
    event.preventDefault();
    close();
  });
  document.addEventListener("visibilitychange", () => document.hidden && close());
  addEventListener("pagehide", () => page.replaceChildren());
  closeAfter(Number(page.dataset.seconds) * 1000);
})();
