import type { Instant } from '../../../domain/money/types'
import { command } from '../wechat'
import { change, read } from './documents'

/**
 * The one-time right to become the first administrator. Whoever sets an environment up writes
 * `claims/first { codeHash, by: null }`, where `codeHash` is the SHA-256 of the code in hex.
 */
export interface Claim {
  _id: 'first'
  codeHash: string
  by: string | null
  at?: Instant
  /** The name she gave when she took it: her colleagues will know her by it. */
  name?: string
  /** Wrong codes so far; after too many the claim is dead and needs a new code. */
  wrong?: number
}

/** So many wrong codes and the claim is over: codes are short enough to be typed. */
const MOST_WRONG = 20

export function readClaim(): Promise<Claim | null> {
  return read<Claim>('claims', 'first')
}

/** Exactly one caller gets true, and only with the right code. */
export function takeClaim(
  codeHash: string,
  { memberId, name }: { memberId: string; name: string },
  now: Instant,
): Promise<boolean> {
  return change(
    'claims',
    { _id: 'first', codeHash, by: null, wrong: command.not(command.gte(MOST_WRONG)) },
    { by: memberId, at: now, name },
  )
}

export async function countWrongCode(): Promise<void> {
  await change('claims', { _id: 'first', by: null }, { wrong: command.inc(1) })
}
