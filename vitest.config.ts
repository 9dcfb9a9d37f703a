import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { patterns, testParts } from './scripts/support/parts.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Differences between the parts; what is not named here is the same for all. */
const manners: Record<string, object> = {
  functions: { globalSetup: ['tests/support/with-functions.ts'], testTimeout: 60_000 },
  emulator: { testTimeout: 60_000 },
  // The harness needs a document to draw on, and starts one cloud per file.
  weapp: {
    globalSetup: ['tests/support/with-functions.ts', 'tests/support/with-weapp.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
  // A browser wants both cores for itself.
  journeys: {
    globalSetup: ['tests/support/with-functions.ts', 'tests/support/with-h5.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${at('./src')}/` },
      { find: /^#contracts\//, replacement: `${at('./contracts')}/` },
      { find: /^#domain\//, replacement: `${at('./domain')}/` },
    ],
  },
  test: {
    projects: testParts.map((part, index) => ({
      extends: true,
      test: {
        name: part.name,
        ...patterns(part),
        environment: 'node',
        // Functions called without a worker, by the crash tests, need what the console would set.
        env: { LINTUAN_MERCHANT_ID: '1900000109' },
        pool: 'forks',
        maxWorkers: 2,
        testTimeout: 30_000,
        hookTimeout: 60_000,
        // Parts run one after the other, so that two cores are never shared by a browser and a cloud.
        sequence: { groupOrder: index },
        ...manners[part.name],
      },
    })),
  },
})
