import { afterAll, beforeAll, expect, it } from 'vitest'
import { openControl } from '../../../emulator/cli/control.ts'
import type { Cloud } from '../../../emulator/index.ts'
import { controlOf, type Control } from '../outside/control.ts'
import { MORNING, openTestCloud } from '../support/cloud.ts'

let cloud: Cloud
let door: { url: string; close(): Promise<void> }
let control: Control
beforeAll(async () => {
  cloud = await openTestCloud()
  door = await openControl(cloud, 0)
  control = controlOf(door.url)
})
afterAll(async () => {
  await door.close()
  await cloud.close()
})

it('does what it is asked to, whether or not what may be left out is there', async () => {
  await control('pay.choose', 'cancels')
  expect(await control('pay.chosen')).toBe('cancels')
  await control('pay.choose', 'pays', null, null)
  expect(await control('pay.chosen')).toBe('pays')
  expect(await control('call', 'callee', { from: 'far' })).toMatchObject({ from: 'far' })
  expect(await control('call', 'callee', { from: 'far' }, { openid: 'oLin' })).toMatchObject({ from: 'far' })
})

it.each<[name: string, given: unknown[], said: RegExp]>([
  ['pay.choose', ['nonsense'], /argument 1/],
  ['pay.choose', ['pays', 'sometimes'], /argument 2/],
  ['pay.chooseRefund', ['done', 0], /argument 2/],
  ['clock.advance', ['x'], /argument 1/],
  ['clock.advance', [-1], /argument 1/],
  ['clock.advanceTo', ['2026-05-05'], /argument 1/],
  ['faults.plan', [{}], /argument 1\.function/],
  ['faults.plan', [{ function: 'probe', request: 1, applied: true, kil: true }], /kil/],
  ['faults.weather', [{ seed: 1, share: 2 }], /argument 1\.share/],
  ['call', ['odd', null], /argument 2/],
  ['call', [], /call/],
  ['call', ['callee', {}, { openId: 'oLin' }], /argument 3.*openId/],
  ['database.find', ['moments', 'all'], /argument 2/],
  ['clock.now', [1], /clock\.now/],
  ['nothing.here', [], /there is no/],
  ['toString', [], /there is no/],
])('refuses %s of %j in words, and does nothing', async (name, given, said) => {
  const before = [cloud.clock.now(), cloud.pay.chosen(), cloud.faults.pending(), cloud.faults.now().weather]
  await expect(control(name, ...given)).rejects.toThrow(said)
  expect(before).toEqual([MORNING, 'pays', 0, null])
  expect([cloud.clock.now(), cloud.pay.chosen(), cloud.faults.pending(), cloud.faults.now().weather]).toEqual(
    before,
  )
})
