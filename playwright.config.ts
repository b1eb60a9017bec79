import { defineConfig } from '@playwright/test';

/** Real Electron windows. `npm test` has two open at a time, but for those in which something is measured. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
});
