import type { Response } from '../../domain/survey/types'
import { readCase } from '../_kit/store/cases'
import { readBrand } from '../_kit/store/settings'
import { done, type Effect } from './effect'
import { tell } from './tell'

/** Tells the member of everything the brand said in her case; what she was told before is not told again. */
export const tellAnswers: Effect<Response> = async (response, { now }) => {
  const [found, brand] = await Promise.all([readCase(response._id), readBrand()])
  for (const line of found?.thread ?? []) {
    if (line.by !== 'brand' || line.id === undefined) continue
    await tell({
      kind: 'case-answered',
      subject: `${response._id}-${line.id}`,
      memberId: response.memberId,
      facts: { brandName: brand.short, byName: line.name, text: line.text },
      page: `pages/consumer/thread/index?id=${response._id}`,
      now,
    })
  }
  return done
}
