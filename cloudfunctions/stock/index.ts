import { serve } from '../_kit/serve'
import { correct } from './actions/correct'
import { item } from './actions/item'
import { list } from './actions/list'
import { receive } from './actions/receive'

/** What staff do with the warehouse of a region. */
export const main = serve({ list, item, receive, correct })
