import type { Page } from 'playwright-core'

/** A request of the page that waits for what becomes of it. */
export interface Paused {
  url: string
  /** '' when it has none. */
  body: string
  answer(json: object): Promise<unknown>
  /** As if there were no network. */
  disconnect(): Promise<unknown>
}

/**
 * Holds the requests whose address fits `pattern` (`*` for anything) until `decide` says what becomes of each; `broken` hears when
 * it cannot. `page.route` does the same and turns the browser's cache off with it, so that every page is loaded from nothing.
 */
export async function intercept(
  page: Page,
  pattern: string,
  decide: (paused: Paused) => Promise<unknown>,
  broken: (error: Error) => void,
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const paused: Paused = {
      url: request.url,
      body: request.postData ?? '',
      answer: json =>
        session.send('Fetch.fulfillRequest', {
          requestId,
          responseCode: 200,
          responseHeaders: [{ name: 'content-type', value: 'application/json' }],
          body: Buffer.from(JSON.stringify(json)).toString('base64'),
        }),
      disconnect: () => session.send('Fetch.failRequest', { requestId, errorReason: 'InternetDisconnected' }),
    }
    decide(paused).catch((error: Error) => {
      // A page that was closed meanwhile wants no answer.
      if (!page.isClosed()) broken(error)
    })
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: pattern }] })
}
