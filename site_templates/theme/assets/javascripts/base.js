// What Material's own script expects to find, kept in memory: this site stores nothing on the
// reader's device, so a choice of colours lasts as long as the page.
const kept = new Map();

window.__md_scope = new URL(".", location);
window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
window.__md_get = (key) => kept.get(key) ?? null;
window.__md_set = (key, value) => kept.set(key, value);
