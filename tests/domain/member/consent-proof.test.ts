import { expect, it } from 'vitest'
import { proofOfConsent, proofOfWithdrawal } from '../../../domain/member/consent-proof'

const agreed = { privacy: 1, agreement: 2, at: 5 }

it('a consent is proved once for each instant, with the versions that were agreed to', () => {
  expect(proofOfConsent('mlin', agreed)).toEqual([
    'given5',
    { _id: 'mlin-5', memberId: 'mlin', given: true, ...agreed },
  ])
})

it('to take it back at the same instant is another proof, under another name', () => {
  expect(proofOfWithdrawal('mlin', 5)).toEqual([
    'withdrawn5',
    { _id: 'mlin-5-withdrawn', memberId: 'mlin', given: false, at: 5 },
  ])
})
