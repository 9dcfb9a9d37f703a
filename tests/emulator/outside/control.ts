/** Asks the control door of a cloud in another process; the names are those of `Cloud`. */
export type Control = <T = Record<string, unknown>>(name: string, ...args: unknown[]) => Promise<T>

/** Rejects with the door's own words, and `errCode` when there is one. */
export function controlOf(url: string): Control {
  return async <T>(name: string, ...args: unknown[]) => {
    const response = await fetch(`${url}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(args),
    })
    const { result, error, errCode } = (await response.json()) as {
      result: T
      error?: string
      errCode?: number
    }
    if (error !== undefined) throw Object.assign(new Error(error), { errCode })
    return result
  }
}
