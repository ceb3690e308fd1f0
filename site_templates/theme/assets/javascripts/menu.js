// The menu and the search of a narrow screen, as real buttons that a keyboard reaches.
for (const button of document.querySelectorAll("[data-fp-opens]")) {
  const toggle = document.getElementById(`__${button.dataset.fpOpens}`);
  button.addEventListener("click", () => {
    toggle.click();
    if (toggle.checked) focusInside(button.dataset.fpOpens);
  });
  toggle.addEventListener("change", () => button.setAttribute("aria-expanded", toggle.checked));
}

document.addEventListener("keydown", ({ key }) => {
  const drawer = document.getElementById("__drawer");
  if (key !== "Escape" || !drawer.checked) return;
  drawer.click();
  document.querySelector("[data-fp-opens=drawer]").focus();
});

function focusInside(opened) {
  const wanted = opened === "drawer" ? ".md-sidebar--primary a" : ".md-search__input";
  // The drawer slides in; it takes focus once it is visible.
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector(wanted)?.focus()));
}
