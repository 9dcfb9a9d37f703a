import { serve } from '../_kit/serve'
import { cancel } from './actions/cancel'
import { check } from './actions/check'
import { get } from './actions/get'
import { list } from './actions/list'
import { pay } from './actions/pay'

export const main = serve({ pay, check, cancel, get, list })
