import { thisMoment } from "./moments.js";

// The engine in its worker. Questions asked before it is ready wait for it, however slow the line;
// when it cannot start, every question fails with the name of the message that says why. `slow` tells
// PATIENCE_MS after the start.
const PATIENCE_MS = 20000;

export function openEngine(assets) {
  const waiting = new Map();
  const status = { state: "loading" };
  const begun = drawn();
  const slow = begun.then(() => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)));
  let lastId = 0;
  let worker;

  const ready = begun.then(() => new Promise((resolve, reject) => {
    const giveUp = (why) => {
      if (status.state === "ready") return;
      status.state = "failed";
      reject(new Error(why));
    };
    try {
      worker = new Worker(absolute(assets.worker), { type: "module" });
    } catch {
      giveUp("not_allowed");
      return;
    }
    worker.addEventListener("error", () => giveUp("not_loaded"));
    worker.addEventListener("message", ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === "ready") {
        status.state = "ready";
        resolve();
      } else if (message.type === "answer") settle(message.id).resolve(JSON.parse(message.reply));
      else if (message.id !== undefined) settle(message.id).reject(new Error(message.why));
      else giveUp(message.why);
    });
    worker.postMessage(JSON.stringify({
      type: "start",
      base: absolute(assets.base),
      files: assets.files,
      policy: absolute(assets.policy),
      holidays: absolute(assets.holidays),
    }));
  }));
  // Nobody may be asking yet when it fails; whoever asks later is told.
  ready.catch(() => {});

  function settle(id) {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  }

  // The Turn for these answers and times, seen from this moment.
  async function ask({ answers, times }) {
    await ready;
    const id = ++lastId;
    const request = JSON.stringify({ answers, times, now: thisMoment() });
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage(JSON.stringify({ type: "ask", id, request }));
    });
  }

  return { ask, slow, status };
}

// The question comes first: starting the engine takes the processor that would draw it. A tab opened
// behind another draws nothing, so there nothing is waited for.
function drawn() {
  const frame = (tell) => (document.hidden ? tell() : requestAnimationFrame(() => setTimeout(tell)));
  return new Promise((tell) => {
    if (document.readyState === "complete") frame(tell);
    else addEventListener("load", () => frame(tell));
  });
}

function absolute(address) {
  return new URL(address, document.baseURI).href;
}
