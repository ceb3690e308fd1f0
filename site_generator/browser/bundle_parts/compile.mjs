// Starts the browser's Python inside Node and lets it compile its own library.
//
//   node compile.mjs PYODIDE PARTS TOOLS ENGINE ZONES WORK
//
// PYODIDE  folder of the npm package
// PARTS    folder of this file
// TOOLS    folder with pyodide-build, installed for that Python
// ENGINE   folder that holds the package decision_aid
// ZONES    folder laid out like a time zone database
// WORK     folder where library.zip is to be written
//
// A compiled module works with one exact version of Python, so the version that will read the
// modules must also compile them.

import { pathToFileURL } from "node:url";

const [pyodide, parts, tools, engine, zones, work] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);

const python = await loadPyodide({
  indexURL: `${pyodide}/`,
  env: {
    HOME: "/home/pyodide",
    // The same bytes on every build: a fixed order of sets, and no times in compiled modules.
    PYTHONHASHSEED: "0",
    SOURCE_DATE_EPOCH: "315532800",
    PYTHONTZPATH: "/mnt/zones",
    PYTHONDONTWRITEBYTECODE: "1",
  },
});
for (const [name, folder] of Object.entries({ parts, tools, engine, zones, work })) {
  python.FS.mkdirTree(`/mnt/${name}`);
  python.mountNodeFS(`/mnt/${name}`, folder);
}

// The modules that format an error message are loaded with the first message. Cause one now, so
// that these modules count as needed.
try {
  python.pyimport("no_module_has_this_name");
} catch (error) {
  if (!String(error).includes("ModuleNotFoundError")) throw error;
}

const path = python.pyimport("sys").path;
path.append("/mnt/engine");
path.append("/mnt/parts");
path.append("/mnt/tools");
try {
  python.pyimport("compile_library").main("/mnt/engine", "/mnt/work/library.zip");
} catch (error) {
  // If it were thrown again, Node would print all of Pyodide's one-line source with it.
  console.error(error.message);
  process.exit(1);
}
