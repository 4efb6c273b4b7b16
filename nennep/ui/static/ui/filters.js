// A list follows its filters: choosing sends the form at once, typing after a short rest.
const REST_MS = 350;
let waiting;

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto-submit]");
  if (form && event.target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-auto-submit]");
  if (!form || event.target.type !== "search") return;
  clearTimeout(waiting);
  waiting = setTimeout(() => form.requestSubmit(), REST_MS);
});
