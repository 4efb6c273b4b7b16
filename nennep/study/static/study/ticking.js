// Counts while one ticks, finds names while one types, and says what is not saved yet. Saving needs no script.
const form = document.querySelector("[data-ticking]");
const search = document.querySelector("#sheet-search");
const unsaved = form.querySelector("[data-unsaved]");
const number = new Intl.NumberFormat(document.documentElement.lang);
// What a page that was opened again shows must be what the server last said, or a change would be missed.
form.autocomplete = "off";

form.addEventListener("change", () => {
  unsaved.hidden = false;
  for (const name of ["start", "end"]) {
    const shown = document.querySelector(`[data-count="${name}"]`);
    shown.textContent = number.format(form.querySelectorAll(`input[name="${name}"]:checked`).length);
  }
  for (const group of form.querySelectorAll(".tick-group")) {
    const present = [...group.querySelectorAll("tbody tr")].filter((row) => row.querySelector("input:checked"));
    group.querySelector("[data-present]").textContent = number.format(present.length);
  }
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-all]");
  if (!button) return;
  event.preventDefault();
  for (const box of button.closest(".tick-group").querySelectorAll("tr:not([hidden]) input[type=checkbox]")) box.checked = true;
  form.dispatchEvent(new Event("change"));
});

form.addEventListener("submit", () => {
  unsaved.hidden = true;
});
addEventListener("beforeunload", (event) => {
  if (!unsaved.hidden) event.preventDefault();
});

// Marks and case do not matter: "bac" finds "Bắc".
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

search.addEventListener("input", () => {
  const words = fold(search.value).split(/\s+/).filter(Boolean);
  for (const group of form.querySelectorAll(".tick-group")) {
    let found = 0;
    for (const row of group.querySelectorAll("tbody tr")) {
      const name = fold(row.querySelector("th").textContent);
      row.hidden = !words.every((word) => name.includes(word));
      found += !row.hidden;
    }
    group.hidden = found === 0;
  }
});
search.form.addEventListener("submit", (event) => event.preventDefault());
