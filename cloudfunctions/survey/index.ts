import { serve } from '../_kit/serve'
import { answer } from './actions/answer'
import { decline } from './actions/decline'
import { get } from './actions/get'
import { solve } from './actions/solve'
import { thread } from './actions/thread'
import { threads } from './actions/threads'

export const main = serve({ get, answer, decline, thread, threads, solve })
