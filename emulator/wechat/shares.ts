/** Cards handed from phone to phone in the neighbourhood's chat. */
import type { CloudClock } from '../clock/clock.ts'
import type { Chance } from '../durable/chance.ts'
import type { Journal } from '../durable/journal.ts'
import type { Cloud, SharedCard } from '../types.ts'

export function createShares(cards: Journal<SharedCard>, clock: CloudClock, chance: Chance): Cloud['shares'] {
  return {
    list: () => cards.values(),
    add(card) {
      const added: SharedCard = { ...card, id: chance.letters(16), at: clock.now() }
      cards.set(added.id, added)
      return added
    },
  }
}
