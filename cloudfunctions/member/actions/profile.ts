import { profileInput, type ProfileOutput } from '../../../contracts/member'
import { accepted, refused } from '../../../domain/result'
import { surnameOf } from '../../../domain/member/names'
import { finish } from '../../_effects/of-identity'
import { forMember } from '../../_kit/action'
import { changeProfile } from '../../_kit/store/identities'
import { readPoint } from '../../_kit/store/points'
import { whoAmI } from '../who-am-i'

/** What a member says about herself. Her region follows her pick-up point. */
export const profile = forMember<typeof profileInput, ProfileOutput>(
  profileInput,
  async ({ name, household, pointId, elder }, { openid, now }) => {
    const point = pointId === undefined ? undefined : await readPoint(pointId)
    if (point === null) return refused({ code: 'wrong-point' })
    const named = name === undefined ? {} : { name, surname: surnameOf(name) }
    const moved = point ? { pointId: point._id, pointName: point.name, regionId: point.regionId } : {}
    const fields = {
      ...named,
      ...moved,
      ...(household === undefined ? {} : { household }),
      ...(elder === undefined ? {} : { elder }),
    }
    if (Object.keys(fields).length > 0) await changeProfile(openid, fields, now)
    return accepted(await whoAmI(finish(openid, ['keep-profile'], now), now))
  },
)
