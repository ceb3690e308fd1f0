// "Who are you in this?": a view, not a state. It is kept in memory while the page is open.
// The reader's own part is shown and the others' are folded away, one press from coming back.
import { make } from "./make.js";
import { page, says } from "./page.js";

const EVERYONE = "";
const SIDES = [
  ["raiser", says.side_raiser],
  ["manager", says.side_manager],
  ["receiver", says.side_receiver],
  ["board", says.side_board],
  [EVERYONE, says.side_not_sure],
].filter(([side]) => side === EVERYONE || page.views.includes(side));

export function offerSides() {
  const choice = make("select", { id: "fp-side" }, ...SIDES.map(([id, label]) => make("option", { value: id }, label)));
  const bar = make("div", { class: "fp-side" }, make("label", { for: "fp-side" }, says.whose_side), choice);
  let step = null;
  const showAll = () => {
    choice.value = EVERYONE;
    show(step, EVERYONE, more);
    choice.focus();
  };
  const more = make("button", { type: "button", class: "fp-more", onclick: showAll }, says.show_others);
  choice.addEventListener("change", () => show(step, choice.value, more));
  return {
    apply(state) {
      step = state;
      state.querySelector(".fp-block").before(bar);
      show(state, choice.value, more);
    },
  };
}

function show(step, side, more) {
  headline(step, side);
  const parts = step.querySelector(".fp-block--do > div");
  for (const list of [parts, step.querySelector(".fp-pairs")]) ownFirst(list, side);
  fold([...parts.querySelectorAll(":scope > .fp-part")], more);
  for (const named of step.querySelectorAll(".fp-named")) nameFor(named, side);
  for (const heading of step.querySelectorAll(".fp-for")) heading.hidden = heading.dataset.sides.split(" ").includes(side);
  for (const pair of step.querySelectorAll(".fp-mirror")) pair.hidden = side !== "receiver";
  for (const pair of step.querySelectorAll(".fp-mirrored")) pair.hidden = side === "receiver";
}

function headline(step, side) {
  const heading = step.querySelector("h1");
  heading.dataset.raiser ??= heading.textContent;
  heading.textContent = heading.dataset[side] ?? heading.dataset.raiser;
}

// The reader's own part comes first, then what nobody is named for, then the others in order.
function ownFirst(list, side) {
  const sided = [...list.children].filter((child) => child.dataset.side);
  sided.forEach((child, place) => (child.dataset.place ??= place));
  const isOwn = (child) => side !== EVERYONE && child.dataset.side.split(" ").includes(side);
  const rank = (child) => {
    const place = Number(child.dataset.place);
    if (isOwn(child)) return place - 2000;
    return side && child.dataset.side === "anyone" ? place - 1000 : place;
  };
  const before = sided[0]?.previousElementSibling;
  sided.sort((one, other) => rank(one) - rank(other));
  if (before) before.after(...sided);
  else list.prepend(...sided);
  for (const child of sided) child.classList.toggle("fp-part--mine", isOwn(child));
}

// What nobody is named for is for whoever reads it. Where the reader has no part, all are shown.
function fold(parts, more) {
  const mine = parts.filter((part) => part.matches(".fp-part--mine, [data-side=anyone]"));
  const folded = mine.some((part) => part.matches(".fp-part--mine")) ? parts.filter((part) => !mine.includes(part)) : [];
  for (const part of parts) part.hidden = folded.includes(part);
  if (folded.length) mine.at(-1).after(more);
  else more.remove();
}

// Somebody named for whoever raised it, as the reader's own side calls them.
function nameFor(named, side) {
  named.dataset.raiser ??= named.textContent;
  named.textContent = named.dataset[side] ?? named.dataset.raiser;
}
