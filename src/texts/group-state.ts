import type { GroupCard } from '#contracts/views'

/** A group's state in a word; forming is a fact, and it stays open until the deadline. */
export function stateWord({ state }: Pick<GroupCard, 'state'>): string {
  return { open: '正在装箱', formed: '已成团', closing: '已截单，正在结算', failed: '没成团' }[state]
}
