import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** How the vendor's tests, which were written for another runner and another folder, find their SDK; see bench/vendor-suite.ts. */
export default defineConfig({
  root: process.env['VENDOR_SUITE'],
  resolve: {
    alias: [
      { find: /^(\.\.\/)+src\/index$/, replacement: at('vendor-suite-sdk.cjs') },
      { find: /^(\.\.\/)+lib\//, replacement: `${process.env['VENDOR_SUITE']}/../lib/` },
      { find: 'power-assert', replacement: at('vendor-suite-assert.cjs') },
    ],
  },
  test: {
    globals: true,
    include: ['database/**/*.test.ts'],
    // The stand-ins are read as Node reads them.
    server: { deps: { external: [/vendor-suite-\w+\.cjs/] } },
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
