// Moments, as readers and the engine write them.

const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric" });

// "2026-11-27T16:45" as "Friday 27 November 2026, 16:45"; an instant as London's clocks have it;
// other text as it is.
export function spoken(text) {
  const written = text.endsWith("Z") ? inLondon(text) : text;
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(written);
  if (!found) return text;
  const day = new Date(Date.UTC(found[1], found[2] - 1, found[3]));
  const words = DAY.formatToParts(day).filter(({ type }) => type !== "literal").map(({ value }) => value);
  return words.join(" ") + (found[4] ? `, ${found[4]}` : "");
}

function inLondon(instant) {
  const clock = { timeZone: "Europe/London", dateStyle: "short", timeStyle: "medium" };
  // Sweden writes dates as ISO 8601 does, with a space between day and time.
  return new Date(instant).toLocaleString("sv-SE", clock).replace(" ", "T");
}

// The device's clock as an instant; the engine says what time that is in London.
export function thisMoment() {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
