// The record sheet, the words to say it with and the print buttons, for the step that is shown.
import { fill, says } from "./page.js";

export function prepareLeaving() {
  for (const button of document.querySelectorAll("[data-fp-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => printed(button.dataset.fpPrint));
  }
  const copy = document.querySelector("[data-fp-copy]");
  copy.hidden = false;
  copy.addEventListener("click", () => copied(copy));
  addEventListener("beforeprint", () => dated());
}

export function takeAlong(step) {
  for (const place of document.querySelectorAll(".fp-say .fp-stage")) place.textContent = step.dataset.stage;
  const paper = document.querySelector(".fp-paper");
  const names = [...step.querySelector(".fp-rung").children].map((name) => name.textContent);
  paper.querySelector(".fp-stage").textContent = fill(says.step, { step: names.join(". ") });
  const required = paper.querySelector(".fp-paper__required");
  const lines = [...step.querySelectorAll(".fp-block--record li")].map(withCondition);
  required.querySelector("ul").replaceChildren(...lines);
  required.hidden = lines.length === 0;
  dated();
}

// A record as paper has it, whatever is answered on the screen.
function withCondition(line) {
  const copy = line.cloneNode(true);
  copy.classList.remove("fp-folded");
  for (const told of copy.querySelectorAll(".fp-known")) told.remove();
  for (const told of copy.querySelectorAll(".fp-until-known")) told.hidden = false;
  return copy;
}

function dated() {
  const today = new Date().toLocaleDateString("en-GB", { timeZone: "Europe/London", dateStyle: "full" });
  for (const place of document.querySelectorAll(".fp-printed")) place.textContent = fill(says.printed_on, { day: today });
  for (const place of document.querySelectorAll(".fp-address")) place.textContent = fill(says.from_address, { address: location.href });
}

function printed(what) {
  if (what === "sheet") {
    document.body.classList.add("fp-print-sheet");
    addEventListener("afterprint", () => document.body.classList.remove("fp-print-sheet"), { once: true });
  }
  print();
}

async function copied(button) {
  const status = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(sheetText());
    status.textContent = says.copied;
  } catch {
    const text = document.createElement("textarea");
    text.value = sheetText();
    text.setAttribute("aria-label", says.sheet_as_text);
    status.replaceChildren(says.not_copied, " ", text);
    text.select();
  }
}

export function sheetText() {
  const paper = document.querySelector(".fp-paper");
  const told = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const required = [...paper.querySelectorAll(".fp-paper__required li")].map((line) => `- ${told(line)}`);
  const rows = [...paper.querySelectorAll("tr")].map((row) => {
    const note = row.querySelector("small");
    const label = [...row.querySelector("th").childNodes].filter((node) => node !== note);
    return `${label.map(told).join(" ").trim()} (${told(note)}):\n`;
  });
  return [
    told(paper.querySelector("h3")),
    ...[...paper.querySelectorAll(".fp-paper__policy:not([hidden])")].map(told),
    "",
    ...(required.length ? [told(paper.querySelector("h4")), ...required, ""] : []),
    ...rows,
    told(paper.querySelector(".fp-paper__foot")),
  ].join("\n");
}
