// Last of the scripts: what another one has taken over is not sent by the browser, and needs no guard.
// A form is sent once: after the first press its buttons rest until the page changes or comes back.
const REST_MS = 8000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-many")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  const buttons = [...form.elements].filter((element) => element.type === "submit");
  // After this event, or the pressed button's own name and value would not be sent.
  setTimeout(() => buttons.forEach((button) => rest(button, true)));
  setTimeout(() => wake(form), REST_MS);
});

addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(wake));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form) wake(form);
});

function wake(form) {
  delete form.dataset.sent;
  [...form.elements].filter((element) => element.type === "submit").forEach((button) => rest(button, false));
}

function rest(button, resting) {
  button.classList.toggle("busy", resting);
  button.setAttribute("aria-disabled", String(resting));
}
