import { describe, expect, it } from 'vitest'
import { countReport, lastLine, unrun, type Report } from '../../scripts/support/tally.ts'

describe('the sum of a test run', () => {
  it('counts every state once', () => {
    const report = files({ 'a.test.ts': ['passed', 'failed', 'pending', 'todo'], 'b.test.ts': ['passed'] })
    expect(countReport(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 })
  })

  it('counts a file that does not load as one failure', () => {
    const report: Report = { testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }] }
    expect(countReport(report, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('counts a run that ended badly although every test passed as one failure', () => {
    expect(countReport(files({ 'a.test.ts': ['passed'] }), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  it('tells which files never ran', () => {
    const report = files({ '/somewhere/tests/domain/a.test.ts': ['passed'] })
    expect(unrun(['tests/domain/a.test.ts', 'tests/domain/b.test.ts'], report)).toEqual([
      'tests/domain/b.test.ts',
    ])
  })

  it('ends with a line that names skipped tests only when there are some', () => {
    expect(lastLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
    expect(lastLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
  })
})

function files(states: Record<string, string[]>): Report {
  return {
    testResults: Object.entries(states).map(([name, statuses]) => ({
      name,
      status: statuses.includes('failed') ? 'failed' : 'passed',
      assertionResults: statuses.map(status => ({ status })),
    })),
  }
}
