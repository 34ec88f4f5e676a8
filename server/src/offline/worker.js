// Keeps public pages for when there is no network, in the reader's own browser. The server fills in what it
// is: the files that pages need, the addresses of its own pages, the words.
//
// What may be kept, an answer says itself (Tiendo-Keep): a page that is for nobody in particular; a home page
// that begins where its reader lives, with that place's page; or nothing, because somebody is signed in, and
// then what was kept is dropped. So there is nothing to serve to whoever has a session, nor after it.
const { version, files, absent, unsent, words } = "FILLED IN BY THE SERVER";

const PAGES = "pages"; // The last that were seen.
const HOME = "home"; // Where the reader lives: as long as they do.
const FILES = "files"; // Each under an address that changes with its content, so old and new never mix.
const MOST = 40;
/** How long a kept page waits for a better one, in milliseconds. */
const PATIENCE = 4000;
const HOUR = 3600_000;
const HASHED = /\.[0-9a-f]{16}\.\w+$/;

const english = ({ pathname }) => /^\/en(\/|$)/.test(pathname);
const keepOf = (response) => response.headers.get("tiendo-keep");
const bornOf = (response) => Date.parse(response.headers.get("date")) || 0;
/** The files that a page or a style sheet names. Officers' programs are theirs. */
const named = (text) => [
  ...new Set(
    [...text.matchAll(/(?:(?:href|src)="|url\("?)(\/[^")]+)/g)]
      .map(([, path]) => path)
      .filter((path) => HASHED.test(path) && !path.startsWith("/pkg/")),
  ),
];
/** What a kept page says of itself, so that it need not be read for that. */
const filesOf = (response) => response.headers.get("tiendo-files")?.split(" ") ?? [];
const titleOf = (response) => decodeURIComponent(response.headers.get("tiendo-title") ?? "");

/** All that is kept, the latest first, as [address, response]. */
async function kept(...names) {
  const all = [];
  for (const name of names) {
    const cache = await caches.open(name);
    const [requests, responses] = await Promise.all([cache.keys(), cache.matchAll()]);
    all.push(...requests.map(({ url }, at) => [url, responses[at]]));
  }
  return all.sort(([, a], [, b]) => bornOf(b) - bornOf(a));
}

/** Keeps a page with the files it names; those that it has are not loaded again. */
async function keep(name, url, response) {
  const store = await caches.open(FILES);
  const text = await response.text();
  const needed = named(text);
  await Promise.all(needed.map(async (path) => (await store.match(path)) ?? store.add(path)));
  const headers = new Headers(response.headers);
  ["content-encoding", "content-length", "etag"].forEach((name) => headers.delete(name));
  headers.set("tiendo-files", needed.join(" "));
  headers.set("tiendo-title", encodeURIComponent(/<title>([^<]*)/.exec(text)?.[1] ?? url));
  await (await caches.open(name)).put(url, new Response(text, { headers }));
}

/** Drops what is too much, then the files that no page needs. */
async function tidy() {
  const pages = await caches.open(PAGES);
  const tooMany = (await kept(PAGES)).slice(MOST);
  await Promise.all(tooMany.map(([url]) => pages.delete(url)));
  const store = await caches.open(FILES);
  const needed = new Set(files);
  for (const [, response] of await kept(PAGES, HOME, version)) {
    filesOf(response).forEach((path) => needed.add(path));
  }
  // A style sheet needs its letters, and so on to the end.
  for (const path of needed) {
    const file = path.endsWith(".css") && (await store.match(path));
    if (file) named(await file.text()).forEach((name) => needed.add(name));
  }
  for (const request of await store.keys()) {
    if (!needed.has(new URL(request.url).pathname)) await store.delete(request);
  }
}

const forget = (...names) => Promise.all(names.map((name) => caches.delete(name)));

/** What an answer tells to do with it. One after another, so that what is forgotten stays forgotten. */
let before = Promise.resolve();
const inTurn = (work) => (before = before.then(work, work));

async function learn(url, response) {
  const what = keepOf(response);
  if (what === "nothing") return forget(PAGES, HOME);
  if (!what || !response.ok) return;
  const { pathname } = new URL(url);
  const isHome = pathname === "/" || pathname === "/en";
  if (what === "page") {
    if (isHome) await forget(HOME);
    await keep(PAGES, url, response);
    return tidy();
  }
  // The way to the place's page. What was kept of another place goes.
  const place = new URL(what, url).href;
  const name = what.split("/").at(-1);
  const had = await kept(HOME);
  if (had.some(([address]) => /\/don-vi\//.test(address) && !address.endsWith(`/${name}`))) await forget(HOME);
  await (await caches.open(PAGES)).delete(url);
  await keep(HOME, url, response);
  const known = had.find(([address]) => address === place);
  if (!known || Date.now() - bornOf(known[1]) > HOUR) {
    const page = await fetch(place, { credentials: "omit" });
    if (page.ok && keepOf(page) === "page") await keep(HOME, place, page);
  }
  return tidy();
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);

/** "10:32 ngày 26/11/2026", "10:32 on 26 November 2026": in Vietnam, wherever the reader is. */
function said(moment, inEnglish) {
  const parts = (options) =>
    Object.fromEntries(
      new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", ...options })
        .formatToParts(moment)
        .map(({ type, value }) => [type, value]),
    );
  const { hour, minute } = parts({ hour: "2-digit", minute: "2-digit" });
  const { day, month, year } = parts({
    day: "numeric",
    month: inEnglish ? "long" : "numeric",
    year: "numeric",
  });
  return inEnglish
    ? `${hour}:${minute} on ${day} ${month} ${year}`
    : `${hour}:${minute} ngày ${day}/${month}/${year}`;
}

/** A kept page with other text. It says what the first one said about itself: its policy has its nonce. */
async function rewritten(response, change) {
  return new Response(change(await response.text()), { headers: response.headers });
}

/** A kept page, which says that it is one, why, and how old. */
function aged(response, url, isSlow) {
  const inEnglish = english(url);
  const { kept, offline, slow, again } = words[inEnglish ? "en" : "vi"];
  const [why, rest] = isSlow ? slow : offline;
  const notice =
    `<aside class="aged" id="kept" aria-label="${kept}"><p class="page">${why} ${said(bornOf(response), inEnglish)}${rest} ` +
    `<a href="${escaped(url.pathname + url.search)}">${again}</a></p></aside>`;
  return rewritten(response, (text) => text.replace(/<main /, (main) => notice + main));
}

/** The page for what was never kept, with what can be read instead. */
async function instead(url, path) {
  const inEnglish = english(url);
  const page = await (await caches.open(version)).match(path[inEnglish ? "en" : "vi"]);
  if (!page) return Response.error();
  const lines = [];
  for (const [address, response] of await kept(HOME, PAGES)) {
    const { pathname, search } = new URL(address);
    lines.push(
      `<li><a href="${escaped(pathname + search)}">${titleOf(response)}</a> <small>${said(bornOf(response), inEnglish)}</small></li>`,
    );
  }
  const list = `<ul class="readable">${lines.join("")}</ul>`;
  return rewritten(page, (text) =>
    text.replace(/(<div id="kept-pages">)([^]*?)(?=<\/div>)/, (all, begin) => (lines.length ? begin + list : all)),
  );
}

async function find(url) {
  for (const name of [HOME, PAGES]) {
    const found = await (await caches.open(name)).match(url.href);
    if (found) return found;
  }
}

/** The network first. What is kept is shown when there is none, or when it keeps the reader waiting. */
async function navigate(event) {
  const url = new URL(event.request.url);
  url.hash = "";
  let isLate = false;
  const fresh = (async () => {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    if (keepOf(answer)) {
      const copy = answer.clone();
      event.waitUntil(inTurn(() => learn(url.href, copy)));
    }
    return answer;
  })();
  event.waitUntil(fresh.then(() => isLate && tell(event, url)).catch(() => {}));
  // An answer; nothing (null), when there is no network; or none yet (undefined).
  const answer = await Promise.race([
    fresh.catch(() => null),
    new Promise((resolve) => setTimeout(resolve, PATIENCE)),
  ]);
  if (answer) return answer;
  const found = await find(url);
  if (answer === null) {
    return found ? aged(found, url, false) : instead(url, absent);
  }
  if (!found) return fresh.catch(() => instead(url, absent));
  isLate = true;
  return aged(found, url, true);
}

/** What came late is in the browser now: the page that was shown meanwhile can take it over. */
async function tell(event, url) {
  const page = await self.clients.get(event.resultingClientId);
  page?.postMessage({ fresh: url.pathname + url.search });
}

async function file(request) {
  const had = await caches.match(request, { cacheName: FILES });
  if (had) return had;
  const answer = await fetch(request);
  if (answer.ok) {
    const copy = answer.clone();
    await caches.open(FILES).then((store) => store.put(request, copy)).catch(() => {});
  }
  return answer;
}

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const store = await caches.open(FILES);
      await Promise.all(files.map(async (path) => (await store.match(path)) ?? store.add(path)));
      // Whoever is signed in: these are for nobody.
      for (const path of [absent, unsent].flatMap(({ vi, en }) => [vi, en])) {
        await keep(version, path, await fetch(path, { credentials: "omit", cache: "no-cache" }));
      }
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      await self.registration.navigationPreload?.enable();
      const mine = [PAGES, HOME, FILES, version];
      const names = await caches.keys();
      await forget(...names.filter((name) => !mine.includes(name)));
      await tidy();
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST") {
    // Who signs in or out, or lives elsewhere now, leaves nothing behind, whatever becomes of the answer.
    const isSession = /^\/api\/(sign_|end_session|switch_)/.test(url.pathname);
    if (isSession) event.waitUntil(inTurn(() => forget(PAGES, HOME)));
    else if (url.pathname === "/noi-song") event.waitUntil(inTurn(() => forget(HOME)));
    // Nothing is sent later: a form that cannot be sent says so, and stays with the browser.
    if (request.mode === "navigate" && !navigator.onLine) event.respondWith(instead(url, unsent));
  } else if (request.mode === "navigate") {
    event.respondWith(navigate(event));
  } else if (request.method === "GET" && request.headers.get("accept") === "text/html") {
    // An open page that asks for itself again: what is kept is the latest too.
    event.respondWith(
      fetch(request).then((answer) => {
        const copy = answer.clone();
        event.waitUntil(inTurn(() => learn(url.href, copy)));
        return answer;
      }),
    );
  } else if (HASHED.test(url.pathname) && !url.pathname.startsWith("/pkg/")) {
    event.respondWith(file(request));
  }
});
