import type { CrateView } from '#contracts/views'
import type { CrateContents } from './contents'

/** The crate as the cloud tells it → what is drawn; the basket is the phone's own. */
export function contentsOf(view: CrateView, basket?: { units: number; fen: number }): CrateContents {
  return {
    rule: view.rule,
    crateSize: view.crateSize,
    joined: view.caps.map(({ who, surname, units, fen, hue, mine, people }) => ({
      key: String(who),
      surname,
      units,
      fen,
      hue,
      mine,
      ...(people === undefined ? {} : { people }),
    })),
    ...(basket ? { basket } : {}),
  }
}
