// The slider says its day while it moves, and asks for it when it is let go.
(() => {
  const slider = document.getElementById("step");
  if (!slider) return;
  const days = slider.dataset.days.split("|");
  slider.addEventListener("input", () => {
    slider.form.querySelector("output").textContent = days[slider.value];
    slider.setAttribute("aria-valuetext", days[slider.value]);
  });
  slider.addEventListener("change", () => slider.form.requestSubmit());
})();
