/** How many tests ended how. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** The part of vitest's JSON report that is counted. */
export interface Report {
  testResults: {
    /** Absolute path of the test file. */
    name: string
    status: string
    assertionResults: { status: string }[]
  }[]
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 }

export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}

/**
 * Counts a report. A file that failed without a failed test (it did not load, or a hook threw) is one failure,
 * and so is a whole run that ended badly although everything in its report is well.
 */
export function countReport(report: Report, exitCode: number): Tally {
  let tally = nothing
  for (const file of report.testResults) {
    const statuses = file.assertionResults.map(one => one.status)
    const failed = statuses.filter(status => status === 'failed').length
    const passed = statuses.filter(status => status === 'passed').length
    const brokenFile = file.status === 'failed' && failed === 0 ? 1 : 0
    tally = add(tally, { passed, failed: failed + brokenFile, skipped: statuses.length - passed - failed })
  }
  return exitCode !== 0 && tally.failed === 0 ? add(tally, { ...nothing, failed: 1 }) : tally
}

/** The test files that exist but appear in no report. */
export function unrun(expected: string[], report: Report): string[] {
  const ran = report.testResults.map(file => file.name.replaceAll('\\', '/'))
  return expected.filter(path => !ran.some(name => name === path || name.endsWith(`/${path}`)))
}

/** The very last line of `npm test`. */
export function lastLine(tally: Tally): string {
  const counts = `${tally.passed} passed, ${tally.failed} failed`
  return tally.skipped > 0 ? `${counts}, ${tally.skipped} skipped` : counts
}
