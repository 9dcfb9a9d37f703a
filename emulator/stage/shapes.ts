/** What the stage's server says to its page. Both sides import these types and nothing else of each other. */
import type { PayerBehaviour, Persona, RefundBehaviour } from '../types.ts'

export type Hat = Persona['hat']

/** A person one may put behind a phone. The openid stays in the server. */
export type PersonaView = Omit<Persona, 'openid'>

/** One line under a phone: a notice, a message, a card, or something the page of that hat would show. */
export interface Received {
  id: string
  /** Name of an icon under `/art/icons/`. */
  icon: string
  title: string
  /** The way it came, for example 服务通知. */
  about: string
  at: number
  /** Page path it opens in that phone, or '' when it opens nothing. */
  page: string
}

export interface PhoneState {
  /** Key of the persona behind it; '' is a stranger. */
  persona: string
  /** Origin of its door. */
  door: string
  received: Received[]
}

/** The next instant at which a group is decided upon: its deadline, or five minutes later its outcome. */
export interface Deadline {
  at: number
  title: string
  what: 'deadline' | 'outcome'
}

export interface CardView {
  id: string
  from: string
  title: string
  path: string
  at: number
}

export interface InvocationView {
  requestId: string
  name: string
  action: string
  outcome: 'ok' | 'error' | 'timeout'
  ms: number
}

export interface StageState {
  now: number
  payer: PayerBehaviour
  /** How the next refund ends. */
  refund: RefundBehaviour
  deadline: Deadline | null
  personas: PersonaView[]
  phones: PhoneState[]
  cards: CardView[]
  /** The last invocations, newest first. */
  invocations: InvocationView[]
  /** What the stage is busy with, in Chinese, or null. */
  busy: string | null
  canStartOver: boolean
  /** Whether an exported state can be taken in. */
  canImport: boolean
}

/** What arrives on `/api/events`, by the event's name. */
export interface StageEvents {
  /** Something may look different. `nudge` says that phones should look again. */
  changed: { nudge: 'none' | 'others' | 'all' }
  /** The clock's minute changed, or time is being moved. */
  clock: { now: number; busy: string | null }
  /** Show a page in a phone. */
  show: { phone: number; page: string }
  /** How far starting over is. `done` closes it; a failure says why. */
  progress: { line: string; done: boolean; failed: boolean }
}

export type ClockMove = '15m' | '1d' | 'deadline'
