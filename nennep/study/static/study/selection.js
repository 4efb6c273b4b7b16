// Choose all that can be chosen on this page.
const all = document.querySelector("[data-selection-all]");
if (all) {
  all.hidden = false;
  all.addEventListener("click", () => {
    const boxes = [...document.querySelectorAll("input[type=checkbox][form=accept-selected]:not(:disabled)")];
    const chosen = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !chosen;
  });
}
