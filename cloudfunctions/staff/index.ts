import { serve } from '../_kit/serve'
import { claim } from './actions/claim'
import { today } from './actions/today'

export const main = serve({ claim, today })
