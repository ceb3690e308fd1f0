// What the page hands its scripts: the addresses of files, the policy, the questions, our words.
export const page = JSON.parse(document.getElementById("fp-aid").textContent);
export const { says } = page;

// A message with its named parts in place.
export function fill(text, parts) {
  return text.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}
