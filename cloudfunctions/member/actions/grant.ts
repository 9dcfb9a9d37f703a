import { grantInput, type GrantOutput } from '../../../contracts/member'
import { oldTaps } from '../../../domain/notice/old-taps'
import { accepted } from '../../../domain/result'
import { forMember } from '../../_kit/action'
import { addGrant, forgetTaps, readGrants } from '../../_kit/store/grants'

/** One tap on 允许 in WeChat's sheet is one message of that template (C-61). WeChat's own word decides when sending. The same tap counts once. */
export const grant = forMember<typeof grantInput, GrantOutput>(
  grantInput,
  async ({ accepted: kinds, tapId }, { me, now }) => {
    const templates = [...new Set(kinds)]
    await Promise.all(templates.map(template => addGrant(me.memberId, template, tapId, now)))
    const grants = await readGrants(me.memberId, templates)
    for (const one of grants) {
      const old = oldTaps(one.taps ?? {}, now)
      if (old.length > 0) await forgetTaps(one, old)
    }
    return accepted({ left: Object.fromEntries(grants.map(({ template, left }) => [template, left])) })
  },
)
