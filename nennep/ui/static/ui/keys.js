// Keyboard shortcuts: a key presses the link or button whose data-key names it, never while somebody is typing.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (event.target.closest("input, select, textarea, [contenteditable], dialog")) return;
  if (document.querySelector("dialog[open]")) return;
  const wanted = event.key.toLowerCase();
  const target = [...document.querySelectorAll("[data-key]")].find(
    (element) => element.dataset.key.toLowerCase() === wanted && element.checkVisibility(),
  );
  if (!target) return;
  event.preventDefault();
  if (target.matches("input, select, textarea")) target.focus();
  else target.click();
});
