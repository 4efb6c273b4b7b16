// Keeps what is being written: on this device after a moment, on the server a few seconds later.
// A lost connection changes nothing but the sentence below the text; a newer text elsewhere is offered, never overwritten.
const DEVICE_MS = 400;
const SERVER_MS = 2500;
const RETRY_MS = 8000;

const form = document.querySelector("[data-writing]");
if (form) begin(form);

function begin(form) {
  const text = form.elements.text;
  const version = form.elements.version;
  const status = form.querySelector("[data-status]");
  const conflict = form.querySelector("[data-conflict]");
  const key = form.dataset.copy;
  let saved = text.value;
  let newer = null;
  let deviceTimer, serverTimer;
  let busy = false;
  let leaving = false;
  let isLost = false;

  forgetOthers(key);
  restore();

  text.addEventListener("input", () => {
    clearTimeout(deviceTimer);
    deviceTimer = setTimeout(keepHere, DEVICE_MS);
    plan(SERVER_MS);
  });
  addEventListener("online", () => plan(0));
  addEventListener("pagehide", () => {
    if (!leaving && text.value !== saved) keepHere();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && text.value !== saved) {
      keepHere();
      plan(0);
    }
  });
  form.addEventListener("submit", () => {
    keepHere();
    leaving = true;
    clearTimeout(serverTimer);
  });
  addEventListener("pageshow", () => {
    leaving = false;
  });
  for (const signOut of document.querySelectorAll("[data-sign-out]")) signOut.addEventListener("submit", saveBeforeLeaving);
  conflict.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-keep]")?.dataset.keep;
    if (!choice || !newer) return;
    if (choice === "other") text.value = newer.text;
    version.value = newer.version;
    saved = newer.text;
    newer = null;
    conflict.hidden = true;
    keepHere();
    plan(0);
    text.focus();
  });

  function plan(after) {
    clearTimeout(serverTimer);
    serverTimer = setTimeout(keepThere, after);
  }

  function keepHere() {
    try {
      localStorage.setItem(key, JSON.stringify({ text: text.value, version: Number(version.value) }));
    } catch {
      // No room or not allowed: the server's copy is enough.
    }
  }

  async function keepThere() {
    if (busy || newer || leaving || text.value === saved) return;
    busy = true;
    const sent = text.value;
    say(form.dataset.saving);
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("text", sent);
    body.set("version", version.value);
    try {
      const answer = await fetch(form.dataset.saveUrl, { method: "POST", body, redirect: "manual" });
      isLost = false;
      if (answer.status === 409) {
        offer(await answer.json());
      } else if (answer.ok) {
        const told = await answer.json();
        saved = sent;
        version.value = told.version;
        form.querySelector("[data-count]").innerHTML = told.count;
        say(`${form.dataset.saved} ${told.saved_at}`);
        if (text.value === sent) localStorage.removeItem(key);
        else keepHere();
      } else {
        keepHere();
        say(form.dataset.refused, true);
      }
    } catch {
      isLost = true;
      keepHere();
      say(form.dataset.offline, true);
      plan(RETRY_MS);
    } finally {
      busy = false;
    }
    if (!newer && text.value !== saved && text.value !== sent) plan(SERVER_MS);
  }

  // Signing out takes the copy on this device along, so the words go to the server first. Without a connection, or
  // while two texts wait for a choice, one stays.
  async function saveBeforeLeaving(event) {
    clearTimeout(deviceTimer);
    clearTimeout(serverTimer);
    if (leaving || (text.value === saved && !newer)) {
      leaving = true;
      return;
    }
    event.preventDefault();
    while (busy) await new Promise((done) => setTimeout(done, 50));
    await keepThere();
    if (newer) conflict.scrollIntoView();
    if (newer || isLost) return;
    leaving = true;
    event.target.requestSubmit();
  }

  function offer(other) {
    newer = other;
    conflict.querySelector("[data-newer]").value = other.text;
    conflict.querySelector("[data-newer-at]").textContent = other.saved_at ? `(${other.saved_at})` : "";
    conflict.hidden = false;
    say("");
  }

  // A copy on this device was written after the last save that succeeded.
  function restore() {
    const copy = read(key);
    if (!copy || copy.text === text.value) return;
    if (copy.version === Number(version.value)) {
      text.value = copy.text;
      plan(0);
    } else {
      offer({ text: copy.text, version: Number(version.value), saved_at: "" });
    }
  }

  function say(words, isBad = false) {
    status.textContent = words;
    status.classList.toggle("lost", isBad);
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

// Computers are shared: what another account left behind is not kept.
function forgetOthers(key) {
  const mine = key.split(":").slice(0, 3).join(":");
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("nennep:draft:") && !name.startsWith(`${mine}:`)) localStorage.removeItem(name);
    }
  } catch {
    // Storage is not allowed here, so nothing is kept.
  }
}
