/**
 * What the rest of the house may know of the local cloud. `startCloud` (emulator/index.ts) takes the options
 * and answers the handle below; everything behind it is one folder per service.
 */

import type { payerBehaviours, refundBehaviours } from './pay/behaviours.ts'

/** How the next payer behaves. */
export type PayerBehaviour = (typeof payerBehaviours)[number]

/**
 * Fields of a notice of WeChat Pay that say something else than the truth, by the names a function reads: `totalFee`, `feeType`,
 * `subMchId`, `appid`, `outTradeNo`, `transactionId`, `subOpenid`, `resultCode`, `refundFee` … `undefined` leaves a field out.
 */
export type NoticeLies = Record<string, unknown>

/** How the next refunds end. */
export type RefundBehaviour = (typeof refundBehaviours)[number]

/** A person known to the emulated WeChat. The phone only ever holds a session, never the openid. */
export interface Persona {
  /** Short key used in addresses, for example `linwan`. */
  key: string
  openid: string
  /** The name shown on the stage, for example 林晚. */
  name: string
  /** A line under the name, for example 团员 · 梧桐里 3-602. */
  about: string
  hat: 'consumer' | 'leader' | 'staff'
  /** Picture id under the stage's people folder. */
  face: string
}

export interface CloudOptions {
  /** Folder of the durable store. Give this or `memory`. */
  data?: string
  /** Keep everything in memory; for tests. */
  memory?: boolean
  /** 0 or absent takes any free port. A busy port is an error here; `scripts/` decides to step over it. */
  port?: number
  /** Folder with one folder per compiled function: `<name>/index.js` and `<name>/config.json`. */
  functions?: string
  /** Create a collection on its first use instead of answering -502005. */
  autoCreate?: boolean
  /** Where the clock starts, in ms since 1970; absent: the wall clock, moved only by `advance`. */
  clock?: number
  /** Seed of everything random in the cloud (transaction numbers, prepay ids, fault draws). */
  seed?: number
  /**
   * Run functions in this process, without workers and HTTP, their requests served one at a time in an order that the seed
   * draws. For tests by the thousand; the workers are the reference.
   */
  inProcess?: { seed: number }
  /** Let a query that no declared index serves fail instead of scanning. Tests switch it on. */
  refuseUndeclaredScans?: boolean
  /** Skip fsync per commit (used while seeding); `flush()` makes it durable. */
  relaxedDurability?: boolean
  /** Collections that exist from the start, with their indexes. */
  indexes?: IndexDeclarations
  env?: string
  appid?: string
  /** The pages of app.json; given, a message or a code that leads elsewhere is refused (41030). */
  pages?: string[]
  personas?: Persona[]
  /** One line per event worth telling; absent: silent. */
  log?: (line: string) => void
}

/** Indexes by collection, as the real environment's console is told them. */
export type IndexDeclarations = Record<
  string,
  { name: string; fields: Record<string, 1 | -1 | '2dsphere'>; unique?: boolean }[]
>

/** What one invocation cost. A trip is a request started while none is outstanding (performance.md). */
export interface InvocationCounters {
  requestId: string
  function: string
  action: string | undefined
  trips: number
  requests: number
  /** Database requests only, by kind. */
  databaseTrips: number
  databaseRequests: number
  /** Requests to WeChat Pay. */
  payRequests: number
  /** Requests that a planned fault can break, uploads of files included. */
  breakable: number
  writes: number
  documentsRead: number
  documentsExamined: number
  documentsWritten: number
  /** Bytes of the event as JSON, and of the result. */
  bytesIn: number
  bytesOut: number
  cold: boolean
  ms: number
  outcome: 'ok' | 'error' | 'timeout'
  /** The database requests in order, for the console and for crash tests. */
  trail: Step[]
}

/** One database request of an invocation, and what it cost; all zero when its connection broke. */
export interface Step {
  action: string
  collection?: string
  /** 1 for a request that may change something. */
  writes: number
  /** Documents answered, looked at, and really changed. */
  read: number
  examined: number
  written: number
  /** Names of the indexes that served it, joined with `+`; absent when it scanned. */
  index?: string
  /** Bytes of documents and queries as EJSON, there and back. */
  bytesIn: number
  bytesOut: number
}

