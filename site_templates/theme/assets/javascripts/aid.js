// The decision aid once scripts run. The page already holds every state and the address chooses
// which is shown; this adds what only the reader's moment can give: dates, their own side first,
// the record sheet filled for the step, and a way back from an old link.
import { showDates } from "./aid/dates.js";
import { openEngine } from "./aid/engine.js";
import { addressOf, answersIn } from "./aid/address.js";
import { offerFacts } from "./aid/facts.js";
import { make } from "./aid/make.js";
import { prepareLeaving, takeAlong } from "./aid/leave_with.js";
import { page, says } from "./aid/page.js";
import { offerSides } from "./aid/sides.js";

const states = document.querySelector(".fp-states");
const notice = document.querySelector(".fp-notice");
const skip = document.querySelector("a.fp-skip");
const siteName = document.querySelector(".fp-logo span").textContent;
const engine = openEngine(page.assets);
const sides = offerSides();
const facts = offerFacts();

skip.hidden = false;
skip.addEventListener("click", (event) => {
  event.preventDefault();
  focusOn(shown());
});
prepareLeaving();
addEventListener("hashchange", () => arrive({ moved: true }));
arrive({ moved: false });

function arrive({ moved }) {
  const state = named();
  if (state === null) {
    mend(location.hash);
    return;
  }
  if (moved && !notice.dataset.keep) notice.hidden = true;
  delete notice.dataset.keep;
  if (state.matches(".fp-step")) {
    sides.apply(state);
    takeAlong(state);
    facts.apply(state);
    showDates(state, engine);
  }
  entitle(state);
  if (moved) focusOn(state);
}

function entitle(state) {
  document.title = `${state.querySelector("h1").textContent} - ${page.policy.title} - ${siteName}`;
}

function shown() {
  return named() ?? states.firstElementChild;
}

// The state that the address names; the first when it names none; null when it is not known.
function named() {
  const id = decoded(location.hash.slice(1));
  if (id === "") return states.firstElementChild;
  const found = document.getElementById(id);
  return found?.matches(".fp-state") ? found : null;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function focusOn(state) {
  const heading = state.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

// An address that this page does not hold, from an older version of it, say: the answers it
// names are asked again, and the reader is told which of them no longer count.
async function mend(hash) {
  const answers = answersIn(decoded(hash.slice(1)));
  say(says.link_looking);
  let reply = null;
  if (answers !== null) {
    const asked = engine.ask({ answers, times: {} }).catch(() => null);
    reply = await Promise.race([asked, engine.slow.then(() => (engine.status.state === "loading" ? null : asked))]);
  }
  if (location.hash !== hash) return;
  const address = reply && addressOf(reply.answers);
  if (!address || !document.getElementById(address)) {
    say(says.link_unknown);
    entitle(states.firstElementChild);
    focusOn(states.firstElementChild);
    return;
  }
  facts.know(answers);
  say(says.link_changed, reply.left_out);
  notice.dataset.keep = "yes";
  location.replace(`#${address}`);
}

function say(text, leftOut = []) {
  const lines = leftOut.map((said) => make("li", {}, said));
  notice.replaceChildren(make("p", {}, text), ...(lines.length ? [make("ul", {}, ...lines)] : []));
  notice.hidden = false;
}
