/** The number after `option`; `undefined` when it was not given. @throws when it is no port. */
export function readPort(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`${option} ${text} is no port`)
  return port
}
