import type { Cloud, PayerBehaviour, Persona } from '../types.ts'
import { nextDeadline } from './clock-moves.ts'
import { nameOf, receivedBy } from './received.ts'
import type { Hat, PersonaView, StageState } from './shapes.ts'

/** The behaviours the strip offers, in its order; the forged notice is for tests. */
export const payers: PayerBehaviour[] = [
  'pays',
  'cancels',
  'pays-twice',
  'pays-late',
  'notice-lost',
  'pays-odd-amount',
]

const order: Hat[] = ['consumer', 'leader', 'staff']

/** Who holds the three phones at first: the first of each hat, strangers where there is none. */
export function firstCast(personas: Persona[]): string[] {
  return order.map(hat => personas.find(persona => persona.hat === hat)?.key ?? '')
}

export function describe(
  cloud: Cloud,
  stage: {
    personas: Persona[]
    cast: string[]
    doors: string[]
    busy: string | null
    canStartOver: boolean
    canImport: boolean
  },
): StageState {
  const { personas, cast, doors, busy, canStartOver, canImport } = stage
  return {
    now: cloud.clock.now(),
    payer: cloud.pay.chosen(),
    refund: cloud.pay.chosenRefund(),
    deadline: nextDeadline(cloud),
    personas: personas.map(viewOf),
    phones: cast.map((key, index) => {
      const persona = personas.find(each => each.key === key)
      return {
        persona: key,
        door: doors[index] ?? '',
        received: persona ? receivedBy(cloud, persona, personas) : [],
      }
    }),
    cards: cloud.shares
      .list()
      .map(({ id, fromOpenid, title, path, at }) => ({
        id,
        from: nameOf(cloud, fromOpenid, personas),
        title,
        path,
        at,
      }))
      .sort((a, b) => b.at - a.at)
      .slice(0, 30),
    invocations: cloud.counters
      .recent()
      .slice(-10)
      .reverse()
      .map(({ requestId, function: name, action, outcome, ms }) => ({
        requestId,
        name,
        action: action ?? '',
        outcome,
        ms,
      })),
    busy,
    canStartOver,
    canImport,
  }
}

function viewOf({ key, name, about, hat, face }: Persona): PersonaView {
  return { key, name, about, hat, face }
}
