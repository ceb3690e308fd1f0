// A calendar file (RFC 5545) for one deadline. It names the step and the policy, never the case.
import { make } from "./make.js";
import { page, says } from "./page.js";

export function calendarButton(limit, id) {
  const save = () => {
    const file = new Blob([calendarText(limit, id)], { type: "text/calendar" });
    const link = make("a", { href: URL.createObjectURL(file), download: "deadline.ics" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  return make("button", { type: "button", onclick: save }, says.add_to_calendar);
}

export function calendarText(limit, id) {
  const address = new URL(".", location).href;
  const moment = limit.at ? stamp(new Date(limit.at)) : "";
  const day = (limit.date ?? "").replaceAll("-", "");
  const when = limit.at
    ? [`DTSTART:${moment}`, "DURATION:PT15M"]
    : [`DTSTART;VALUE=DATE:${day}`, `DTEND;VALUE=DATE:${dayAfter(limit.date)}`];
  const told = [limit.rule, limit.text, limit.others, `${limit.check} ${address}`].filter(Boolean).join("\n");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Fingerpost//Decision aid//EN",
    "BEGIN:VEVENT",
    `UID:${page.policy.id}-${id}-${moment || day}@fingerpost`,
    `DTSTAMP:${stamp(new Date())}`,
    ...when,
    `SUMMARY:${escaped(limit.summary)}`,
    `DESCRIPTION:${escaped(told)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.flatMap(folded).join("\r\n") + "\r\n";
}

function stamp(moment) {
  return `${moment.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

// The end of an all-day entry is the first day after it.
function dayAfter(date) {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10).replaceAll("-", "");
}

function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

// No line is longer than 75 bytes; the rest goes on behind a space.
function folded(line) {
  const pieces = [];
  let piece = "";
  for (const letter of line) {
    if (new TextEncoder().encode(piece + letter).length > 74) {
      pieces.push(piece);
      piece = " ";
    }
    piece += letter;
  }
  return [...pieces, piece];
}
