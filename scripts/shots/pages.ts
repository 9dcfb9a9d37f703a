import type { Page } from 'playwright-core'
import * as replies from './replies.ts'
import type { Changes } from './replies.ts'
import type { Found } from './scenes.ts'

export const faces = ['full', 'loading', 'empty', 'refused', 'offline'] as const
export type Face = (typeof faces)[number]
export type Hat = 'consumer' | 'leader' | 'staff'

/** One page as somebody sees it. */
export interface Scene {
  /** `<page>`, or `<page>/<what is special>`; the part before the slash is what `--only` names. */
  name: string
  hat: Hat
  /** As in `src/app.config.ts`. */
  path: string
  /** Whose phone: a key of the demo's people; '' is a stranger's. */
  who: string
  query?: (found: Found) => Record<string, string>
  /** Absent: only the full one. */
  faces?: readonly Face[]
  /** What the phone keeps, by the key without its person. */
  keeps?: (found: Found) => Record<string, unknown>
  /** Answers changed for every face. */
  changes?: Changes
  /** Refused for every face: what a tap in `acts` asks. */
  refuses?: Record<string, object>
  /** Whether loading, refused and offline concern also who I am, because the page shows nothing else. */
  me?: boolean
  /** Taps after the page is quiet, for the full face. */
  acts?: (page: Page, found: Found) => Promise<void>
}

const all = faces
const noEmpty: readonly Face[] = ['full', 'loading', 'refused', 'offline']

const tap = (testid: string) => (page: Page) => page.locator(`[data-testid="${testid}"]`).first().click()
async function type(page: Page, code: string): Promise<void> {
  await page.locator('[data-testid="code-input"] input').fill(code)
  await tap('find')(page)
}
const basket = (group: keyof Found) => (found: Found) => ({
  [`basket.${String(found[group])}`]: { mandarin: 4, seasalt: 3, lychee: 2 },
})

function hat(of: Hat, folder: string, who: string) {
  return (name: string, more: Partial<Scene> = {}): Scene => ({
    name,
    hat: of,
    path: `pages/${folder}/${name.split('/')[0]}/index`,
    who,
    ...more,
  })
}
/** The four tabs of everybody lie in the main package, all else of the consumer's in its own. */
const tabs = ['home', 'orders', 'card', 'me']
const consumer = (name: string, more?: Partial<Scene>) =>
  hat('consumer', tabs.includes(name.split('/')[0]!) ? 'tabs' : 'consumer', 'lin')(name, more)
const leader = hat('leader', 'leader', 'chen')
const staff = hat('staff', 'staff', 'xu')
const work = (name: string, of: Hat, who: string, faces: readonly Face[]): Scene => ({
  name,
  hat: of,
  path: 'pages/work/index',
  who,
  faces,
})

