// The timings that the README quotes: `make bench`. One worker, nothing tried twice, no other load.

import { defineConfig } from '@playwright/test';

import everyday, { measured } from '../playwright.config';

export default defineConfig({
  ...everyday,
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../artefacts/bench',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 600_000,
  // What records a page along the way takes its time of every key.
  use: { ...everyday.use, launchOptions: measured, trace: 'off', screenshot: 'off' },
  reporter: [['list']],
  projects: [{ name: 'bench', use: { viewport: { width: 1280, height: 800 } } }],
});
