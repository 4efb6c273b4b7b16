// Tick or untick all papers of this page that can be registered at once.
const all = document.querySelector("[data-tick-all]");
if (all) {
  all.hidden = false;
  all.addEventListener("click", () => {
    const boxes = [...document.querySelectorAll("input[type=checkbox][form=chosen]")];
    const ticked = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !ticked;
  });
}
