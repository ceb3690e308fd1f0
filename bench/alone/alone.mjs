// The published worker with its published files, on a page with nothing else.
const { assets, asked } = JSON.parse(document.getElementById("start").textContent);

// Addresses are relative to the aid's page, whose folder is next to this one.
const absolute = (address) => new URL(address, document.baseURI).href;
const engine = new Worker(absolute(assets.worker), { type: "module" });
const reply = () => new Promise((tell) => {
  engine.onmessage = ({ data }) => tell(JSON.parse(data));
});
const start = { type: "start", files: assets.files };
for (const name of ["base", "policy", "holidays"]) start[name] = absolute(assets[name]);
engine.postMessage(JSON.stringify(start));
await reply();

const now = `${new Date().toISOString().slice(0, 19)}Z`;
const request = JSON.stringify({ answers: asked.answers, times: { [asked.event]: now }, now });
engine.postMessage(JSON.stringify({ type: "ask", id: 1, request }));
const { limits } = JSON.parse((await reply()).reply);
document.getElementById("answer").textContent = Object.values(limits).find((each) => each.date).text;
