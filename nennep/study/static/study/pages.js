// The pages of a scan in their order: each can be moved up or down before they are sent.
for (const area of document.querySelectorAll("[data-pages]")) begin(area);

function begin(area) {
  const input = area.querySelector("input[type=file]");
  const list = document.createElement("ol");
  list.className = "page-order";
  area.append(list);
  // After the drop area has listed the names itself.
  input.addEventListener("change", () => setTimeout(draw));

  function draw() {
    const files = [...input.files];
    list.replaceChildren(...(files.length > 1 ? files.map(row) : []));
    // The names stand in this list now, in their order.
    if (files.length > 1) area.querySelector(".drop-names")?.replaceChildren();
  }

  function row(file, place, files) {
    const line = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = `${place + 1}. ${file.name}`;
    line.append(name);
    if (place) line.append(button("↑", `${area.dataset.up}: ${file.name}`, () => swap(place, place - 1)));
    if (place < files.length - 1) {
      line.append(button("↓", `${area.dataset.down}: ${file.name}`, () => swap(place, place + 1)));
    }
    return line;
  }

  function button(sign, label, act) {
    const one = document.createElement("button");
    one.type = "button";
    one.className = "button quiet small";
    one.textContent = sign;
    one.setAttribute("aria-label", label);
    one.addEventListener("click", act);
    return one;
  }

  function swap(from, to) {
    const files = [...input.files];
    [files[from], files[to]] = [files[to], files[from]];
    const ordered = new DataTransfer();
    for (const file of files) ordered.items.add(file);
    input.files = ordered.files;
    draw();
    list.children[to].querySelector("button").focus();
  }
}
