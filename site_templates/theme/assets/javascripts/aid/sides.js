// "Who are you in this?": a view, not a state. It is kept in memory while the page is open.
import { make } from "./make.js";

const SIDES = [
  ["", "Not sure: show everyone’s part"],
  ["raiser", "I raised it"],
  ["manager", "I manage or advise the person who raised it"],
  ["receiver", "It has been raised with me or my team"],
  ["board", "I run it for the board"],
];

export function offerSides() {
  const choice = make("select", { id: "fp-side" }, ...SIDES.map(([id, label]) => make("option", { value: id }, label)));
  const bar = make("div", { class: "fp-side" }, make("label", { for: "fp-side" }, "Who are you in this?"), choice);
  let step = null;
  choice.addEventListener("change", () => show(step, choice.value));
  return {
    apply(state) {
      step = state;
      state.querySelector(".fp-rung").after(bar);
      show(state, choice.value);
    },
  };
}

function show(step, side) {
  headline(step, side);
  for (const list of [step.querySelector(".fp-block--do > div"), step.querySelector(".fp-pairs")]) {
    ownFirst(list, side);
  }
  for (const person of step.querySelectorAll(".fp-me")) nameFor(person, side);
}

function headline(step, side) {
  const heading = step.querySelector("h1");
  heading.dataset.raiser ??= heading.textContent;
  const own = side && step.querySelector(`.fp-part[data-${side}]`)?.dataset[side];
  heading.textContent = own || heading.dataset.raiser;
}

// The reader's own part comes first, then what nobody is named for, then the others in order.
function ownFirst(list, side) {
  const sided = [...list.children].filter((child) => child.dataset.side);
  sided.forEach((child, place) => (child.dataset.place ??= place));
  const isOwn = (child) => side !== "" && child.dataset.side.split(" ").includes(side);
  const rank = (child) => {
    if (isOwn(child)) return -2;
    return side && child.dataset.side === "anyone" ? -1 : Number(child.dataset.place);
  };
  const others = [...list.children].filter((child) => !child.dataset.side);
  list.replaceChildren(...sided.sort((one, other) => rank(one) - rank(other)), ...others);
  for (const child of sided) child.classList.toggle("fp-part--mine", isOwn(child));
}

function nameFor(person, side) {
  person.dataset.usual ??= person.textContent;
  const whose = person.closest("[data-side]").dataset.side;
  if (whose === side && ["manager", "receiver"].includes(side)) {
    const { post } = person.dataset;
    person.textContent = /(agency|organisation)$/.test(post) ? `Your ${post}` : `You, as ${post}`;
  } else if (whose === "raiser" && !["", "raiser"].includes(side)) person.textContent = "The person who raised it";
  else person.textContent = person.dataset.usual;
}
