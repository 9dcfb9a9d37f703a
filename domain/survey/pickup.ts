import type { Instant } from '../money/types'
import type { SurveyVersion } from './types'

/** The survey asked after pick-up. */
export const PICKUP = 'pickup'
/** Scores up to here open a case (NPS: detractors). */
export const LOW_SCORE = 6

/** Version 1, never changed once published: another wording is another version. */
export function pickupVersion1(brandName: string, publishedAt: Instant): SurveyVersion {
  return {
    _id: `${PICKUP}@1`,
    surveyId: PICKUP,
    version: 1,
    questions: [
      { id: 'q1', kind: 'nps', text: `会把${brandName}推荐给邻居吗` },
      {
        id: 'q2',
        kind: 'tags',
        text: '哪里做得好',
        textLow: '是哪里没做好',
        good: [
          { id: 'tasty', label: '好喝' },
          { id: 'on-time', label: '送得准' },
          { id: 'easy-pickup', label: '取货方便' },
          { id: 'fair-price', label: '价格实在' },
        ],
        bad: [
          { id: 'leaking', label: '瓶子漏气' },
          { id: 'late', label: '送晚了' },
          { id: 'taste', label: '口味不合' },
          { id: 'dented', label: '瓶子磕碰' },
          { id: 'hard-pickup', label: '取货不便' },
          { id: 'price', label: '价格' },
        ],
      },
      { id: 'q3', kind: 'text', text: '还想说什么', max: 500 },
    ],
    publishedAt,
  }
}
