import type { Response } from '../../../domain/survey/types'
import type { Instant } from '../../../domain/money/types'
import type { Paged } from '../../../contracts/views'
import { command, database } from '../wechat'
import { change, insert, list, read } from './documents'
import { PAGE_SIZE } from '../../../contracts/shapes'
import { listPage } from './pages'
import { adding } from './todos'

interface Span {
  from: Instant
  to: Instant
}

/** One answer per occasion: the response's id is the invitation's. */
export function insertResponse(response: Response): Promise<'inserted' | 'exists'> {
  return insert('responses', response)
}

export function readResponse(id: string): Promise<Response | null> {
  return read<Response>('responses', id)
}

/** Leaves a to-do with the response, due at `due`. */
export function addTodo(id: string, name: string, due: Instant, now: Instant): Promise<boolean> {
  return change('responses', { _id: id }, adding({ [name]: due }, now))
}

/** How many answers about a group gave each score: index s counts the score s. */
export async function countScoresOfGroup(groupId: string): Promise<number[]> {
  const { list: counts } = (await database
    .collection('responses')
    .aggregate()
    .match({ groupId })
    .group({ _id: '$score', n: command.aggregate.sum(1) })
    .limit(20)
    .end()) as { list: { _id: number; n: number }[] }
  return Array.from({ length: 11 }, (_, score) => counts.find(one => one._id === score)?.n ?? 0)
}

export function pageOfResponses(regionIds: string[], span: Span, after?: string): Promise<Paged<Response>> {
  return listPage<Response>('responses', {
    where: within(regionIds, span),
    by: 'answeredAt',
    direction: 'desc',
    after,
    size: PAGE_SIZE,
  })
}

/** What this member answered before this instant, the last in front. */
export async function lastBefore(memberId: string, before: Instant): Promise<Response | null> {
  const [last] = await list<Response>('responses', {
    where: { memberId, answeredAt: command.lt(before) },
    order: [['answeredAt', 'desc']],
    limit: 1,
  })
  return last ?? null
}

function within(regionIds: string[], { from, to }: Span): Record<string, unknown> {
  return { regionId: command.in(regionIds), answeredAt: command.gte(from).lt(to) }
}
