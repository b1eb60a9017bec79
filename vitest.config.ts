import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/{architecture,migrations,simulation}/**/*.test.ts'],
    // The SQLite addon is loaded per process; worker threads would share its state.
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
