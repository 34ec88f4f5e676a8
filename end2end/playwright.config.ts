import { existsSync } from 'node:fs';

import { defineConfig } from '@playwright/test';

import type { Options } from './fixtures';

// Asked once, and of a book in which no scene has written. Bytes and paper are the same on every screen, and
// counting bytes takes an unthrottled, scripted page. What everybody needs is asked in windows of every width
// (everyone.spec.ts), and what a screen reader is told does not depend on it.
const asked = [
  'weight.spec.ts',
  'paper.spec.ts',
  'everyone.spec.ts',
  'letters.spec.ts',
  'checks.spec.ts',
  'tree.spec.ts',
];
// Without a program nothing reads along; and officers' pages look the same, which is asked with one.
// What keeps pages, and keeps them up to date, is a program too.
const scripted = ['island.spec.ts', 'desk.spec.ts', 'problems.spec.ts', 'offline.spec.ts', 'live.spec.ts'];
// How long a phone takes is asked when nothing else takes the machine's time.
const measuredAlone = ['budget.spec.ts'];
const desktop = { viewport: { width: 1280, height: 800 } };
const phone = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  slow: true,
};

/** The browser that people have: what is measured is measured in it. */
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Chromium without what stands around a page: it does the same with the page, and takes half the processor. */
const shell = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The widths of letters as they are, on the screen and on paper.
  '--font-render-hinting=none',
];
/** How a browser is started in which something is measured. */
export const measured = { executablePath: chromium, args };

export default defineConfig<object, Options>({
  testDir: '.',
  outputDir: 'artefacts/results',
  snapshotPathTemplate: '{testDir}/tree/{arg}{ext}',
  fullyParallel: true,
  forbidOnly: true,
  // A whole morning of an officer's, on a phone as slow as it is played here. How quick a page has to
  // be is asked by name (pages.spec.ts); everywhere else a busy machine may take its time.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // A loaded machine lets Chromium stall now and then. What only passes on another try is counted and
  // named at the end of the run, and more than a few of those fail it (xtask/src/counts.rs).
  retries: 2,
  // Each worker starts a server of its own.
  workers: 2,
  reporter: [['list'], ['json', { outputFile: 'artefacts/report.json' }]],
  use: {
    // What is not there after this long will not come: a test says so at once instead of at its end.
    actionTimeout: 60_000,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    screenshot: 'only-on-failure',
    // To record what every scene does costs more than many a scene: what failed once is recorded on its next try.
    trace: 'on-first-retry',
    launchOptions: { executablePath: shell, args },
  },
  projects: [
    { name: 'desktop', testIgnore: [...asked, ...measuredAlone], use: desktop },
    { name: 'phone', testIgnore: [...asked, ...measuredAlone], use: phone },
    {
      name: 'no-js',
      testIgnore: [...asked, ...measuredAlone, ...scripted],
      use: { ...desktop, javaScriptEnabled: false },
    },
    { name: 'everyone', testMatch: asked, use: desktop },
    // By itself: `--project=alone --no-deps`. What records a page along the way takes its time of it.
    {
      name: 'alone',
      testMatch: measuredAlone,
      dependencies: ['desktop', 'phone', 'no-js', 'everyone'],
      use: { ...phone, launchOptions: measured, trace: 'off', screenshot: 'off' },
    },
  ],
});
