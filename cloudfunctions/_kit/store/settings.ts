import type { NoticeKind } from '../../../domain/notice/types'
import { read } from './documents'

/** What the brand calls itself. */
export interface Brand {
  _id: 'brand'
  /** 青屿汽水 */
  name: string
  /** 青屿 */
  short: string
  /** Letters in front of card numbers, `QY`. */
  cardPrefix?: string
  /** WeChat keeps this mini-program's money until it hears that goods were picked up (发货信息管理). */
  reportsShipping?: boolean
}

/** The brand's own template ids of subscription messages, by kind of notice. */
export type TemplateIds = Partial<Record<NoticeKind, string>>

/** An environment without settings still answers; it just has no name to say. */
const NAMELESS: Brand = { _id: 'brand', name: '邻团', short: '邻团' }

export async function readBrand(): Promise<Brand> {
  return (await read<Brand>('settings', 'brand')) ?? NAMELESS
}

export async function readTemplateIds(): Promise<TemplateIds> {
  return (await read<{ ids: TemplateIds }>('settings', 'templates'))?.ids ?? {}
}
