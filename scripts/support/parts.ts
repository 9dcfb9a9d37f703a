/** One part of the test suite, which is one vitest project. */
export interface TestPart {
  name: string
  /** What it shows, for the developer who lists the parts. */
  about: string
  /** Folders under `tests/` that belong to it; `undefined` takes what no other part takes. */
  folders: string[] | undefined
  /** What has to be built before. */
  needs: ('functions' | 'h5' | 'weapp' | 'chromium')[]
}

/** The parts in the order in which they run: the quick ones first, the browser last. */
export const testParts: TestPart[] = [
  { name: 'unit', about: 'decisions, laws, contracts, texts, scripts', folders: undefined, needs: [] },
  { name: 'emulator', about: 'the local cloud through the real SDK', folders: ['emulator'], needs: [] },
  {
    name: 'functions',
    about: 'compiled functions on the local cloud',
    folders: ['cloudfunctions', 'crash'],
    needs: ['functions'],
  },
  {
    name: 'weapp',
    about: 'the compiled mini-program on a simulated WeChat',
    folders: ['journeys/weapp'],
    needs: ['functions', 'weapp'],
  },
  {
    name: 'journeys',
    about: 'the browser preview in Chromium',
    folders: ['journeys/browser'],
    needs: ['functions', 'h5', 'chromium'],
  },
]

/** The part a test file belongs to, by its path from the repository's root. */
export function partOf(file: string): TestPart | undefined {
  const named = testParts.find(part => part.folders?.some(folder => file.startsWith(`tests/${folder}/`)))
  return named ?? testParts.find(part => part.folders === undefined)
}

/** Patterns of the test files of a part, for vitest. */
export function patterns(part: TestPart): { include: string[]; exclude: string[] } {
  const suffix = '**/*.test.{ts,tsx}'
  if (part.folders) return { include: part.folders.map(folder => `tests/${folder}/${suffix}`), exclude: [] }
  const others = testParts.flatMap(other => other.folders ?? [])
  return { include: [`tests/${suffix}`], exclude: others.map(folder => `tests/${folder}/**`) }
}
