import type { CommissionRow } from '#contracts/leader'

export interface GroupRows {
  groupId: string
  title: string
  /** The day its goods are handed out, by which she knows one week's group from the next. */
  collectFrom: number
  rows: CommissionRow[]
}

/** The rows of a page by group, the one paid for last in front; inside, the order of time stays. */
export function byGroup(rows: CommissionRow[]): GroupRows[] {
  const groups = new Map<string, GroupRows>()
  for (const row of rows) {
    const { groupId, groupTitle: title, collectFrom } = row
    const its = groups.get(groupId) ?? { groupId, title, collectFrom, rows: [] }
    groups.set(groupId, its)
    its.rows.push(row)
  }
  return [...groups.values()]
}
