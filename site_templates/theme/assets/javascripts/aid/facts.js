// Facts that only add something to a step are asked on the step itself. The radios hold what the
// reader answers while the page is open; no address carries it. "Yes" drops a line's condition,
// "no" folds the line away, and what is not answered changes nothing.
export function offerFacts() {
  const list = document.querySelector(".fp-facts");
  if (list === null) return { apply() {}, know() {} };
  const questions = [...list.querySelectorAll("fieldset")];
  const status = list.querySelector("[role=status]");
  const again = list.querySelector("button");
  let step = null;

  const known = () =>
    new Map([...list.querySelectorAll("input:checked")].map((input) => [factOf(input), input.value]));

  const show = () => {
    const answers = known();
    const lines = [...step.querySelectorAll("[data-rests-on]")];
    for (const line of lines) tell(line, holds(line.dataset.restsOn, answers));
    for (const box of step.querySelectorAll("ul, .fp-part, .fp-check, .fp-block")) box.classList.toggle("fp-folded", isEmpty(box));
    const asked = step.dataset.facts.split(" ");
    for (const question of questions) {
      const others = new Map([...answers].filter(([fact]) => fact !== question.dataset.fact));
      const matters = (line) => names(line, question.dataset.fact) && holds(line.dataset.restsOn, others) !== false;
      question.hidden = !asked.includes(question.dataset.fact) || !lines.some(matters);
    }
    const answered = questions.some((question) => !question.hidden && answers.has(question.dataset.fact));
    status.textContent = answered ? status.dataset.says : "";
    again.hidden = !answered;
  };

  const know = (answers) => {
    for (const input of list.querySelectorAll("input")) input.checked = answers[factOf(input)] === input.value;
  };
  const forget = () => know({});

  forget(); // a browser may remember them when the page is loaded again
  list.addEventListener("change", show);
  again.addEventListener("click", () => {
    forget();
    show();
    questions.find((question) => !question.hidden).querySelector("input").focus();
  });
  return {
    know, // what an old link names
    apply(state) {
      step = state;
      list.hidden = !state.dataset.facts;
      if (list.hidden) return;
      state.querySelector(".fp-block--do > div").append(list);
      show();
    },
  };
}

// `plan=yes,no;area=north|court=yes`: true, false, or null while it is open.
function holds(text, answers) {
  const ways = text.split("|").map((way) => {
    const facts = way.split(";").map((fact) => fact.split("="));
    const each = facts.map(([fact, fits]) => (answers.has(fact) ? fits.split(",").includes(answers.get(fact)) : null));
    return each.includes(false) ? false : each.includes(null) ? null : true;
  });
  return ways.includes(true) ? true : ways.includes(null) ? null : false;
}

function factOf(input) {
  return input.closest("fieldset").dataset.fact;
}

function names(line, fact) {
  return line.dataset.restsOn.split(/[|;]/).some((each) => each.startsWith(`${fact}=`));
}

function tell(line, held) {
  line.classList.toggle("fp-folded", held === false);
  for (const told of line.querySelectorAll(".fp-until-known")) told.hidden = held === true;
  for (const told of line.querySelectorAll(".fp-known")) told.hidden = held !== true;
}

// Whether all that stood in a list or a block is folded away.
function isEmpty(box) {
  const said = [...box.querySelectorAll("li, p")];
  return said.some(isFolded) && said.every(isFolded);
}

function isFolded(element) {
  return element.closest(".fp-folded[data-rests-on]") !== null;
}
