/** The slope of a straight line through the logarithms: 0 is flat, 1 grows as fast as the data. */
export function exponent(points: readonly { size: number; cost: number }[]): number {
  // A cost of nothing has no logarithm; one document is the least that is worth telling apart.
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(Math.max(1, cost))] as const)
  const mean = (of: (log: readonly [number, number]) => number) =>
    logs.reduce((all, log) => all + of(log), 0) / logs.length
  const [middleX, middleY] = [mean(([x]) => x), mean(([, y]) => y)]
  const rise = mean(([x, y]) => (x - middleX) * (y - middleY))
  const run = mean(([x]) => (x - middleX) ** 2)
  return Math.round((rise / run) * 1000) / 1000
}
