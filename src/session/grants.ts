import { tellGrants } from '@/cloud/member'
import { isUnheard } from '@/cloud/reply'
import { randomId } from '@/platform/random-id'
import { read, write } from '@/platform/storage'
import type { NoticeKind } from '#domain/notice/types'

/** What she allowed in WeChat's sheet and the cloud has not heard yet, each tap under its own id. */
interface Unheard {
  accepted: NoticeKind[]
  tapId: string
}

const key = 'grants'
/** More were never lost by one phone; the oldest go first. */
const most = 10

const unheard = (): Unheard[] => {
  const kept = read<unknown>(key)
  return Array.isArray(kept) ? kept.filter(usable) : []
}

/** She allowed messages: kept on the phone until the cloud has counted them. */
export function keepGrant(accepted: NoticeKind[]): Promise<void> {
  write(key, [...unheard(), { accepted, tapId: randomId() }].slice(-most))
  return sendGrants()
}

/** Sends what the cloud has not heard. A tap that was heard though its answer was lost counts once. */
export async function sendGrants(): Promise<void> {
  for (const one of unheard()) {
    const reply = await tellGrants(one)
    // A refusal is an answer as well; it will not be another one next time.
    if (isUnheard(reply)) return
    write(
      key,
      unheard().filter(({ tapId }) => tapId !== one.tapId),
    )
  }
}

function usable(kept: unknown): kept is Unheard {
  const one = kept as Partial<Unheard> | null
  return Array.isArray(one?.accepted) && typeof one.tapId === 'string'
}
