// The menu and the search as real buttons that a keyboard reaches. Each shuts when the focus
// leaves it or Escape is pressed, so that nothing lies over what has the focus.
const INSIDE = { drawer: ".md-sidebar--primary", search: ".md-search" };
const FIRST = { drawer: ".md-sidebar--primary a", search: ".md-search__input" };

for (const opener of document.querySelectorAll("[data-fp-opens]")) prepare(opener, opener.dataset.fpOpens);

function prepare(opener, name) {
  const toggle = document.getElementById(`__${name}`);
  const panel = document.querySelector(INSIDE[name]);
  const shut = () => toggle.checked && toggle.click();
  const goBack = () => {
    shut();
    opener.focus();
  };
  toggle.checked = false; // some browsers keep it from before the page was loaded anew
  opener.addEventListener("click", () => {
    toggle.click();
    if (toggle.checked) focusOn(FIRST[name]);
  });
  toggle.addEventListener("change", () => opener.setAttribute("aria-expanded", toggle.checked));
  panel.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (next && next !== opener && !panel.contains(next)) shut();
  });
  panel.querySelector("[data-fp-closes]")?.addEventListener("click", goBack);
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && toggle.checked) goBack();
  }, true);
}

// The drawer slides in; it takes the focus once it is visible.
function focusOn(wanted) {
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector(wanted)?.focus()));
}

// The theme does things at a single letter, which whoever speaks to their computer sets off
// without meaning to, and shuts the search at Tab, so that what it found could not be reached.
addEventListener("keydown", (event) => {
  if (event.key.length === 1 || event.key === "Tab") event.stopPropagation();
}, true);

const found = document.querySelector(".md-search-result__list");
if (found) {
  new MutationObserver(() => {
    for (const link of found.querySelectorAll("[tabindex]")) link.removeAttribute("tabindex");
  }).observe(found, { childList: true, subtree: true });
}
