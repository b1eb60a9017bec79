import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

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

/**
 * What pdf.js fetches by name: the tables of Chinese characters in fonts that a PDF does not carry, and the decoders of
 * scanners' pictures in the form that needs no WebAssembly, which the content policy does not allow.
 */
function partsOfPdfReader(): Plugin {
  return {
    name: 'parts-of-pdf-reader',
    generateBundle() {
      const parts = globSync(
        'node_modules/pdfjs-dist/{cmaps/{Adobe-GB1,GB,UniGB,Adobe-CNS1,UniCNS,ETen,HKscs,B5}*.bcmap,wasm/*_nowasm_fallback.js}',
      );
      for (const part of parts) {
        this.emitFile({ type: 'asset', fileName: `pdf/${basename(part)}`, source: readFileSync(part) });
      }
    },
  };
}

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      minify: true,
      target: oldestNode,
      externalizeDeps: { include: ['better-sqlite3'] },
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          core: resolve('src/core/utility-process.ts'),
          'checkpoint-worker': resolve('src/core/db/checkpoint-worker.ts'),
        },
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
    plugins: [react(), partsOfPdfReader()],
    build: {
      minify: true,
      target: oldestChromium,
      rollupOptions: {
        input: {
          index: resolve('src/renderer/index.html'),
          'public-screen': resolve('src/renderer/public-screen.html'),
        },
      },
    },
  },
});
