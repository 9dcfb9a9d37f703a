/** Who exists in the emulated WeChat, and which browser is whose phone. */
import { randomBytes } from 'node:crypto'
import type { Chance } from '../durable/chance.ts'
import type { Journal } from '../durable/journal.ts'
import type { Persona } from '../types.ts'

export interface Person {
  openid: string
  name: string
}

export interface People {
  byOpenid(openid: string): Person | undefined
  /** Anybody a test or a pay notice names exists from then on. */
  meet(openid: string): void
  /** Logs a phone in: as a persona, or as a new stranger. `undefined` when there is no such persona. */
  login(personaKey: string | undefined): { session: string; person: Person } | undefined
  /** Whose session this is. */
  holder(session: string | undefined): Person | undefined
}

/** Random bytes of a session: a phone must not guess another's. */
const SESSION_BYTES = 24

export function createPeople(world: {
  personas: Persona[]
  strangers: Journal<Person>
  sessions: Journal<string>
  chance: Chance
}): People {
  const { personas, strangers, sessions, chance } = world
  const known = new Map<string, Person>()
  const add = ({ openid, name }: Person) => void known.set(openid, { openid, name })
  personas.forEach(add)

  const byOpenid = (openid: string) => known.get(openid) ?? strangers.get(openid)

  function stranger(): Person {
    const person = { openid: newOpenid(), name: '新邻居' }
    strangers.set(person.openid, person)
    return person
  }

  /** 28 characters that begin with o, as WeChat's do. */
  function newOpenid(): string {
    for (;;) {
      const openid = `o${chance.letters(27)}`
      if (!byOpenid(openid)) return openid
    }
  }

  return {
    byOpenid,
    meet(openid) {
      if (!byOpenid(openid)) add({ openid, name: openid })
    },
    login(personaKey) {
      const persona = personas.find(each => each.key === personaKey)
      if (personaKey !== undefined && !persona) return undefined
      const person = persona ?? stranger()
      const session = randomBytes(SESSION_BYTES).toString('base64url')
      sessions.set(session, person.openid)
      return { session, person: { openid: person.openid, name: person.name } }
    },
    holder(session) {
      const openid = session === undefined ? undefined : sessions.get(session)
      return openid === undefined ? undefined : byOpenid(openid)
    },
  }
}
