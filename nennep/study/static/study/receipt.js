// The essay is handed in: the copy on this device has done its work.
const page = document.querySelector("[data-forget]");
try {
  if (page?.dataset.forget) localStorage.removeItem(page.dataset.forget);
} catch {
  // Storage is not allowed here, so nothing was kept.
}

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
