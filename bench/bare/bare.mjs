// The baseline for the aid: unchanged Pyodide, with engine and words as zipped source code or (`?wheel`)
// as a wheel, as Pyodide's own guide recommends.
import { loadPyodide } from "./assets/pyodide.mjs";

const text = (name) => fetch(`assets/${name}`).then((response) => response.text());
const bytes = (name) => fetch(`assets/${name}`).then((response) => response.arrayBuffer());

const [python, engine, zone, policy, holidays, asked] = await Promise.all([
  loadPyodide({ env: { HOME: "/home/pyodide", PYTHONTZPATH: "/zones" } }),
  bytes("engine.zip"),
  bytes("london.tzif"),
  text("policy.json"),
  text("holidays.json"),
  text("asked.json").then(JSON.parse),
]);
python.FS.mkdirTree("/zones/Europe");
python.FS.writeFile("/zones/Europe/London", new Uint8Array(zone));
if (location.search) await python.loadPackage(new URL("assets/decision_aid-1-py3-none-any.whl", location).href);
else python.unpackArchive(engine, "zip");
const live = python.pyimport("words.live").open_live(policy, holidays);
const now = `${new Date().toISOString().slice(0, 19)}Z`;
const { limits } = JSON.parse(live.answer(JSON.stringify({ answers: asked.answers, times: { [asked.event]: now }, now })));
document.getElementById("answer").textContent = Object.values(limits).find((each) => each.date).text;
