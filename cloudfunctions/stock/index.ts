import { serve } from '../_kit/serve'
import { correct } from './actions/correct'
import { goods } from './actions/goods'
import { importGoods } from './actions/import'
import { item } from './actions/item'
import { list } from './actions/list'
import { openFor } from './actions/open-for'
import { receive } from './actions/receive'
import { templates } from './actions/templates'

/** What the brand sells, what its warehouses have of it, and the groups staff open from both. */
export const main = serve({
  goods,
  import: importGoods,
  list,
  item,
  receive,
  correct,
  templates,
  'open-for': openFor,
})
