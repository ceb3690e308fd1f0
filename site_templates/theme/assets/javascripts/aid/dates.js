// Dates: the reader says when something happened, the engine counts, the step's slots are filled.
// Until then, and whenever it cannot, each limit stands in words.
import { answersIn } from "./address.js";
import { calendarButton } from "./calendar.js";
import { askWhen } from "./event_form.js";
import { make } from "./make.js";
import { spoken } from "./moments.js";

const times = new Map(); // what the reader gave, by event; it goes with them from step to step
const LATE = "Being late is not a reason to stop.";
let last = 0; // of two answers on their way, for whatever step, only the later one is shown

export function showDates(step, page, engine) {
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
      const turn = await engine.ask({ answers: answersIn(step.id) ?? {}, times: known });
      if (mine !== last) return;
      for (const { about, text } of turn.messages) if (about in known) forms.refuse(about, text);
      fill(slots, turn, page);
    } catch (error) {
      if (mine === last) say(slots, known, error.message);
    }
  };

  const forms = askFor(events, step, page, work);
  step.querySelector(".fp-limits").setAttribute("aria-live", "polite");
  work();
}

// The questions that ask when each event was, next to the limits that run from it.
function askFor(events, step, page, changed) {
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

  for (const left of document.querySelectorAll(".fp-times")) left.remove(); // their ids are wanted here
  step.querySelector(".fp-limits").after(make("div", { class: "fp-times" }, ...events.map((event) => draw(event)), handle()));
  return { refuse };
}

// Until dates are ready each slot keeps the room that its date will need: nothing moves under the
// reader's finger when it comes.
function wait(slots, known, engine, waiting) {
  const loading = () => engine.status.state === "loading";
  for (const slot of slots) slot.classList.toggle("fp-date--early", loading() && asksFor(slot, known));
  say(slots, loading() ? known : {}, "The date needs a moment to load.");
  if (!loading()) return;
  engine.slow.then(() => {
    if (waiting() && loading()) say(slots, known, "Dates are taking a long time to load.");
  });
}

function asksFor(slot, known) {
  return slot.dataset.from.split(" ").some((event) => event in known);
}

function say(slots, known, text) {
  for (const slot of slots) slot.replaceChildren(...(asksFor(slot, known) ? [`${text} The limit stands in words.`] : []));
}

function fill(slots, turn, page) {
  const timescales = new Map((turn.step?.timescales ?? []).map((each) => [each.id, each]));
  for (const slot of slots) {
    const timescale = timescales.get(slot.dataset.timescale);
    const deadline = timescale?.deadline;
    slot.replaceChildren(...(deadline ? told(deadline, timescale, turn, page) : []));
  }
}

function told(deadline, timescale, turn, page) {
  const late = deadline.past && !deadline.text.includes(LATE) ? ` ${LATE}` : "";
  const lines = [make("strong", {}, deadline.text + late)];
  if (deadline.date || deadline.at) lines.push(calendarButton(deadline, timescale, turn, page), working(deadline));
  return lines;
}

function working(deadline) {
  const readings = deadline.readings.map(({ words, why }) => make("li", {}, `${words}: ${why}`));
  const skipped = deadline.skipped.map((day) => make("li", {}, `${spoken(day.date)}: ${day.name}`));
  return make(
    "details",
    {},
    make("summary", {}, "How we counted"),
    make(
      "div",
      {},
      make("p", {}, `Counted from ${deadline.counted_from_words}. ${deadline.convention}`),
      ...listed("Days not counted:", skipped),
      ...listed("The policy can be read in more than one way:", readings),
      make("p", {}, `By hand: ${deadline.by_hand}`),
      make("p", {}, `Bank holidays as of ${spoken(deadline.holidays_taken)}, known up to ${spoken(deadline.holidays_to)}.`),
    ),
  );
}

function listed(heading, items) {
  return items.length ? [make("p", {}, heading), make("ul", {}, ...items)] : [];
}

// How to count by hand stands once on the page; beside dates it belongs in their block.
function handle() {
  return make("p", { class: "fp-quiet" }, "Not known? Each limit stands in words, and the foot of this page says how to count by hand.");
}
