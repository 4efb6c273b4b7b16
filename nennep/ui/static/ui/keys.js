// Keyboard shortcuts: a key presses the link or button whose data-key names it, never while somebody is typing.
const TYPING = "input:not([type=checkbox], [type=radio], [type=submit]), select, textarea, [contenteditable], dialog";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (event.target.closest(TYPING)) return;
  if (document.querySelector("dialog[open]")) return;
  const wanted = event.key.toLowerCase();
  const target = [...document.querySelectorAll("[data-key]")].find(
    (element) => element.dataset.key.toLowerCase() === wanted && element.checkVisibility(),
  );
  if (!target) return;
  event.preventDefault();
  if (target.matches("input:not([type=checkbox]), select, textarea")) target.focus();
  else target.click();
});

// What only tells about keys is of no use without them.
for (const piece of document.querySelectorAll("[data-with-keys]")) piece.hidden = false;
