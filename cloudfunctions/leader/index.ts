import { serve } from '../_kit/serve'
import { arrive } from './actions/arrive'
import { collect } from './actions/collect'
import { commission } from './actions/commission'
import { desk } from './actions/desk'
import { find } from './actions/find'
import { open } from './actions/open'
import { openings } from './actions/openings'
import { pickups } from './actions/pickups'
import { share } from './actions/share'

export const main = serve({ openings, open, desk, share, arrive, pickups, find, collect, commission })
