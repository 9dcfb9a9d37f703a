import { meInput, type MeOutput } from '../../../contracts/member'
import { accepted } from '../../../domain/result'
import { forAnyone } from '../../_kit/action'
import { whoAmI } from '../who-am-i'

/** The one call before the first screen, also for strangers. */
export const me = forAnyone<typeof meInput, MeOutput>(meInput, async (_input, { identity, now }) =>
  accepted(await whoAmI(identity, now)),
)
