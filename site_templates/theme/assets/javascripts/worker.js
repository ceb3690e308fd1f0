// Runs the engine for the page, in a thread of its own. Created with
//   new Worker(url, { type: "module" })
// and spoken to in JSON text only:
//
//   page to worker   {type: "start", base, files, policy, holidays}   once, first
//                    {type: "ask", id, request}                       any number of times
//   worker to page   {type: "ready"}
//                    {type: "answer", id, reply}
//                    {type: "failed", why, detail}                    it cannot start: the last word
//                    {type: "failed", id, why, detail}                one request went wrong
//
// `base` is the address of the bundle's folder and `files` its manifest; `policy` and `holidays`
// are addresses of JSON. `request` and `reply` are JSON texts, as `words/live.py` reads and writes
// them. `why` is the name of the message that tells the reader what went wrong, in `words/script.py`;
// `detail` says more, for whoever mends it.

const ZONES = "/zones";

let live = null;

// The loader waits for ever when its program does not come, or comes as something else, so whatever
// is asked for and compiled is watched: the first failure is told at once.
const lost = new Promise((_, reject) => {
  const watched = (usual) => async (...asked) => {
    try {
      return await usual(...asked);
    } catch (error) {
      reject(failure("not_loaded", error));
      throw error;
    }
  };
  const usual = self.fetch;
  self.fetch = watched(async (...asked) => {
    const response = await usual(...asked);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return response;
  });
  WebAssembly.instantiateStreaming = watched(WebAssembly.instantiateStreaming);
});

self.addEventListener("message", async ({ data }) => {
  const message = JSON.parse(data);
  if (message.type === "start") await start(message);
  else if (message.type === "ask") answer(message);
});

function post(message) {
  self.postMessage(JSON.stringify(message));
}

async function start(message) {
  try {
    refuseWhenBlocked();
    live = await Promise.race([openLive(message), lost]);
    post({ type: "ready" });
  } catch (error) {
    post({ type: "failed", why: error.why ?? "not_started", detail: told(error) });
    self.close();
  }
}

function answer({ id, request }) {
  if (live === null) {
    post({ type: "failed", id, why: "not_ready", detail: "asked before ready" });
    return;
  }
  try {
    post({ type: "answer", id, reply: live.answer(request) });
  } catch (error) {
    post({ type: "failed", id, why: "not_worked_out", detail: told(error) });
  }
}

// Under a content security policy that forbids it, compiling fails at once, while the loader
// would wait for ever: eight bytes, the smallest program there is, tell in advance.
function refuseWhenBlocked() {
  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch (error) {
    throw failure("not_allowed", error);
  }
}

async function openLive({ base, files, policy, holidays }) {
  // All of it is asked for at once.
  const [python, zone, policyText, holidaysText] = await Promise.all([
    loadPython(base, files),
    fetch(new URL(files.zone, base)).then((response) => response.arrayBuffer()),
    fetch(policy).then((response) => response.text()),
    fetch(holidays).then((response) => response.text()),
  ]);
  python.FS.mkdirTree(`${ZONES}/Europe`);
  python.FS.writeFile(`${ZONES}/Europe/London`, new Uint8Array(zone));
  return python.pyimport("words.live").open_live(policyText, holidaysText);
}

async function loadPython(base, files) {
  const core = new URL(files.core, base).href;
  let loader;
  try {
    loader = await import(`${core}pyodide.mjs`);
  } catch (error) {
    throw failure("not_loaded", error);
  }
  return loader.loadPyodide({
    indexURL: core,
    stdLibURL: new URL(files.library, base).href,
    lockFileContents: { info: files.info, packages: {} },
    env: { HOME: "/home/pyodide", PYTHONTZPATH: ZONES },
  });
}

function failure(why, cause) {
  return Object.assign(new Error(told(cause)), { why });
}

function told(error) {
  return String(error?.message ?? error);
}
