/**
 * The SDK vendor's own database tests, as published in the package `@cloudbase/node-sdk` 2.9.1, against the local cloud: a
 * judge that is not ours. What they skip is not skipped here. They speak through the node-sdk that wx-server-sdk brings today
 * (3.17.2). `node --import tsx bench/vendor-suite.ts` fetches the package from the npm registry into `.lintuan/vendor`, prints
 * what failed and writes the figure.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startCloud } from '../emulator/index.ts'
import { figure } from '../scripts/support/figure.ts'
import { root } from '../scripts/support/root.ts'
import { runNode } from '../scripts/support/run.ts'
import { keep } from './support/keep.ts'

const SUITE = '@cloudbase/node-sdk@2.9.1'
/** Cases that pass where a real environment is asked; the issue of the vendor's suite counts 204. */
const TARGET = 198

interface Report {
  numTotalTests: number
  numPassedTests: number
  testResults: {
    name: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}

const folder = join(root, '.lintuan/vendor')
const tests = join(folder, 'package/test')
fetchSuite()
const cloud = await startCloud({ memory: true, autoCreate: true })
try {
  const output = join(folder, 'report.json')
  await runNode(
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--config=${join(root, 'bench/support/vendor-suite.config.ts')}`,
      '--reporter=json',
      `--outputFile=${output}`,
    ],
    // The suite compares local times with what the service says in Beijing's.
    { show: false, env: { ...cloud.sdkEnv(), TZ: 'Asia/Shanghai', VENDOR_SUITE: tests } },
  )
  report(JSON.parse(readFileSync(output, 'utf8')) as Report)
} finally {
  await cloud.close()
}

function fetchSuite(): void {
  if (existsSync(tests)) return
  mkdirSync(folder, { recursive: true })
  const packed = execFileSync('npm', ['pack', SUITE, '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
  })
  execFileSync('tar', ['xzf', join(folder, packed.trim()), '-C', folder])
  const config = 'module.exports = { secretId: "local", secretKey: "local", env: process.env.TCB_ENV }\n'
  writeFileSync(join(tests, 'config.js'), config)
  for (const file of readdirSync(tests, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.test.ts')) unskip(join(tests, file))
}

function unskip(file: string): void {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/\b(it|test|describe)\.skip\(/g, '$1('))
}

function report({ numTotalTests, numPassedTests, testResults }: Report): void {
  for (const { assertionResults } of testResults)
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status !== 'passed') console.error(`✗ ${fullName}: ${(failureMessages[0] ?? '').split('\n')[0]}`)
  keep([
    figure({
      id: 'bench.vendor-suite.passed',
      value: numPassedTests,
      unit: 'cases',
      target: TARGET,
      op: '>=',
      method: `test/database of ${SUITE} with nothing skipped, ${numTotalTests} cases, over HTTP through @cloudbase/node-sdk 3.17.2 against a cloud in memory that creates collections on first use`,
    }),
  ])
}