export interface CallOptions {
  /** Who calls; absent for timers and pay callbacks. */
  openid?: string
  unionid?: string
  /** What `getWXContext().SOURCE` says; default `wx_client`. */
  source?: string
}

/** A template message the emulated WeChat delivered to a phone. */
export interface DeliveredMessage {
  openid: string
  templateId: string
  page?: string
  data: Record<string, { value: string }>
  at: number
}

/** A share card handed from one phone to the neighbourhood chat of the stage. */
export interface SharedCard {
  id: string
  fromOpenid: string
  title: string
  /** Page path with query, for example `pages/consumer/group/index?id=…`. */
  path: string
  imageUrl?: string
  at: number
}

export interface PaymentRecord {
  outTradeNo: string
  prepayId: string
  openid: string
  totalFee: number
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
  transactionIds: string[]
  /** What each of them brought, in the same order; usually `totalFee`. */
  paidFees: number[]
  refunds: { outRefundNo: string; refundFee: number; state: 'PROCESSING' | 'SUCCESS' | 'CHANGE' | 'CLOSED' }[]
  timeExpire?: number
  /** What the shop told WeChat about handing over the goods, by payment. */
  shippings: (Shipping & { transactionId: string })[]
}

/** 发货信息: how the goods of a payment were handed over. The numbers are WeChat's; see openapi/shipping.ts. */
export interface Shipping {
  logisticsType: number
  deliveryMode: number
  list: Record<string, unknown>[]
  uploadedAt: number
  /** Whether all is handed over; telling it anew after that is the one second chance. */
  finished: boolean
  toldAnew: boolean
}

/** An accident at one request of the next invocation of a function. */
export interface PlannedFault {
  function: string
  /** Which request of the invocation, from 1; those to the database, WeChat Pay, open APIs and storage count. */
  request: number
  /** Whether it was done before the connection breaks. */
  applied: boolean
  /** Whether the instance dies with it; otherwise the function sees a broken connection and goes on. */
  kill?: boolean
  /** Instead of breaking: the request is done, and its answer comes this many ms later; in process, that many requests later. */
  delay?: number
}

/** Requests that break by chance, seeded: the same seed and the same requests break the same ones. */
export interface Weather {
  seed: number
  /** Of how many requests, 0 to 1. Half of them are done before their connection breaks. */
  share: number
  /** Only database requests about this collection; absent: all, and those to the other services. */
  collection?: string
  /** ms that a request waits before it is done, for as large a share; other invocations overtake it. */
  delay?: number
}

export interface CollectionInspection {
  name: string
  count: number
}

