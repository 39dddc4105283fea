// Runs Python beside the page, so that the page stays alive while it works and can end it.
let python;
let bridge;

async function load(base) {
  const { loadPyodide } = await import(new URL('pyodide.mjs', base));
  python = await loadPyodide({ indexURL: base });
  const archive = await fetch(new URL('packages.zip', base));
  python.unpackArchive(await archive.arrayBuffer(), 'zip', { extractDir: '/lib/stdcompat-page' });
  python.runPython('import sys; sys.path.insert(0, "/lib/stdcompat-page")');
  const source = await (await fetch(new URL('bridge.py', base))).text();
  python.FS.writeFile('/lib/stdcompat-page/page_bridge.py', source);
  bridge = python.pyimport('page_bridge');
  return JSON.parse(bridge.about());
}

// A question is a list of steps; the answer has one entry for each.
function answer({ files, steps }) {
  const given = new Map(files.map(({ name, content }) => [name, new Uint8Array(content)]));
  const folder = python.toPy(given);
  bridge.start(folder);
  folder.destroy();
  return steps.map(([step, ...words]) => {
    if (step === 'run') return JSON.parse(bridge.run(...words));
    if (step === 'columns') return JSON.parse(bridge.columns(...words));
    if (step === 'as_read') return JSON.parse(bridge.as_read(...words));
    if (step === 'correct') return bridge.correct(...words);
    const taken = bridge.taken(...words);
    if (taken === undefined || taken === null) return null;
    const bytes = taken.toJs();
    taken.destroy();
    return bytes;
  });
}

self.onmessage = async ({ data }) => {
  try {
    const result = data.load ? await load(data.load) : answer(data);
    self.postMessage({ id: data.id, result });
  } catch (error) {
    self.postMessage({ id: data.id, error: String(error.message || error) });
  }
};
