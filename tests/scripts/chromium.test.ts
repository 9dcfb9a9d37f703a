import { describe, expect, it } from 'vitest'
import { findChromium } from '../../scripts/support/chromium.ts'
import { folder } from '../support/folder.ts'

describe('finding a Chromium', () => {
  it('takes the one CHROME_PATH names', () => {
    const base = folder({ 'my-chrome': '' })
    expect(findChromium({ CHROME_PATH: `${base}/my-chrome`, PATH: '' })).toBe(`${base}/my-chrome`)
  })

  it('does not look elsewhere when CHROME_PATH names nothing', () => {
    expect(findChromium({ CHROME_PATH: '/nowhere/chrome', PATH: process.env.PATH })).toBeUndefined()
  })

  it.runIf(process.platform === 'linux')('looks along the PATH', () => {
    const base = folder({ 'a/readme': '', 'b/chromium': '' })
    expect(findChromium({ PATH: `${base}/a:${base}/b` })).toBe(`${base}/b/chromium`)
  })
})
