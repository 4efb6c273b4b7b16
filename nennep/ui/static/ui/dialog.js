// A link with data-dialog opens a dialog instead of a page. The page it leads to is the same form without script.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const inPage = link.dataset.dialog && document.getElementById(link.dataset.dialog);
  event.preventDefault();
  if (inPage) inPage.showModal();
  else openPage(link.href);
});

// A press outside of the dialog's edge closes it; Escape does so by itself.
document.addEventListener("click", (event) => {
  if (event.target instanceof HTMLDialogElement && event.target.open) {
    const edge = event.target.getBoundingClientRect();
    const inside = event.clientX >= edge.left && event.clientX <= edge.right;
    if (!inside || event.clientY < edge.top || event.clientY > edge.bottom) event.target.close();
  }
});

// The same for the questions that unfold under buttons and for the menu.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") fold(null, true);
});
document.addEventListener("click", (event) => fold(event.target, false));

function fold(kept, giveFocusBack) {
  for (const open of document.querySelectorAll("details.confirm[open], details.drawer[open]")) {
    if (kept && open.contains(kept)) continue;
    open.open = false;
    if (giveFocusBack) open.querySelector("summary").focus();
  }
}

async function openPage(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer || !answer.ok || answer.redirected) {
    location.assign(address);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const body = page.querySelector("[data-dialog-body]") ?? page.querySelector("main form[method=post]");
  if (!body) {
    location.assign(address);
    return;
  }
  show(page.querySelector("h1")?.textContent ?? "", body, answer.url);
}

function show(title, body, address) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  const head = document.createElement("header");
  const name = document.createElement("h2");
  name.id = "dialog-title";
  name.textContent = title;
  const close = document.createElement("button");
  close.className = "tool";
  close.type = "button";
  close.textContent = "✕";
  close.setAttribute("aria-label", document.body.dataset.close ?? "✕");
  close.addEventListener("click", () => dialog.close());
  head.append(name, close);
  const inside = document.createElement("div");
  inside.className = "dialog-body";
  inside.append(document.importNode(body, true));
  dialog.setAttribute("aria-labelledby", name.id);
  dialog.append(head, inside);
  // A form without an address posts to its own page, which is not the one it is shown in.
  for (const form of dialog.querySelectorAll("form:not([action])")) form.action = address;
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  window.htmx?.process(dialog);
  dialog.showModal();
}
