import type { ConsentProof } from '../../../domain/member/types'
import { insert } from './documents'

/** Consents are only ever added to; the second insert of a proof meets the first. */
export async function insertProof(proof: ConsentProof): Promise<void> {
  await insert('consents', proof)
}
