// Takes the material off the glass as soon as the case is locked: by another window, by time, by sleep, by its end.
// Nothing is kept here. Typing counts as being there, so nothing that somebody writes is lost to the clock.
"use strict";
(() => {
  const LOOK = 10_000, TELL = 30_000, SOON = 60, GAP = 30_000; // milliseconds, but SOON: seconds
  const windows = new BroadcastChannel("farbank");
  const soon = document.querySelector(".soon");
  let looked = Date.now(), told = Date.now(), used = false, leaving = false;

  const hide = (hidden) => { document.documentElement.hidden = hidden; };
  const blank = () => {
    hide(true);
    document.title = "farbank";
    location.replace("/");
  };
  const look = async (method) => {
    try {
      const answer = await fetch("/awake", { method, cache: "no-store", redirect: "error" });
      if (!answer.ok) { blank(); return; }
      soon.hidden = Number(await answer.text()) > SOON;
      hide(false);
    } catch { if (!leaving) blank(); } // a browser breaks off what was asked when a page is left
  };
  const be = () => { told = Date.now(); used = false; return look("POST"); };
  const tick = () => {
    const now = Date.now();
    if (now - looked > GAP) hide(true); // the computer slept, or this window did
    looked = now;
    if (used && now - told > TELL) be(); else look("GET");
  };

  for (const each of ["keydown", "pointerdown", "input"]) addEventListener(each, () => { used = true; }, { passive: true });
  soon.querySelector("button").addEventListener("click", be);
  document.querySelector("form[action='/lock']").addEventListener("submit", () => windows.postMessage("locked"));
  windows.addEventListener("message", () => setTimeout(blank, 300)); // the lock is asked for first
  addEventListener("pageshow", (event) => { if (event.persisted) { hide(true); look("GET"); } });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { looked = Date.now(); look("GET"); } });
  addEventListener("beforeunload", () => { leaving = true; setTimeout(() => { leaving = false; }, 5_000); });
  setInterval(tick, LOOK);
})();
