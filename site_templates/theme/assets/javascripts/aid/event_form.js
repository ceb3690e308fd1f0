// "When did it start?": just now, or a date and time typed as London has it. No arithmetic with
// the device's own time zone is done here. Mistakes are told as GOV.UK tells them: at the field,
// in a summary that takes the focus, and in the page's title.
import { make } from "./make.js";
import { spoken, thisMoment } from "./moments.js";
import { fill, says } from "./page.js";

const PARTS = [
  ["day", says.day, "numeric", 2],
  ["month", says.month, "numeric", 2],
  ["year", says.year, "numeric", 4],
  ["time", says.time, "text", 5],
];
const written = new Map(); // what the reader typed, by event: nothing has to be typed twice
const mistaken = new Set(); // the events whose form holds a mistake
let title, wrongTitle; // the page's title without a mistake, and with one

addEventListener("hashchange", () => mistaken.clear());

export function askWhen(event, ask, { known, problem }, give) {
  const asked = { event, ask, give, place: make("div", { "data-event": event }) };
  if (problem) type(asked, [{ parts: [written.get(event)?.time ? "time" : "day"], text: problem }]);
  else if (known) settle(asked, known);
  else offer(asked);
  return asked.place;
}

function offer(asked) {
  const { event, give } = asked;
  show(asked, [], row(
    make("button", { type: "button", "data-focus": true, onclick: () => give(event, thisMoment()) }, says.just_now),
    make("button", { type: "button", onclick: () => type(asked).focus() }, says.give_date),
  ));
}

function settle(asked, known) {
  const { event, give } = asked;
  show(asked, [], row(
    make("span", { tabindex: "-1", "data-focus": true }, fill(says.counted_from, { start: spoken(known) })),
    make("button", { type: "button", onclick: () => type(asked).focus() }, says.change),
    make("button", { type: "button", onclick: () => give(event, null) }, says.remove),
  ));
}

// The form, with what was typed and what is wrong with it; gives its first field.
function type(asked, problems = []) {
  const { event, give } = asked;
  const before = written.get(event) ?? {};
  const fields = PARTS.map(([part, label, mode, length]) => {
    const wrong = problems.find(({ parts }) => parts.includes(part));
    const input = make("input", {
      id: idOf(event, part), name: part, "data-part": part, inputmode: mode, maxlength: length, autocomplete: "off",
      value: before[part] ?? "", "aria-invalid": String(Boolean(wrong)), "aria-describedby": wrong ? errorOf(event, wrong) : null,
    });
    return make("label", {}, label, input);
  });
  const send = (submitted) => {
    submitted.preventDefault();
    const values = Object.fromEntries([...new FormData(form)].map(([part, value]) => [part, value.trim()]));
    written.set(event, values);
    const found = mistakes(values);
    if (found.length === 0) give(event, moment(values));
    else {
      type(asked, found);
      asked.place.querySelector("[data-focus]").focus();
    }
  };
  const form = make("form", { novalidate: true, onsubmit: send }, row(...fields, make("button", {}, says.work_out)));
  const hint = make("p", { class: "fp-quiet" }, says.date_hint);
  show(asked, problems, hint, ...problems.map((wrong) => messageOf(event, wrong)), form);
  return form.elements.day;
}

function show({ event, ask, place }, problems, ...content) {
  const question = make("fieldset", {}, make("legend", {}, ask), ...content);
  place.replaceChildren(...(problems.length ? [summary(event, problems)] : []), question);
  if (problems.length) mistaken.add(event);
  else mistaken.delete(event);
  if (document.title !== wrongTitle) title = document.title;
  wrongTitle = fill(says.error_title, { title });
  document.title = mistaken.size ? wrongTitle : title;
}

function row(...children) {
  return make("div", { class: "fp-times__row" }, ...children);
}

function mistakes({ day, month, year, time }) {
  const missing = Object.entries({ day, month, year }).flatMap(([part, value]) => (value ? [] : [part]));
  const found = missing.length ? [{ parts: missing, text: says[["enter", ...missing].join("_")] }] : [];
  const check = (part, value, right, text) => value && !right && found.push({ parts: [part], text });
  check("day", day, between(day, 1, 31), says.day_number);
  check("month", month, between(month, 1, 12), says.month_number);
  check("year", year, between(year, 2000, 2099), says.year_number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (found.length === 0) check("day", day, day <= last, says.day_past_month);
  const [hour, minute] = clock(time) ?? [99];
  check("time", time, hour <= 23 && minute <= 59, says.time_clock);
  return found;
}

function between(value, low, high) {
  return /^\d+$/.test(value) && value >= low && value <= high;
}

function clock(time) {
  return /^(\d{1,2})[:.](\d{2})$/.exec(time)?.slice(1);
}

// The date, and the time if given, as London's clocks have it.
function moment({ day, month, year, time }) {
  const [hour, minute] = clock(time) ?? [];
  const date = [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
  return hour ? `${date}T${hour.padStart(2, "0")}:${minute}` : date;
}

function idOf(event, part) {
  return `fp-${event}-${part}`;
}

function errorOf(event, { parts }) {
  return `${idOf(event, parts[0])}-error`;
}

function messageOf(event, wrong) {
  return make("p", { class: "fp-error", id: errorOf(event, wrong) }, make("span", { class: "fp-vh" }, says.error), " ", wrong.text);
}

function summary(event, problems) {
  const links = problems.map(({ parts, text }) => {
    const go = (clicked) => {
      // A real fragment would leave the step, which is itself one.
      clicked.preventDefault();
      document.getElementById(idOf(event, parts[0])).focus();
    };
    return make("li", {}, make("a", { href: `#${idOf(event, parts[0])}`, onclick: go }, text));
  });
  const told = make("div", { role: "alert" }, make("h3", {}, says.problem), make("ul", {}, ...links));
  return make("div", { class: "fp-errors", tabindex: "-1", "data-focus": true }, told);
}
