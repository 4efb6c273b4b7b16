// When a part of the page could not be refreshed, say so once; when the person is no longer signed in, start over.
document.addEventListener("htmx:sendError", tell);
document.addEventListener("htmx:responseError", tell);
document.addEventListener("htmx:afterOnLoad", () => document.getElementById("lost")?.remove());

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, pathInfo } = event.detail;
  const asked = new URL(pathInfo.finalRequestPath ?? pathInfo.requestPath, location);
  // The answer came from another page, which can only be the sign-in page: it is no part of this one.
  if (xhr.responseURL && new URL(xhr.responseURL).pathname !== asked.pathname) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});

function tell() {
  if (document.getElementById("lost")) return;
  const note = document.createElement("p");
  note.id = "lost";
  note.className = "note note-warning";
  note.textContent = document.body.dataset.lost;
  document.getElementById("messages").append(note);
}
