import { grantInput, type GrantOutput } from '../../../contracts/member'
import { accepted } from '../../../domain/result'
import { forMember } from '../../_kit/action'
import { addGrant, grantsLeft } from '../../_kit/store/grants'

/** One tap on 允许 in WeChat's sheet is one message of that template (C-61). WeChat's own word decides when sending. The same tap counts once. */
export const grant = forMember<typeof grantInput, GrantOutput>(
  grantInput,
  async ({ accepted: kinds, tapId }, { me }) => {
    const templates = [...new Set(kinds)]
    await Promise.all(templates.map(template => addGrant(me.memberId, template, tapId)))
    return accepted({ left: (await grantsLeft(me.memberId, templates)) as Record<string, number> })
  },
)
