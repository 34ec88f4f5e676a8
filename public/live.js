// Keeps an open page up to date, and readable without a network. Without this it is a page as any other.
const { serviceWorker, connection } = navigator;
const main = document.getElementById("main");
const said = document.getElementById("live");
const { since, about } = main.dataset;
const here = location.pathname + location.search;

/** Forms that somebody typed or chose something in. */
const touched = new Set();
main.addEventListener("input", ({ target }) => touched.add(target.form));

let changed;
let waiting;
/** Whether a piece may go: not what somebody is at. */
const mayGo = (piece) => {
  const isBusy = [document.activeElement, ...touched].some((one) => one && piece.contains(one));
  waiting ||= isBusy;
  changed ||= !isBusy;
  return !isBusy;
};

/** Makes a piece of the page what it is now, and leaves alone what stayed the same. */
const blend = (old, now) => {
  // Forms are their readers', and work as they are.
  if (old.isEqualNode(now) || (old.nodeName === "FORM" && now.nodeName === "FORM")) return;
  if (old.nodeName !== now.nodeName || !old.firstChild || !now.firstChild) {
    if (mayGo(old)) old.replaceWith(now);
    return;
  }
  for (const { name, value } of now.attributes) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) {
    // What a reader opened stays open.
    if (name !== "open" && !now.hasAttribute(name)) old.removeAttribute(name);
  }
  const [were, are] = [[...old.childNodes], [...now.childNodes]];
  // What came or went is between what is the same at both ends.
  let end = null;
  const same = (at) => were.length && are.length && were.at(at).isEqualNode(are.at(at));
  while (same(0)) were.shift(), are.shift();
  while (same(-1)) end = were.pop(), are.pop();
  const more = are.splice(were.length);
  were.splice(are.length).forEach((gone) => mayGo(gone) && gone.remove());
  are.forEach((piece, at) => blend(were[at], piece));
  more.forEach((piece) => old.insertBefore(piece, end));
  changed ||= more.length > 0;
};

let tag;
let asking;
/** Asks for the page again, and shows what is different. */
const again = async () => {
  const headers = { accept: "text/html", ...(tag && { "if-none-match": tag }) };
  const answer = await fetch(here, { headers, cache: tag ? "no-store" : "no-cache" });
  // Somebody signed in meanwhile: their reading is not to go on by itself.
  if (answer.headers.get("tiendo-keep") === "nothing") return stop();
  document.getElementById("kept")?.remove();
  if (!answer.ok) return;
  tag = answer.headers.get("etag");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("main");
  // Another one each time; browsers hide that of a page that is shown.
  now.querySelectorAll("script").forEach((script) => script.setAttribute("nonce", ""));
  now.dataset.since = main.dataset.since;
  changed = waiting = false;
  blend(main, now);
  if (waiting) addEventListener("focusout", () => setTimeout(refresh), { once: true });
  if (!changed) return;
  const time = { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit" };
  said.textContent = `${said.dataset.said} ${new Date().toLocaleTimeString("en-GB", time)}`;
};
const refresh = () => (asking ??= again().catch(() => {}).finally(() => (asking = null)));

// Once the page is there: what is kept for later does not hold it up.
addEventListener("load", () => serviceWorker?.register("/sw.js").catch(() => {}));
// The first page was there before what keeps it.
if (!serviceWorker?.controller) serviceWorker?.addEventListener("controllerchange", () => refresh());
// What was kept was shown while the network was slow or gone.
serviceWorker?.addEventListener("message", ({ data }) => data.fresh === here && refresh());
addEventListener("online", () => document.getElementById("kept") && refresh());

/** A first visit is over before a connection is worth its while, in milliseconds. */
const SETTLED = 2500;
const MINUTE = 60_000;
/** From here on it is asked for now and then, as events do not come through. */
const FEW = 3;
const channel = since && navigator.locks && new BroadcastChannel("live");
let mark = since;
let failures = 0;
let source;
let timer;
let letGo;
let missed;

/** What one page of this browser is told, all are. */
const told = ({ name, id, things, within }) => {
  mark = id;
  const isConcerned = name === "again" || about === "*" || about.split(" ").some((one) => things.includes(one));
  if (isConcerned && document.hidden) missed = true;
  // Not all readers at the same moment.
  else if (isConcerned) setTimeout(refresh, Math.random() * within);
};
const close = () => {
  clearTimeout(timer);
  source?.close();
};
const failed = () => {
  close();
  failures += 1;
  if (failures > FEW) refresh();
  const wait = failures > FEW ? MINUTE : 1000 * 2 ** failures * Math.random();
  timer = setTimeout(open, wait);
};
const open = () => {
  close();
  // What is silent for three beats is no longer there.
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(failed, MINUTE);
  };
  const pass = ({ type, data, lastEventId }) => {
    heard();
    const { about: things, within } = JSON.parse(data);
    const event = { name: type, id: lastEventId, things, within };
    channel.postMessage(event);
    told(event);
  };
  source = new EventSource(`/truc-tiep?sau=${mark}`);
  source.onopen = () => {
    failures = 0;
    heard();
  };
  source.onerror = failed;
  source.addEventListener("beat", heard);
  source.addEventListener("changed", pass);
  source.addEventListener("again", pass);
};
/** One page listens for all of this browser; when it is no longer looked at, another one does. */
const start = () => {
  if (missed) refresh();
  missed = false;
  if (letGo) return;
  const given = new AbortController();
  letGo = () => given.abort();
  // What was told before this page began to hear.
  const catchUp = setTimeout(refresh, 1000);
  navigator.locks
    .request("live", { signal: given.signal }, () => {
      clearTimeout(catchUp);
      open();
      return new Promise((resolve) => (letGo = resolve));
    })
    .catch(() => {});
};
const rest = () => {
  close();
  letGo?.();
  letGo = null;
};
const turn = () => (document.hidden ? rest() : start());
const stop = () => {
  rest();
  document.removeEventListener("visibilitychange", turn);
};

// Whoever counts what they load is not told by itself; nor is a page of another day, or one of an officer.
if (channel && !connection?.saveData) {
  channel.onmessage = ({ data }) => told(data);
  document.addEventListener("visibilitychange", turn);
  addEventListener("load", () => setTimeout(turn, SETTLED));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", ({ persisted }) => persisted && turn());
}
