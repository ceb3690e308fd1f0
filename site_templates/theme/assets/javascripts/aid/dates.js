// Dates: the reader says when something happened, the engine counts, the step's slots are filled.
// Until then, and whenever it cannot, each limit stands in words.
import { answersIn } from "./address.js";
import { calendarButton } from "./calendar.js";
import { askWhen } from "./event_form.js";
import { make } from "./make.js";
import { spoken } from "./moments.js";

const times = new Map(); // what the reader gave, by event; it goes with them from step to step
const LATE = "Being late is not a reason to stop.";

export function showDates(step, page, engine) {
  const slots = [...step.querySelectorAll(".fp-date")];
  if (slots.length === 0) return;
  const events = [...new Set(slots.flatMap((slot) => slot.dataset.from.split(" ")))];
  const block = step.querySelector(".fp-block--when > div");
  block.querySelector(".fp-limits").setAttribute("aria-live", "polite");

  const draw = (turn = null, problems = {}) => {
    const old = block.querySelector(".fp-times");
    const forms = events.map((event) =>
      askWhen(event, page.events[event], { known: turn?.times?.[event] ?? times.get(event), problem: problems[event] }, give),
    );
    const drawn = make("div", { class: "fp-times" }, ...forms, handle());
    if (old) old.replaceWith(drawn);
    else block.append(drawn);
    return drawn;
  };

  const give = (event, time) => {
    if (time === null) times.delete(event);
    else times.set(event, time);
    work(event);
  };

  const work = async (given) => {
    const known = Object.fromEntries(events.filter((event) => times.has(event)).map((event) => [event, times.get(event)]));
    let drawn = draw();
    if (given) focusOn(drawn, given);
    if (Object.keys(known).length === 0) {
      for (const slot of slots) slot.replaceChildren();
      return;
    }
    say(slots, known, engine.status.state === "failed" ? `${engine.status.why} The limit stands in words.` : "The date needs a moment to load. The limit stands in words.");
    try {
      const turn = await engine.ask({ answers: answersIn(step.id) ?? {}, times: known });
      const problems = refused(turn, given);
      for (const event of Object.keys(problems)) times.delete(event);
      drawn = draw(turn, problems);
      if (given) focusOn(drawn, given);
      fill(slots, turn, page);
    } catch (error) {
      say(slots, known, `${error.message} The limit stands in words.`);
    }
  };

  work();
}

// What the engine will not count from: a time that does not exist, say.
function refused(turn, given) {
  const found = {};
  for (const message of turn.messages) {
    if (message.about === given) found[given] = message.text;
  }
  return found;
}

function say(slots, known, text) {
  for (const slot of slots) {
    const wanted = slot.dataset.from.split(" ").some((event) => event in known);
    slot.replaceChildren(...(wanted ? [text] : []));
  }
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

function focusOn(drawn, event) {
  drawn.querySelector(`[data-event="${event}"] [data-focus]`)?.focus({ preventScroll: true });
}
