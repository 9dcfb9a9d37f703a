import type { Response } from '../../domain/survey/types'
import { openCase as caseOf } from '../../domain/survey/case'
import { insertCase } from '../_kit/store/cases'
import { readMember } from '../_kit/store/members'
import { readVersion } from '../_kit/store/surveys'
import { done, type Effect } from './effect'

/** A low score opens a case. Its id is the response's, so it is opened once however often this runs. */
export const openCase: Effect<Response> = async response => {
  const [version, member] = await Promise.all([
    readVersion(response.versionId),
    readMember(response.memberId),
  ])
  if (!version) throw new Error(`${response._id} answers ${response.versionId}, which was never published`)
  await insertCase(caseOf(response, version, member?.name ?? ''))
  return done
}
