// The address of a state: its answers in order of question id, as in "position=two;yours=school".
export function addressOf(answers) {
  const pairs = Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1));
  return pairs.map(([question, answer]) => `${question}=${answer}`).join(";") || "start";
}

// The answers that an address holds, in any order; null when it is no such address.
export function answersIn(address) {
  if (address === "start") return {};
  const pairs = address.split(";").map((pair) => pair.split("="));
  if (pairs.some((pair) => pair.length !== 2 || !pair[0] || !pair[1])) return null;
  return Object.fromEntries(pairs);
}
