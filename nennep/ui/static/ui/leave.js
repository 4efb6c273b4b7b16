// Computers are shared: what this browser kept for its user goes when they sign out. The answer's header asks for the
// same, which browsers obey on HTTPS only.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !event.target.matches("[data-sign-out]")) return;
  try {
    localStorage.clear();
  } catch {
    // Storage is not allowed here, so nothing was kept.
  }
});
