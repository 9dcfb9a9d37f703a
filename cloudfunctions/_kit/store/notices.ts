import type { Notice } from '../../../domain/notice/types'
import type { Instant } from '../../../domain/money/types'
import type { Paged } from '../../../contracts/views'
import { command, database } from '../wechat'
import { change, insert, read } from './documents'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { listPage } from './pages'

export function insertNotice(notice: Notice): Promise<'inserted' | 'exists'> {
  return insert('notices', notice)
}

export function readNotice(id: string): Promise<Notice | null> {
  return read<Notice>('notices', id)
}

/** Whoever gets true may send; nobody else ever will. */
export function claimSending(id: string): Promise<boolean> {
  return change('notices', { _id: id, wechat: 'none' }, { wechat: 'claimed' })
}

export async function tellOutcome(id: string, wechat: 'sent' | 'no-grant' | 'failed'): Promise<void> {
  await change('notices', { _id: id, wechat: 'claimed' }, { wechat })
}

/** Newest first. */
export function pageOfNotices(memberId: string, after?: string): Promise<Paged<Notice>> {
  return listPage<Notice>('notices', {
    where: { memberId },
    by: 'at',
    direction: 'desc',
    after,
    size: PAGE_SIZE,
  })
}

export async function countUnread(memberId: string): Promise<number> {
  const { total } = (await database.collection('notices').where({ memberId, readAt: null }).count()) as {
    total: number
  }
  return total
}

export async function markRead(ids: string[], now: Instant): Promise<void> {
  if (ids.length === 0) return
  await database
    .collection('notices')
    .where({ _id: command.in(ids), readAt: null })
    .update({ data: { readAt: now } })
}
