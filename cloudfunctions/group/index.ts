import { serve } from '../_kit/serve'
import { crate } from './actions/crate'
import { get } from './actions/get'
import { join } from './actions/join'
import { list } from './actions/list'

export const main = serve({ list, get, crate, join })
