import type { PayerBehaviour, RefundBehaviour } from '../types.ts'
import { move, moveNames } from './clock-moves.ts'
import { consoleActions } from './console-actions.ts'
import { Refusal, wordsOf } from './http.ts'
import { busily, unchanged, type Play } from './play.ts'
import type { ClockMove } from './shapes.ts'
import { refundBehaviours } from '../pay/behaviours.ts'
import { payers } from './state.ts'

type Body = Record<string, unknown>

/** A page of the app with its query; never an address elsewhere. */
const PAGE = /^\/?pages(\/[\w-]+)+(\?[^#\s]*)?$/

/** The answers to `POST /api/<name>`. */
export const actions: Record<string, (play: Play, body: Body) => Promise<unknown>> = {
  async clock(play, { move: by }) {
    if (typeof by !== 'string' || !Object.hasOwn(moveNames, by)) throw new Refusal(400, 'no such move')
    const moved = await busily(play, moveNames[by as ClockMove], () => move(play.cloud, by as ClockMove))
    if (!moved) throw new Refusal(409, '没有等着截单的团')
    return { now: play.cloud.clock.now() }
  },

  async payer(play, { behaviour }) {
    if (!payers.includes(behaviour as PayerBehaviour)) throw new Refusal(400, 'no such payer')
    play.cloud.pay.choose(behaviour as PayerBehaviour, 'next')
    play.live.tell('changed', { nudge: 'none' })
    return { payer: play.cloud.pay.chosen() }
  },

  async refund(play, { behaviour }) {
    if (!refundBehaviours.includes(behaviour as RefundBehaviour))
      throw new Refusal(400, 'no such end of a refund')
    play.cloud.pay.chooseRefund(behaviour as RefundBehaviour)
    play.live.tell('changed', { nudge: 'none' })
    return { refund: play.cloud.pay.chosenRefund() }
  },

  /** The merchant's finance paid the money back by hand; WeChat says so from now on. */
  async 'finish-refund'(play, { outRefundNo }) {
    const open = play.cloud.pay
      .records()
      .flatMap(({ refunds }) => refunds)
      .some(refund => refund.outRefundNo === outRefundNo && refund.state === 'CHANGE')
    if (!open) throw new Refusal(404, 'there is no such refund to finish')
    await busily(play, '办完一笔退款', () => play.cloud.pay.finishRefund(outRefundNo as string))
    return {}
  },

  async phone(play, { phone, persona }) {
    const index = phoneNumber(play, phone)
    if (persona !== '' && !play.personas.some(({ key }) => key === persona))
      throw new Refusal(404, 'there is no such person')
    play.cast[index] = persona as string
    play.live.tell('changed', { nudge: 'none' })
    return { cast: play.cast }
  },

  async open(play, { phone, page, card }) {
    const index = phoneNumber(play, phone)
    const path = card === undefined ? page : play.cloud.shares.list().find(({ id }) => id === card)?.path
    if (path === undefined && card !== undefined) throw new Refusal(404, 'there is no such card')
    if (typeof path !== 'string' || !PAGE.test(path)) throw new Refusal(400, 'that is not a page of the app')
    const opened = { phone: index, page: path.replace(/^\//, '') }
    play.live.tell('show', opened)
    return opened
  },

  async timer(play, { name }) {
    if (typeof name !== 'string' || !/^[\w-]+$/.test(name)) throw new Refusal(400, 'no such timer')
    await busily(play, '跑一遍定时器', () => play.cloud.runTimer(name))
    return {}
  },

  ...consoleActions,

  async 'start-over'(play, { sure }) {
    const { startOver, live } = play
    if (!startOver) throw new Refusal(409, '这里不能从头来')
    if (sure !== true) throw new Refusal(400, 'starting over has to be meant')
    const tell = (line: string, done = false, failed = false) => live.tell('progress', { line, done, failed })
    try {
      await busily(play, '从头来', async () => {
        const change = await unchanged('没有从头来', () => startOver(tell), wordsOf)
        await change()
      })
    } catch (error) {
      tell(wordsOf(error), true, true)
      throw error
    }
    tell('好了', true)
    return {}
  },
}

function phoneNumber(play: Play, phone: unknown): number {
  if (typeof phone !== 'number' || !Number.isInteger(phone) || phone < 0 || phone >= play.cast.length)
    throw new Refusal(404, 'there is no such phone')
  return phone
}
