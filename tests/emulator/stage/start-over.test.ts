import { afterEach, expect, test } from 'vitest'
import { AFTERNOON, group, openCloud, openTestStage, type Opened } from './support.ts'

let opened: Opened | undefined
const open = async (...args: Parameters<typeof openTestStage>) => (opened = await openTestStage(...args))
afterEach(async () => {
  await opened?.close()
  opened = undefined
})

test('starting over must be meant, and gives the stage a new cloud behind the same doors', async () => {
  const { post, state, cloud, stage } = await open(undefined, {
    startOver: async say => {
      say('一半')
      return async () => {
        await cloud.close()
        return openCloud({ groups: [group()] })
      }
    },
  })
  await post('clock', { move: '15m' })
  const before = (await state()).phones.map(({ door }) => door)
  await expect(post('start-over')).rejects.toThrow('400')
  await post('start-over', { sure: true })
  const after = await state()
  expect(after.now).toBe(AFTERNOON)
  expect(after.deadline?.title).toBe('周四汽水团')
  expect(after.phones.map(({ door }) => door)).toEqual(before)
  expect((await fetch(before[0]!)).status).toBe(200)
  expect(stage.cloud).not.toBe(cloud)
})

test('when no new cloud can be made, nothing is changed, and that is said', async () => {
  const full = async () => Promise.reject(new Error('the disk is full'))
  const { post, state, stage, cloud } = await open({ groups: [group()] }, { startOver: full })
  await expect(post('start-over', { sure: true })).rejects.toThrow(
    '400 没有从头来，什么都没动：the disk is full',
  )
  expect(stage.cloud).toBe(cloud)
  expect(await state()).toMatchObject({ busy: null, deadline: { title: '周四汽水团' } })
})

test('a change that fails on its way has the old cloud open again behind the same doors, and may be tried again', async () => {
  let fails = true
  const { post, state, stage } = await open(undefined, {
    startOver: async () => async () => {
      await stage.cloud.close()
      if (fails) throw new Error('the disk is full')
      return openCloud()
    },
    reopen: () => openCloud({ groups: [group()] }),
  })
  const before = (await state()).phones.map(({ door }) => door)
  await expect(post('start-over', { sure: true })).rejects.toThrow(
    '500 没换成（the disk is full），原来的又打开了，可以接着用',
  )
  const after = await state()
  expect(after).toMatchObject({ busy: null, deadline: { title: '周四汽水团' } })
  expect(after.phones.map(({ door }) => door)).toEqual(before)
  expect((await fetch(before[0]!)).status).toBe(200)
  fails = false
  await post('start-over', { sure: true })
  expect((await state()).deadline).toBeNull()
})

test('when the old cloud cannot be opened again either, whoever asks hears what failed', async () => {
  const { post, state } = await open(undefined, {
    startOver: async () => () => Promise.reject(new Error('the disk is full')),
    reopen: () => Promise.reject(new Error('still full')),
  })
  const sentence =
    '没换成（the disk is full），原来的也没能再打开（still full）。数据都在，关掉再运行一次 npm start'
  await expect(post('start-over', { sure: true })).rejects.toThrow(sentence)
  await expect(state()).rejects.toThrow(`503 ${sentence}`)
})

test('a stage that cannot start over does not offer it', async () => {
  const { post, state } = await open()
  expect((await state()).canStartOver).toBe(false)
  await expect(post('start-over', { sure: true })).rejects.toThrow('409')
})
