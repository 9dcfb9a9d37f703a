import { tellGrants } from '@/cloud/member'
import { isUnheard } from '@/cloud/reply'
import { randomId } from '@/platform/random-id'
import { now } from './clock'
import { read, write } from '@/platform/storage'
import { TAP_LIVES } from '#domain/notice/old-taps'
import type { NoticeKind } from '#domain/notice/types'

/** What she allowed in WeChat's sheet and the cloud has not heard yet, each tap under its own id. */
interface Unheard {
  accepted: NoticeKind[]
  tapId: string
  at: number
}

const key = 'grants'
/** More were never lost by one phone; the oldest go first. */
const most = 10

const unheard = (): Unheard[] => {
  const kept = read<unknown>(key)
  // Before the cloud forgets a tap, this phone has given it up.
  return Array.isArray(kept) ? kept.filter(usable).filter(({ at }) => now() < at + TAP_LIVES / 2) : []
}

/** Refusals that end when she agrees to the terms. */
const waits = ['consent-needed', 'not-a-member']

/** She allowed messages: kept on the phone until the cloud has counted them. */
export function keepGrant(accepted: NoticeKind[]): Promise<void> {
  write(key, [...unheard(), { accepted, tapId: randomId(), at: now() }].slice(-most))
  return sendGrants()
}

/** Sends what the cloud has not heard. A tap that was heard though its answer was lost counts once. */
export async function sendGrants(): Promise<void> {
  for (const one of unheard()) {
    const { accepted, tapId } = one
    const reply = await tellGrants({ accepted, tapId })
    // Not heard, or heard too early: she agrees first. Any other refusal will be the same next time.
    if (isUnheard(reply) || (!reply.ok && waits.includes(reply.refusal.code))) return
    write(
      key,
      unheard().filter(({ tapId }) => tapId !== one.tapId),
    )
  }
}

function usable(kept: unknown): kept is Unheard {
  const one = kept as Partial<Unheard> | null
  return Array.isArray(one?.accepted) && typeof one.tapId === 'string' && typeof one.at === 'number'
}
