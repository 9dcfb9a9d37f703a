import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { trackedFiles } from '../support/files.ts'
import { count, failed, passed, type Check } from './check.ts'

/** Written in pieces, so that this file does not find itself. */
const forbidden: { pattern: RegExp; why: string }[] = [
  { pattern: new RegExp(`(?<![\\w./-])/${'work'}/`), why: 'a path of one machine' },
  { pattern: new RegExp(`(?<![\\w./-])/(${'home'}|${'Users'})/[a-z]`), why: 'a path of one machine' },
  { pattern: new RegExp(`(?<![\\w./-])/${'root'}/`), why: 'a path of one machine' },
  { pattern: new RegExp(`\\b[A-Z]:\\\\${'Users'}\\\\`), why: 'a path of one machine' },
  { pattern: new RegExp(`https?://${'registry'}\\.[a-z]`), why: 'a registry host' },
  {
    pattern: new RegExp(`\\b(npm${'mirror'}|arti${'factory'}|verd${'accio'})\\b`, 'i'),
    why: 'a registry host',
  },
  { pattern: new RegExp(`${'-----BEGIN'} [A-Z ]*PRIVATE KEY`), why: 'a private key' },
]

/** Files in which a match means nothing. */
const pictures = /\.(png|jpe?g|gif|webp|ico|woff2?|ttf|otf|mp3|mp4)$/i

/** Nothing in the repository may tell on which machine or from which registry it was made. */
export const words: Check = {
  name: 'words',
  about: 'no machine paths, registry hosts or keys in files',
  async run(base) {
    const files = trackedFiles(base).filter(path => !pictures.test(path))
    const found = files.flatMap(path => search(path, readFileSync(join(base, path), 'utf8')))
    if (found.length === 0) return passed(count(files.length, 'file'))
    return failed(count(found.length, 'line'), found.join('\n'))
  },
}

function search(path: string, text: string): string[] {
  const hits = forbidden.filter(one => one.pattern.test(text))
  if (hits.length === 0) return []
  return text
    .split('\n')
    .flatMap((line, index) =>
      hits
        .filter(one => one.pattern.test(line))
        .map(one => `${path}:${index + 1} ${one.why}: ${line.trim().slice(0, 120)}`),
    )
}
