import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startCloudProcess, type CloudProcess } from './cloud-process.ts'

const SCRIPT = fileURLToPath(new URL('walk/main.ts', import.meta.url))
let cloud: CloudProcess

beforeAll(async () => {
  cloud = await startCloudProcess(['--auto-create', '--clock', '2026-03-02T09:00:00+08:00', '--seed', '1'])
})

afterAll(() => cloud.stop('SIGKILL'))

it('serves a client of its own process, with the real SDK, in everything it has', async () => {
  const { code, said } = await walk(cloud.variables)
  const lines = said.trim().split('\n')
  expect(
    lines.filter(line => line.startsWith('failed')),
    said,
  ).toEqual([])
  expect(lines.at(-1)).toMatch(/^\d\d passed, 0 failed$/)
  expect(code).toBe(0)
}, 180_000)

it('closes when it is asked to, and has said nothing but variables', async () => {
  expect(Object.keys(cloud.variables)).toContain('TCB_CONTEXT_CNFG')
  expect(await cloud.stop('SIGTERM')).toBe(0)
})

function walk(variables: Record<string, string>): Promise<{ code: number; said: string }> {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      ['--import', 'tsx', SCRIPT],
      { env: { ...process.env, ...variables }, maxBuffer: 2 ** 24 },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    )
  })
}
