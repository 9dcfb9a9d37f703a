/** A copy of a map without one of its keys; the map itself stays as it is. */
export function without<T>(map: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _gone, ...rest } = map
  return rest
}
