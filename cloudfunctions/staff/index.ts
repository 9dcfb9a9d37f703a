import { serve } from '../_kit/serve'
import { answer } from './actions/answer'
import { audit } from './actions/audit'
import { caseOf } from './actions/case'
import { cases } from './actions/cases'
import { claim } from './actions/claim'
import { members } from './actions/members'
import { nps } from './actions/nps'
import { today } from './actions/today'

/** What staff learn of people and answer them; goods, groups and money are `shop`. */
export const main = serve({ claim, today, nps, cases, case: caseOf, answer, members, audit })
