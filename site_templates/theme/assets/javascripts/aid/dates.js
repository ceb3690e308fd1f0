// Dates: the reader says when something happened, the engine counts, the step's slots are filled.
// Until then, and whenever it cannot, each limit stands in words.
import { answersIn } from "./address.js";
import { calendarButton } from "./calendar.js";
import { askWhen } from "./event_form.js";
import { make } from "./make.js";
import { page, says } from "./page.js";

const times = new Map(); // what the reader gave, by event; it goes with them from step to step
let last = 0; // of two answers on their way, for whatever step, only the later one is shown

export function showDates(step, engine) {
  const slots = [...step.querySelectorAll(".fp-date")];
  if (slots.length === 0) return;
  const events = [...new Set(slots.flatMap((slot) => slot.dataset.from.split(" ")))];

  const work = async () => {
    const mine = ++last;
    const known = Object.fromEntries(events.filter((event) => times.has(event)).map((event) => [event, times.get(event)]));
    if (Object.keys(known).length === 0) {
      for (const slot of slots) slot.replaceChildren();
      return;
    }
    wait(slots, known, engine, () => mine === last);
    try {
      const reply = await engine.ask({ answers: answersIn(step.id) ?? {}, times: known });
      if (mine !== last) return;
      for (const { about, text } of reply.slips) if (about in known) forms.refuse(about, text);
      forms.askBack(reply.asked_back.filter(({ about }) => about in known));
      show(slots, reply.limits);
    } catch (error) {
      if (mine === last) say(slots, known, says[error.message] ?? says.not_worked_out);
    }
  };

  const forms = askFor(events, step, work);
  step.querySelector(".fp-limits").setAttribute("aria-live", "polite");
  work();
}

// The questions that ask when each event was, next to the limits that run from it.
function askFor(events, step, changed) {
  const draw = (event, problem) => askWhen(event, page.events[event], { known: times.get(event), problem }, give);

  const renew = (event, { problem, pressed }) => {
    const old = step.querySelector(`[data-event="${event}"]`);
    const drawn = draw(event, problem);
    const had = old.contains(document.activeElement);
    old.replaceWith(drawn);
    if (had || pressed) drawn.querySelector("[data-focus]").focus({ preventScroll: true });
  };

  const give = (event, time) => {
    if (time === null) times.delete(event);
    else times.set(event, time);
    renew(event, { pressed: true });
    changed();
  };

  // What the engine will not count from: a time that never was, say.
  const refuse = (event, problem) => {
    times.delete(event);
    renew(event, { problem });
  };

  // What is counted from all the same, and can hardly be meant: a start in the future, say.
  const askBack = (asked) => {
    for (const left of step.querySelectorAll(".fp-asked-back")) left.remove();
    for (const { about, text } of asked) step.querySelector(`[data-event="${about}"] fieldset`).append(make("p", { class: "fp-asked-back" }, text));
  };

  for (const left of document.querySelectorAll(".fp-times")) left.remove(); // their ids are wanted here
  step.querySelector(".fp-limits").after(make("div", { class: "fp-times" }, ...events.map((event) => draw(event)), handle()));
  return { refuse, askBack };
}

// Until dates are ready each slot keeps the room that its date will need: nothing moves under the
// reader's finger when it comes.
function wait(slots, known, engine, waiting) {
  const loading = () => engine.status.state === "loading";
  for (const slot of slots) slot.classList.toggle("fp-date--early", loading() && asksFor(slot, known));
  say(slots, loading() ? known : {}, says.date_soon);
  if (!loading()) return;
  engine.slow.then(() => {
    if (waiting() && loading()) say(slots, known, says.date_slow);
  });
}

function asksFor(slot, known) {
  return slot.dataset.from.split(" ").some((event) => event in known);
}

function say(slots, known, text) {
  for (const slot of slots) slot.replaceChildren(...(asksFor(slot, known) ? [text] : []));
}

function show(slots, limits) {
  for (const slot of slots) {
    const limit = limits[slot.dataset.timescale];
    slot.replaceChildren(...(limit ? told(limit, slot.dataset.timescale) : []));
  }
}

// When it is due, in every reading; with a date, also how it was counted and a button that saves it.
function told(limit, id) {
  const lines = [make("strong", {}, limit.text)];
  if (limit.others) lines.push(" ", limit.others);
  if (limit.date || limit.at) lines.push(calendarButton(limit, id), working(limit));
  return lines;
}

function working({ heading, working }) {
  const paragraphs = working.flatMap(({ says, items }) => [
    make("p", {}, says),
    ...(items.length ? [make("ul", {}, ...items.map((item) => make("li", {}, item)))] : []),
  ]);
  return make("details", {}, make("summary", {}, heading), make("div", {}, ...paragraphs));
}

// How to count by hand stands once on the page; beside dates it belongs in their block.
function handle() {
  return make("p", { class: "fp-quiet" }, says.date_not_known);
}
