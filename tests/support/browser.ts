import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../../scripts/support/chromium.ts'

/** Starts the Chromium of this machine without a window. Close it when the file is done. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium found: install one or set CHROME_PATH')
  const asRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath,
    args: [
      // Chromium refuses its sandbox to root, and containers give it too little shared memory.
      ...(asRoot ? ['--no-sandbox'] : []),
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--lang=zh-CN',
      '--hide-scrollbars',
    ],
  })
}

/** A phone's screen as the drawings have it; text is always Chinese and the time is Shanghai's. */
export const phoneScreen = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
} as const
