// The timings that the README quotes: `make bench`. One worker, nothing tried twice, no other load.

import { defineConfig } from '@playwright/test';

import everyday from '../playwright.config';

export default defineConfig({
  ...everyday,
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../artefacts/bench',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 600_000,
  reporter: [['list']],
  projects: [{ name: 'bench', use: { viewport: { width: 1280, height: 800 } } }],
});
