import type { Invitation, Response } from '../../domain/survey/types.ts'
import type { DemoShop } from './shop.ts'

/**
 * Answers from before they said when she was asked learn it from their invitations. Sums from before they counted
 * invitations are forgotten with how far they reach: the timer adds up again, and who looks meanwhile reads more.
 */
export async function nameAskings(shop: DemoShop): Promise<void> {
  const { find } = shop.cloud.database
  const askedAt = new Map(find<Invitation>('invitations').map(({ _id, invitedAt }) => [_id, invitedAt]))
  for (const { _id, answeredAt, invitedAt } of find<Response>('responses'))
    if (invitedAt === undefined)
      await shop.change('responses', _id, { invitedAt: askedAt.get(_id) ?? answeredAt })
  const cursors = find<{ _id: string }>('settings').filter(({ _id }) => _id.startsWith('summed-'))
  for (const { _id } of cursors) await shop.remove('settings', _id)
  for (const { _id } of find<{ _id: string }>('sums')) await shop.remove('sums', _id)
}
