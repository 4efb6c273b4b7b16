// Two texts side by side ([data-beside] with two [data-pane]): passage n of one stays level with passage n of the other.
// A press on a passage or on its number, a digit, or the buttons of [data-step] bring both to it.
const LEVEL = 0.3; // where one reads: this far down a pane
const KEYS = 9;
const beside = document.querySelector("[data-beside]");
const panes = beside ? [...beside.querySelectorAll("[data-pane]")] : [];
const together = document.querySelector("[data-together]");
let leading = null;
let current = 0;

const numberOf = (mark) => Number(mark.dataset.passage);
const marksIn = (pane) => [...pane.querySelectorAll("mark[data-passage]")];
const firstOf = (pane, number) => marksIn(pane).find((mark) => numberOf(mark) === number);
const scrolls = (pane) => pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY !== "visible";
const place = (pane, mark) => mark.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;

// Heights of the same passages in two panes, from the top of one to its end.
function anchors(from, to) {
  const found = [];
  for (const number of new Set(marksIn(from).map(numberOf))) {
    const partner = firstOf(to, number);
    if (partner) found.push([place(from, firstOf(from, number)), place(to, partner)]);
  }
  return [[0, 0], ...found.sort((a, b) => a[0] - b[0]), [from.scrollHeight, to.scrollHeight]];
}

// Between two passages the other text moves in proportion; where the order differs it stays with the nearer one.
function partnerHeight(height, points) {
  const next = Math.max(1, points.findIndex(([own]) => own > height));
  const [[before, beforeThere], [after, afterThere]] = [points[next - 1], points[next] ?? points.at(-1)];
  if (afterThere >= beforeThere && after > before) {
    return beforeThere + ((height - before) / (after - before)) * (afterThere - beforeThere);
  }
  return height - before < after - height ? beforeThere + height - before : afterThere - (after - height);
}

function follow(from) {
  const to = panes.find((pane) => pane !== from);
  const line = from.clientHeight * LEVEL;
  to.scrollTop = partnerHeight(from.scrollTop + line, anchors(from, to)) - line;
}

// A passage at the beginning or the end of its text cannot come to where one reads: then its partner goes to it.
function level(number) {
  const found = panes.map((pane) => [pane, firstOf(pane, number)]).filter(([, first]) => first);
  const tops = found.map(([pane, first]) => place(pane, first));
  const lowest = Math.min(...tops);
  const highest = Math.max(...found.map(([pane], at) => tops[at] - (pane.scrollHeight - pane.clientHeight)));
  const height = Math.min(Math.max(panes[0].clientHeight * LEVEL, highest), lowest);
  found.forEach(([pane], at) => (pane.scrollTop = tops[at] - height));
}

function show(number) {
  current = number;
  leading = null;
  for (const mark of panes.flatMap(marksIn)) mark.classList.toggle("current", numberOf(mark) === number);
  if (panes.some(scrolls)) level(number);
  const first = firstOf(panes[0], number);
  if (first && !scrolls(panes[0])) first.scrollIntoView({ block: "center" });
  else beside.scrollIntoView({ block: "nearest" });
  const told = document.querySelector("[data-passage-told]");
  if (told) told.textContent = told.dataset.passageTold.replace("#", String(number));
}

function step(by) {
  const numbers = [...new Set(marksIn(panes[0]).map(numberOf))];
  if (!numbers.length) return;
  const at = numbers.indexOf(current);
  show(numbers[at < 0 ? 0 : (at + by + numbers.length) % numbers.length]);
}

function listen(pane) {
  for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    pane.addEventListener(kind, () => (leading = pane), { passive: true });
  }
  pane.addEventListener("scroll", () => {
    if (leading === pane && together?.checked !== false && scrolls(pane)) follow(pane);
  });
  pane.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-passage]");
    if (!mark || String(getSelection())) return;
    // Below one another, the number leads to the other text as any link does.
    if (event.target.closest("a") && !scrolls(pane)) return;
    event.preventDefault();
    show(numberOf(mark));
  });
}

if (panes.length === 2) {
  beside.classList.add("bound");
  panes.forEach(listen);
  for (const badge of panes[0].querySelectorAll("a.mark-number")) {
    const number = numberOf(badge.parentElement);
    if (number <= KEYS) badge.dataset.key = String(number);
  }
  for (const button of document.querySelectorAll("[data-step]")) {
    button.hidden = false;
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
  for (const piece of document.querySelectorAll("[data-with-script]")) piece.hidden = false;
  if (firstOf(panes[0], 1) && panes.some(scrolls)) level(1);
}
