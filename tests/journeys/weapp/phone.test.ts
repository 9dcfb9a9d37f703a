import { expect, it } from 'vitest'
import { openPhone, type CloudOfPhone } from '../../support/weapp/index.ts'

it('starts the compiled mini-program and draws its first page', async () => {
  const phone = await openPhone({ cloud: nobodyHome() })
  expect(phone.page.route).toBe('pages/consumer/home/index')
  console.log(phone.page.text(), phone.page.size(), phone.page.painted, phone.calls, phone.done)
})

function nobodyHome(): CloudOfPhone {
  return {
    call: () => Promise.reject(Object.assign(new Error('no such function'), { errCode: -501_000 })),
    pay: { confirm: () => Promise.resolve('ok') },
    messages: { accept: () => {} },
    shares: { add: card => ({ ...card, id: 'card', at: 0 }) },
  }
}
