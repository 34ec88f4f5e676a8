// What every browser test stands on: a server, officers who are signed in, and pages that take any
// error for a failure.

import {
  test as base,
  expect,
  type BrowserContext,
  type CDPSession,
  type Cookie,
  type Page,
} from '@playwright/test';

import { farAway } from './far';
import { type Account, signIn } from './officers';
import { type Server, startServer } from './server';

export { expect };

/** Of a whole project. */
export interface Options {
  /** Whether the network is that of a phone far from the mast; `slowDown` makes it a cheap one. */
  slow: boolean;
}

interface Fixtures {
  /**
   * What went wrong in the pages so far: console errors, exceptions, failed requests. A test that
   * provokes one says so with `provoked`; any other fails the test at its end.
   */
  problems: string[];
  /** A browser of somebody's own, signed in, on no page yet. */
  as: (account: Account) => Promise<Page>;
}

interface WorkerFixtures extends Options {
  /** Next door, whatever the project says. */
  near: Server;
  server: Server;
  address: string;
  /** Officers sign in once: the server counts how often somebody tries. */
  sessions: Map<Account, Cookie[]>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  slow: [false, { option: true, scope: 'worker' }],

  // Playwright reads the names of the fixtures out of this pattern, empty as it is.
  near: [
    async ({}, use) => {
      const near = await startServer();
      await use(near);
      await near.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  server: [
    async ({ slow, near }, use) => {
      const server = slow ? await farAway(near) : near;
      await use(server);
      if (server !== near) {
        await server.stop();
      }
    },
    { scope: 'worker' },
  ],

  address: [async ({ server }, use) => use(server.address), { scope: 'worker' }],

  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],

  baseURL: async ({ address }, use) => use(address),

  problems: [
    async ({ page, javaScriptEnabled }, use) => {
      const problems: string[] = [];
      watch(page, problems, javaScriptEnabled);
      await use(problems);
      const meant = provocations.get(problems) ?? [];
      expect(problems.filter((problem) => !meant.some((what) => what.test(problem)))).toEqual([]);
    },
    { auto: true },
  ],

  as: async ({ browser, problems, javaScriptEnabled, sessions }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (account) => {
      const context = await browser.newContext();
      opened.push(context);
      const page = await context.newPage();
      const cookies = sessions.get(account);
      if (cookies) {
        await context.addCookies(cookies);
      } else {
        await signIn(page, account);
        sessions.set(account, await context.cookies());
      }
      watch(page, problems, javaScriptEnabled);
      return page;
    });
    for (const context of opened) {
      await context.close();
    }
  },
});

const provocations = new WeakMap<string[], RegExp[]>();

/**
 * Says that such errors are meant, and how many there were so far. A browser may tell of one after the page has
 * changed: whoever counts them asks until they are there.
 */
export function provoked(problems: string[], what: RegExp): number {
  provocations.set(problems, [...(provocations.get(problems) ?? []), what]);
  return problems.filter((problem) => what.test(problem)).length;
}

function watch(page: Page, problems: string[], scripted: boolean): void {
  // A warning too is something that a page should not have to say; but a browser that was told to run no
  // script warns of every script that the page fetched ahead.
  const kinds = scripted ? ['error', 'warning'] : ['error'];
  page.on('console', (message) => {
    if (kinds.includes(message.type())) {
      problems.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // Leaving a page ends what it was still loading, and no script is run where none may be: neither is
    // a fault of the page.
    const why = request.failure()?.errorText ?? '';
    const refused = !scripted && request.resourceType() === 'script' && why === 'csp';
    if (why !== 'net::ERR_ABORTED' && !refused) {
      problems.push(`request: ${request.url()} ${why}`);
    }
  });
}

const slowed = new WeakMap<Page, CDPSession>();

/**
 * By default to the quarter of a processor that Lighthouse takes for a cheap phone. For where it is asked how
 * long something takes: a browser that is slowed down keeps a core busy with nothing.
 */
export async function slowDown(page: Page, rate = 4): Promise<void> {
  const session = slowed.get(page) ?? (await page.context().newCDPSession(page));
  slowed.set(page, session);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** As if this browser had never been here: what it kept of the site is gone. */
export async function forgetVisits(page: Page): Promise<void> {
  await slowed.get(page)?.send('Network.clearBrowserCache');
}

/** From here on as quick as the machine is: for what is asked of a page once it is there. */
export async function speedUp(page: Page): Promise<void> {
  await slowed.get(page)?.send('Emulation.setCPUThrottlingRate', { rate: 1 });
}
