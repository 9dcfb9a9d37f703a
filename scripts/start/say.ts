/** What `npm start` prints: plain lines, each saying what is done and how long it took. */
export interface Say {
  (line: string): void
  /** Announces a step, does it, and says how long it took. */
  step<T>(name: string, act: () => Promise<T>): Promise<T>
}

export function createSay(print: (line: string) => void = line => console.log(line)): Say {
  const say = ((line: string) => print(line)) as Say
  say.step = async (name, act) => {
    print(`${name} …`)
    const started = performance.now()
    const result = await act()
    print(`${name}: done in ${duration(performance.now() - started)}`)
    return result
  }
  return say
}

/** 840 ms · 3.2 s · 1 min 12 s */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** Columns of equal width; a Chinese character is as wide as two others. */
export function table(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => width(row[column] ?? ''))))
  return rows.map(row =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('   ')
      .trimEnd(),
  )
}

function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0)
}
