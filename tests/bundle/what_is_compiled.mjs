// Prints, as JSON, every source that the browser's Python compiles while the engine is loaded.
//   node what_is_compiled.mjs PYODIDE LIBRARY
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, library] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const { info } = JSON.parse(readFileSync(`${pyodide}/pyodide-lock.json`));
const python = await loadPyodide({
  indexURL: `${pyodide}/`,
  stdLibURL: library,
  lockFileContents: { info, packages: {} },
  env: { HOME: "/home/pyodide" },
});
console.log(python.runPython(`
import json, sys
compiled = []
sys.addaudithook(lambda event, given: event == "compile" and compiled.append(str(given[0])))
import decision_aid.door
json.dumps(compiled)
`));
