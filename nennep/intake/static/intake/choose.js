// Papers of this page that can be registered at once: tick or untick all, and say how many are ticked.
const all = document.querySelector("[data-tick-all]");
const boxes = () => [...document.querySelectorAll("input[type=checkbox][form=chosen]")];
const count = () => {
  const told = document.querySelector("[data-tick-count]");
  if (told) told.textContent = `(${boxes().filter((box) => box.checked).length})`;
};
if (all) {
  all.hidden = false;
  all.addEventListener("click", () => {
    const ticked = boxes().every((box) => box.checked);
    for (const box of boxes()) box.checked = !ticked;
    count();
  });
  document.addEventListener("change", count);
  count();
}
