import type { Shop } from '../support/shop'
import { people } from '../support/world'
import type { Foreign } from './world'

export interface Secret {
  what: string
  text: string
}

/** What nobody outside a life may read: other people's openids, ids, homes, names, orders and codes. */
export function secretsOf(shop: Shop, { regionId, victims, code }: Foreign): Secret[] {
  const members = shop.all<{ _id: string; household: string; name: string }>('members')
  return [
    ...[...Object.values(people), ...victims].map(({ openid }) => ({ what: 'an openid', text: openid })),
    ...victims.flatMap(({ memberId }) => {
      const member = members.find(({ _id }) => _id === memberId)!
      return [
        { what: 'a household', text: member.household },
        { what: 'a name', text: member.name },
        { what: 'a member id', text: memberId },
      ]
    }),
    ...shop
      .all<{ _id: string }>('orders', { regionId })
      .map(({ _id }) => ({ what: 'an order id', text: _id })),
    { what: 'a code', text: code },
  ]
}

/** Every id of a life: those named in it, and of each collection the first document that is about it. */
export function idsOf(shop: Shop, foreign: Foreign): string[] {
  const { regionId, victims, leaderId } = foreign
  const marks = [`"${regionId}"`, `"${leaderId}"`, ...victims.map(({ memberId }) => memberId)]
  const named = Object.values(foreign).flatMap(value =>
    typeof value === 'string' ? [value] : Object.values(value).filter(inner => typeof inner === 'string'),
  )
  const stored = shop.cloud.database.collections().flatMap(({ name }) => {
    const about = shop
      .all<{ _id: string }>(name)
      .find(document => marks.some(mark => JSON.stringify(document).includes(mark)))
    return about ? [about._id] : []
  })
  const scanned = `LT:${foreign.pointId}:${foreign.code}`
  return [...new Set([...named, ...stored, ...victims.map(({ openid }) => openid), scanned])]
}
