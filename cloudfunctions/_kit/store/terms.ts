import type { Group, GroupTerms } from '../../../domain/group/types'
import { read, readMany } from './documents'

/** What never changes about an offer, so an instance that has seen it need not ask again. */
export interface Offer {
  terms: GroupTerms
  /** Facts of the group that are fixed when it opens. */
  title: string
  leaderId: string
  leaderName: string
  shelves: string[]
}

/** Offers an instance remembers; about 20 KB each with the longest pools. */
const MOST_OFFERS = 200
const offers = new Map<string, Offer>()
const versions = new Map<string, GroupTerms>()

const termsId = (groupId: string, version: number) => `${groupId}@${version}`

/** The offer from this instance's memory; `undefined` is a cold cache and costs `readOffer`. */
export function rememberedOffer(groupId: string, version: number): Offer | undefined {
  return offers.get(termsId(groupId, version))
}

/** Reads an offer in one trip and remembers it. `null`: no such group or version. */
export async function readOffer(groupId: string, version: number): Promise<Offer | null> {
  const [terms, group] = await Promise.all([readTerms(groupId, version), read<Group>('groups', groupId)])
  if (!terms || !group) return null
  const { title, leaderId, leaderName, shelves } = group
  const offer = { terms, title, leaderId, leaderName, shelves }
  remember(offers, termsId(groupId, version), offer)
  return offer
}

/** One version of a group's terms, from memory when it was seen before. */
export async function readTerms(groupId: string, version: number): Promise<GroupTerms | null> {
  const id = termsId(groupId, version)
  const known = versions.get(id)
  if (known) return known
  const terms = await read<GroupTerms>('terms', id)
  if (terms) remember(versions, id, terms)
  return terms
}

/** The terms in force of the groups of a page, by group id. */
export async function readTermsOf(
  groups: Pick<Group, '_id' | 'termsVersion'>[],
): Promise<Map<string, GroupTerms>> {
  const ids = groups.map(group => termsId(group._id, group.termsVersion))
  for (const terms of await readMany<GroupTerms>(
    'terms',
    ids.filter(id => !versions.has(id)),
  ))
    remember(versions, terms._id, terms)
  return new Map(
    ids.flatMap(id => (versions.has(id) ? [[versions.get(id)!.groupId, versions.get(id)!]] : [])),
  )
}

function remember<T>(memory: Map<string, T>, id: string, value: T): void {
  const eldest = memory.size >= MOST_OFFERS ? memory.keys().next().value : undefined
  if (eldest !== undefined) memory.delete(eldest)
  memory.set(id, value)
}
