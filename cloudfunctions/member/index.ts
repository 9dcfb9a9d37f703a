import { serve } from '../_kit/serve'
import { card } from './actions/card'
import { consent } from './actions/consent'
import { grant } from './actions/grant'
import { inbox } from './actions/inbox'
import { join } from './actions/join'
import { me } from './actions/me'
import { points } from './actions/points'
import { profile } from './actions/profile'

export const main = serve({ me, join, consent, profile, card, points, inbox, grant })
