// Light or dark at once, without loading the page again; the server remembers the choice.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-theme-form]");
  if (!form) return;
  event.preventDefault();
  const theme = event.submitter.value;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const button of document.querySelectorAll("[data-theme-form] button")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
  const sent = new FormData(form, event.submitter);
  await fetch(form.action, { method: "POST", body: sent, redirect: "manual" });
});
