// "When did it start?": just now, or a date and time typed as London has it. No arithmetic with
// the device's own time zone is done here.
import { make } from "./make.js";
import { spoken, thisMoment } from "./moments.js";

const PARTS = [
  ["day", "Day", "numeric", 2],
  ["month", "Month", "numeric", 2],
  ["year", "Year", "numeric", 4],
  ["time", "Time, if you know it", "text", 5],
];

export function askWhen(event, ask, { known, problem }, give) {
  const legend = make("legend", {}, ask);
  const group = make("fieldset", { "data-event": event }, legend);
  if (known && !problem) group.append(counted(event, known, () => typed(group, event, give), give));
  else start(group, event, give);
  if (problem) group.append(errors([[null, problem]]));
  return group;
}

function counted(event, known, change, give) {
  return make(
    "div",
    { class: "fp-times__row" },
    make("span", { tabindex: "-1", "data-focus": true }, `Counted from: ${spoken(known)}. `),
    make("button", { type: "button", onclick: change }, "Change"),
    make("button", { type: "button", onclick: () => give(event, null) }, "Remove"),
  );
}

function start(group, event, give) {
  group.append(
    make(
      "div",
      { class: "fp-times__row" },
      make("button", { type: "button", "data-focus": true, onclick: () => give(event, thisMoment()) }, "Just now"),
      make("button", { type: "button", onclick: () => typed(group, event, give) }, "Give the date and time"),
    ),
  );
}

function typed(group, event, give) {
  const inputs = Object.fromEntries(
    PARTS.map(([part, , mode, length]) => [
      part,
      make("input", { id: `fp-${event}-${part}`, "data-part": part, inputmode: mode, maxlength: length, autocomplete: "off" }),
    ]),
  );
  const fields = PARTS.map(([part, label]) => make("label", {}, label, inputs[part]));
  const send = (submitted) => {
    submitted.preventDefault();
    const found = read(inputs);
    form.querySelector(".fp-errors")?.remove();
    for (const input of Object.values(inputs)) input.removeAttribute("aria-invalid");
    if (found.problems.length === 0) {
      give(event, found.time);
      return;
    }
    for (const [input] of found.problems) input.setAttribute("aria-invalid", "true");
    form.prepend(errors(found.problems));
    form.querySelector(".fp-errors").focus();
  };
  const row = make("div", { class: "fp-times__row" }, ...fields, make("button", {}, "Work out the date"));
  const form = make("form", { novalidate: true, onsubmit: send }, row);
  group.replaceChildren(group.querySelector("legend"), form);
  inputs.day.focus();
}

// The date, and the time if given, as London's clocks have it, or what is wrong with each part.
function read(inputs) {
  const [day, month, year] = ["day", "month", "year"].map((part) => Number(inputs[part].value.trim() || NaN));
  const written = inputs.time.value.trim();
  const clock = /^(\d{1,2})[:.](\d{2})$/.exec(written);
  const problems = [];
  const exists = new Date(Date.UTC(year, month - 1, day));
  if (!(day >= 1 && day <= 31)) problems.push([inputs.day, "Enter the day as a number, such as 27."]);
  if (!(month >= 1 && month <= 12)) problems.push([inputs.month, "Enter the month as a number, such as 11."]);
  if (!(year >= 2000 && year <= 2099)) problems.push([inputs.year, "Enter the year in four figures, such as 2026."]);
  if (problems.length === 0 && exists.getUTCDate() !== day) problems.push([inputs.day, "That month does not have so many days."]);
  if (written && (!clock || clock[1] > 23 || clock[2] > 59)) {
    problems.push([inputs.time, "Enter the time on the 24-hour clock, such as 16:45, or leave it empty."]);
  }
  if (problems.length) return { problems };
  const padded = (number) => String(number).padStart(2, "0");
  const date = `${year}-${padded(month)}-${padded(day)}`;
  return { problems, time: clock ? `${date}T${padded(clock[1])}:${clock[2]}` : date };
}

function errors(problems) {
  const lines = problems.map(([input, text]) => {
    const go = (clicked) => {
      // A real fragment would leave the step, which is itself one.
      clicked.preventDefault();
      input.focus();
    };
    return make("li", {}, input ? make("a", { href: `#${input.id}`, onclick: go }, text) : text);
  });
  return make("div", { class: "fp-errors", role: "alert", tabindex: "-1" }, make("h3", {}, "There is a problem"), make("ul", {}, ...lines));
}
