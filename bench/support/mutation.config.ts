import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (folder: string) => fileURLToPath(new URL(`../../${folder}/`, import.meta.url))

/** The tests that judge the mutants of `domain/`: those of its decisions, and the laws that start no cloud; see bench/mutation.ts. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: at('src') },
      { find: /^#contracts\//, replacement: at('contracts') },
      { find: /^#domain\//, replacement: at('domain') },
    ],
  },
  test: {
    include: ['tests/domain/**/*.test.ts', 'tests/laws/{crate,money,shelf}.test.ts'],
    testTimeout: 30_000,
  },
})
