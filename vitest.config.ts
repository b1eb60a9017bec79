import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/{architecture,migrations,simulation}/**/*.test.ts'],
    // The SQLite addon is loaded per process; worker threads would share its state.
    pool: 'forks',
    // Left to itself vitest keeps one core free, which is half of a small build machine.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // A process of its own for each file would load core anew three hundred times.
    isolate: false,
    globalSetup: ['tests/one-temporary-folder.ts'],
    setupFiles: ['tests/clean-up-after-file.ts'],
  },
});
