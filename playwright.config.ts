import { defineConfig } from '@playwright/test';

/** Real Electron windows, one after the other: two cores leave no room for two at once. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
});