export interface Cloud {
  /** Base address of the admin door the SDK speaks to, `http://127.0.0.1:PORT`. */
  url: string
  env: string
  appid: string
  /** Environment variables that aim an unmodified wx-server-sdk in another process (or this one) at this cloud. */
  sdkEnv(): Record<string, string>
  clock: {
    now(): number
    /** Moves time forward by `ms`, running due pay events, callbacks and timers in order on the way. */
    advance(ms: number): Promise<void>
    advanceTo(instant: number): Promise<void>
  }
  /** Calls a function as WeChat would, in a worker, with the real SDK. Rejects as `cloud.callFunction` would. */
  call<T = unknown>(name: string, event: Record<string, unknown>, options?: CallOptions): Promise<T>
  /** Runs a timer-triggered function once, now. */
  runTimer(name: string): Promise<unknown>
  pay: {
    /**
     * Chosen for the next payment only, or for all until changed. `lies` are for `notice-forged`; absent: an amount of one fen.
     */
    choose(behaviour: PayerBehaviour, forHowMany?: 'next' | 'all', lies?: NoticeLies): void
    chosen(): PayerBehaviour
    /**
     * Tells the shop once, from WeChat's own source, what WeChat would say of this order (or of this refund of it), with `lies` in
     * it. No money moves. Answers whether the function took it (`{ errcode: 0 }`).
     * @throws when there is no such order or refund.
     */
    forge(outTradeNo: string, lies: NoticeLies, outRefundNo?: string): Promise<boolean>
    /** What the pay sheet does when the payer taps: resolves `ok` or `cancel`, as wx.requestPayment would. */
    confirm(prepayId: string, tap?: 'pay' | 'cancel'): Promise<'ok' | 'cancel'>
    record(outTradeNo: string): PaymentRecord | undefined
    records(): PaymentRecord[]
    /** Runs callbacks and refunds that are due at the clock's now. */
    settle(): Promise<void>
    /** Refunds succeed this many ms after they were asked for. */
    refundDelay: number
    /** How the refunds end that are asked for from now on: the next n, or all. */
    chooseRefund(behaviour: RefundBehaviour, forHowMany?: number | 'all'): void
    /** How the next refund ends. */
    chosenRefund(): RefundBehaviour
    /** The merchant's finance has finished an abnormal refund by hand. */
    finishRefund(outRefundNo: string): Promise<void>
    /** Makes the next n refund requests fail with the given err_code (for example `NOTENOUGH`). */
    failRefunds(n: number, errCode?: string): void
  }
  messages: {
    delivered(openid?: string): DeliveredMessage[]
    /** What tapping 允许 does in WeChat: one more message of this template may be sent. */
    accept(openid: string, templateId: string): void
    quota(openid: string, templateId: string): number
  }
  shares: { list(): SharedCard[]; add(card: Omit<SharedCard, 'id' | 'at'>): SharedCard }
  /** Reading straight from the store, for tests, the console and figures; never for functions. */
  database: {
    collections(): CollectionInspection[]
    find<T = Record<string, unknown>>(collection: string, query?: object): T[]
    /** One `database.*` request as the SDK would send it, of nobody's invocation. Throws what the service refuses with. */
    request(action: string, body: Record<string, unknown>): Promise<Record<string, unknown>>
    /**
     * Everything, as lines of text; `restore` takes it back into an empty cloud. Orders of WeChat Pay, message
     * permissions, messages and cards go along; sessions, uploaded files and the clock do not.
     */
    dump(): string
    restore(dump: string): void
    /** Documents into an empty database, line by line as `dump` writes them, more than one text could hold; for measurements. */
    load(lines: Iterable<string>): void
    flush(): Promise<void>
  }
  /** The whole cloud as lines of text: all of `database.dump`, the uploaded files and the clock, and a note of yours. */
  exportState(note?: Record<string, unknown>): Promise<string>
  /** Takes that into an empty cloud, whole or not at all; the clock moves to where it stood, never back. */
  importState(text: string): Promise<void>
  counters: {
    /** The last invocations, newest last. */
    recent(): InvocationCounters[]
    reset(): void
    /** Is called for each finished invocation until unsubscribed. */
    watch(listener: (counters: InvocationCounters) => void): () => void
  }
  /** Accidents for crash tests; a plan is spent by the first invocation of its function. */
  faults: {
    plan(fault: PlannedFault): void
    /** Plans no invocation has claimed yet. */
    pending(): number
    /** The same plans, the weather (null: fair), and how many requests it has struck since it was asked for. */
    now(): { planned: PlannedFault[]; weather: Weather | null; struck: number }
    /** From now on requests of functions break by chance. */
    weather(weather: Weather): void
    /** Nothing is planned any more, and the weather is fair. Answers how many requests broke or waited by chance. */
    clear(): number
  }
  /** The console output of a recent invocation, line by line. */
  lines(requestId: string): string[]
  /**
   * Starts instances ahead of the first call, one function after the other, until each has `each` (1); all functions when none
   * are named. Answers how many were started. Calls meanwhile are served; nothing is thrown for a function that does not load.
   */
  warm(names?: string[], each?: number): Promise<number>
  /** Opens a door for phones on a port of its own, serving `root` as static files; one origin a phone. */
  openDoor(options: { port?: number; root?: string }): Promise<{ url: string; close(): Promise<void> }>
  close(): Promise<void>
}
