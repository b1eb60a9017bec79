import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Everything is bundled, so that the packaged app starts from few files; only the SQLite addon and the pinyin
 * dictionary, which is loaded late, lie in the package's node_modules.
 */
const alias = {
  '#shared': resolve('src/shared'),
  '#core': resolve('src/core'),
  '#main': resolve('src/main'),
};

/** The stand-in Electron of closed networks is older than the pinned one (docs/adr/0001). */
const oldestNode = 'node20.18';
const oldestChromium = 'chrome130';

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      minify: true,
      target: oldestNode,
      externalizeDeps: { include: ['better-sqlite3'] },
      rollupOptions: {
        input: { index: resolve('src/main/index.ts'), core: resolve('src/core/utility-process.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    resolve: { alias },
    plugins: [react()],
    build: {
      minify: true,
      target: oldestChromium,
      rollupOptions: { input: resolve('src/renderer/index.html') },
    },
  },
});
