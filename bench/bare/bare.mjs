// What the aid is compared with: Pyodide as it comes, and the engine as a zip of its source, or
// (`?wheel`) as the wheel that Pyodide's own guide would have.
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
const door = python.pyimport("decision_aid.door").open_door(policy, holidays);
const now = `${new Date().toISOString().slice(0, 19)}Z`;
const turn = JSON.parse(door.answer(JSON.stringify({ answers: asked.answers, times: { [asked.event]: now }, now })));
const { deadline } = turn.step.timescales.find((each) => each.deadline?.date);
document.getElementById("answer").textContent = deadline.text;
