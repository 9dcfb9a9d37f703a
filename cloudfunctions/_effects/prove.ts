import type { Identity } from '../../domain/member/types'
import { insertProof } from '../_kit/store/consents'
import { command } from '../_kit/wechat'
import type { Effect } from './effect'

/** What was agreed to or taken back is proved by a document of its own. One that is added meanwhile is not crossed off with them. */
export const prove: Effect<Identity> = async ({ proofs = {} }) => {
  await Promise.all(Object.values(proofs).map(insertProof))
  return { done: true, data: { proofs: command.remove() } }
}