/** Every page with every state that looks different. A page of the app that is not here fails the audit. */
export const scenes: Scene[] = [
  consumer('home', { faces: all }),
  consumer('home/points', { acts: tap('place') }),
  consumer('home/stranger', { who: '' }),
  consumer('group', { faces: all, query: f => ({ id: f.open }), keeps: basket('open') }),
  consumer('group/no-basket', { query: f => ({ id: f.open }) }),
  consumer('group/people', { who: 'jiang', query: f => ({ id: f.people }) }),
  consumer('group/cases', { query: f => ({ id: f.cases }), keeps: basket('cases') }),
  consumer('group/amount', { query: f => ({ id: f.amount }), keeps: basket('amount') }),
  consumer('group/mine', { who: 'zhou', query: f => ({ id: f.open }) }),
  consumer('group/unpaid', { who: 'jiang', query: f => ({ id: f.open }) }),
  consumer('group/formed', { query: f => ({ id: f.formed }) }),
  consumer('group/failed', { query: f => ({ id: f.failed }) }),
  consumer('group/sold-out', { query: f => ({ id: f.open }), changes: replies.soldOut }),
  consumer('group/every-place-taken', { query: f => ({ id: f.people }), changes: replies.everyPlaceTaken }),
  consumer('group/200-goods', { query: f => ({ id: f.open }), changes: replies.twoHundred }),
  consumer('group/own', { who: 'chen', query: f => ({ id: f.open }) }),
  consumer('checkout', { faces: noEmpty, query: f => ({ id: f.open }), keeps: basket('open') }),
  consumer('checkout/no-basket', { query: f => ({ id: f.open }) }),
  consumer('checkout/consent', {
    who: '',
    query: f => ({ id: f.open }),
    keeps: basket('open'),
    acts: tap('pay'),
  }),
  consumer('checkout/price-moved', {
    query: f => ({ id: f.open }),
    keeps: basket('open'),
    changes: replies.dearer,
    refuses: replies.priceMoved,
    acts: tap('pay'),
  }),
  consumer('checkout/sold-out', {
    query: f => ({ id: f.open }),
    keeps: basket('open'),
    refuses: replies.soldOutAtCheckout,
    acts: tap('pay'),
  }),
  consumer('orders', { faces: all }),
  consumer('orders/stranger', { who: '' }),
  consumer('order', { faces: noEmpty, query: f => ({ id: f.orders.arrived }) }),
  consumer('order/to-pay', { who: 'jiang', query: f => ({ id: f.orders.toPay }) }),
  consumer('order/closing', {
    who: 'jiang',
    query: f => ({ id: f.orders.toPay }),
    changes: replies.orderAs('closing'),
  }),
  consumer('order/odd', {
    who: 'jiang',
    query: f => ({ id: f.orders.toPay }),
    changes: replies.orderOdd,
  }),
  consumer('order/paid', { who: 'zhou', query: f => ({ id: f.orders.paid }) }),
  consumer('order/just-paid', { who: 'zhou', query: f => ({ id: f.orders.paid, paid: '1' }) }),
  consumer('order/formed', { query: f => ({ id: f.orders.arrived }), changes: replies.orderFormed }),
  consumer('order/collected', { query: f => ({ id: f.orders.collected }) }),
  consumer('order/cancelled', { query: f => ({ id: f.orders.cancelled }), who: '<cancelled>' }),
  consumer('order/refunding', {
    query: f => ({ id: f.orders.refunded }),
    who: '<refunded>',
    changes: replies.orderRefunding,
  }),
  consumer('order/refunded', { query: f => ({ id: f.orders.refunded }), who: '<refunded>' }),
  consumer('order/long', { query: f => ({ id: f.orders.collected }), changes: replies.longOrder }),
  consumer('card', { faces: all }),
  consumer('card/stranger', { who: '' }),
  consumer('points', { faces: all }),
  consumer('me', { faces: noEmpty, me: true }),
  consumer('me/past-leader', { changes: replies.pastLeader }),

  consumer('me/stranger', { who: '' }),
  consumer('me/name', { acts: tap('edit-name') }),
  consumer('me/withdraw', { acts: tap('withdraw') }),
  consumer('inbox', { faces: all }),
  consumer('survey', { faces: noEmpty, query: f => ({ id: f.invitation }) }),
  consumer('survey/low', {
    query: f => ({ id: f.invitation }),
    acts: page => page.getByText('6', { exact: true }).last().click(),
  }),
  consumer('survey/high', {
    query: f => ({ id: f.invitation }),
    acts: page => page.getByText('10', { exact: true }).last().click(),
  }),
  consumer('thread', { who: 'jiang', faces: all }),
  consumer('thread/waiting', { who: 'jiang', faces: noEmpty, query: f => ({ id: f.openCase }) }),
  consumer('thread/solved', { who: '<solved>', query: f => ({ id: f.solvedCase }) }),
  consumer('privacy'),
  consumer('agreement'),
  consumer('lost'),
  work('work/neither', 'consumer', 'lin', ['full']),

  work('work/leader', 'leader', 'chen', all),
  leader('desk', { faces: all }),
  leader('desk/contract-ended', { refuses: replies.contractEnded }),
  leader('open-group', { faces: all }),
  leader('open-group/lacking', { changes: replies.lackingStock }),
  leader('open-group/nothing-in-stock', { changes: replies.emptyWarehouse }),
  leader('share', { faces: all, query: f => ({ id: f.open }) }),
  leader('pickups', { faces: all }),
  leader('hand-out'),
  leader('hand-out/found', { acts: (page, f) => type(page, f.code) }),
  leader('hand-out/unknown', { acts: page => type(page, '000001') }),
  leader('commission', { faces: all }),

  work('work/staff', 'staff', 'xu', all),
  staff('today', { faces: all }),
  staff('today/head-office', { who: 'liang' }),
  staff('groups', { faces: all }),
  staff('group', { faces: noEmpty, query: f => ({ id: f.open }) }),
  staff('group/formed', { query: f => ({ id: f.formed }) }),
  staff('group/failed', { query: f => ({ id: f.failed }) }),
  staff('orders', { faces: all }),
  staff('orders/refunded-today', { query: () => ({ what: 'refunded-today' }) }),
  staff('orders/group', { query: f => ({ what: 'group', id: f.formed }) }),
  staff('order', { faces: noEmpty, query: f => ({ id: f.orders.collected }) }),
  staff('order/refunded', { query: f => ({ id: f.orders.refunded }) }),
  staff('order/odd', { query: f => ({ id: f.orders.collected }), changes: replies.oddPayments }),
  staff('order/send-back', {
    query: f => ({ id: f.orders.collected }),
    changes: replies.oddPayments,
    acts: tap('mend-odd'),
  }),
  staff('order/dismiss', {
    query: f => ({ id: f.orders.collected }),
    changes: replies.oddPayments,
    acts: page => page.locator('[data-testid="mend-odd"]').nth(1).click(),
  }),
  staff('order/refund-closed', { query: f => ({ id: f.orders.refunded }), changes: replies.closedRefund }),
  staff('order/refund-again', {
    query: f => ({ id: f.orders.refunded }),
    changes: replies.closedRefund,
    acts: tap('mend-refund'),
  }),
  staff('points', { faces: all }),
  staff('points/head-office', { who: 'liang' }),
  staff('hand-out', { query: f => ({ id: f.formed, name: '陈姐的汽水团' }) }),
  staff('hand-out/point', { query: () => ({ point: 'wutong3', name: '梧桐里 3 号楼门厅' }) }),
  staff('hand-out/found', {
    query: f => ({ id: f.formed, name: '陈姐的汽水团' }),
    acts: (page, f) => type(page, f.code),
  }),
  staff('cases', { faces: all }),
  staff('case', { faces: noEmpty, query: f => ({ id: f.openCase }) }),
  staff('case/solved', { who: 'liang', query: f => ({ id: f.solvedCase }) }),
  staff('members', { faces: all }),
  staff('nps', { faces: all }),
  staff('stuck', { faces: all }),
  staff('stuck/of-the-brand', { who: 'liang', changes: replies.stuckOfTheBrand }),
  staff('audit', { faces: all }),
  staff('goods', { who: 'liang', faces: all }),
  staff('stock', { who: 'liang', faces: all }),
  staff('stock/of-a-region'),
  staff('stock/long-names', { changes: replies.longStock }),
  staff('stock-item', { query: () => ({ id: 'east~mandarin' }), faces: noEmpty }),
  staff('stock-item/long-names', {
    query: () => ({ id: 'east~mandarin' }),
    changes: replies.longStock,
  }),
  staff('stock-item/too-many', {
    query: () => ({ id: 'east~mandarin' }),
    acts: async page => {
      await tap('open-correct')(page)
      await page.locator('[data-testid="correct-units"] input').fill('99999')
    },
  }),
  staff('stock-item/bad-number', {
    query: () => ({ id: 'east~mandarin' }),
    acts: async page => {
      await tap('open-receive')(page)
      await page.locator('[data-testid="receive-units"] input').fill('2.5')
    },
  }),
  staff('stock-item/none', { query: () => ({ id: 'east~mandarin' }), changes: replies.emptyStock }),
  staff('stock-item/receiving', {
    query: () => ({ id: 'east~mandarin' }),
    acts: tap('open-receive'),
  }),
  staff('stock-item/correcting', {
    query: () => ({ id: 'east~mandarin' }),
    acts: tap('open-correct'),
  }),
  staff('claim', { who: '', changes: replies.unclaimed }),
  staff('claim/claimed', { who: '' }),
]

/** Whose phone a scene is looked at on. */
export function holderOf({ who }: Scene, found: Found): string {
  if (who === '<cancelled>') return found.cancelledBy
  if (who === '<refunded>') return found.refundedTo
  return who === '<solved>' ? found.solvedBy : who
}

/** Pages of the app that the table does not show. `config` is what `src/app.config.ts` exports. */
export function missingPages(config: {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}): string[] {
  const inApp = [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map(page => `${root}/${page}`)),
  ]
  const shown = new Set(scenes.map(({ path }) => path))
  return inApp.filter(path => !shown.has(path) && path !== 'pages/parts/index')
}
