// Files dropped on an area go into its own file input, so the form is sent as if they had been chosen.
const areaOf = (event) => event.target.closest?.("[data-drop]");

document.addEventListener("dragover", (event) => {
  const area = areaOf(event);
  if (!area) return;
  event.preventDefault();
  area.classList.add("over");
});

document.addEventListener("dragleave", (event) => areaOf(event)?.classList.remove("over"));

document.addEventListener("drop", (event) => {
  const area = areaOf(event);
  if (!area) return;
  event.preventDefault();
  area.classList.remove("over");
  const input = area.querySelector("input[type=file]");
  const chosen = new DataTransfer();
  for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("change", (event) => {
  const area = areaOf(event);
  if (area) area.querySelector(".drop-names").replaceChildren(...[...event.target.files].map(row));
});

function row(file) {
  const line = document.createElement("li");
  line.textContent = `${file.name} · ${size(file.size)}`;
  return line;
}

function size(bytes) {
  const unit = bytes < 1024 * 1024 ? "kilobyte" : "megabyte";
  const amount = bytes / (unit === "kilobyte" ? 1024 : 1024 * 1024);
  const format = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang, format).format(amount);
}
