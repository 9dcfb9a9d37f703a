import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { indexes } from '../../../cloudfunctions/_kit/store/indexes'
import type { Goods } from '../../../domain/goods/types'
import type { Group } from '../../../domain/group/types'
import { startCloud, type Cloud } from '../../../emulator/index'
import { openStage, type Stage } from '../../../emulator/stage/index'
import { listen, type Trouble } from '../../support/journey/phone'
import { appFolder, personas, useStreet } from '../../support/journey/street'
import { people, START } from '../../support/world'

const street = useStreet()
const functions = fileURLToPath(new URL('../../../dist/functions', import.meta.url))

let page: Page
let stage: Stage
const heard: Trouble[] = []
const imported: Cloud[] = []

beforeEach(async () => {
  stage = await openStage(street().shop.cloud, { root: appFolder(), personas, functions, importState })
  const context = await street().browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  page = await context.newPage()
  listen(page, 'the console', heard)
  await page.goto(`${stage.url}/console`)
})

afterEach(async () => {
  // A refusal is an answer that Chromium calls an error; whatever else it calls one is.
  street().troubles.push(...heard.splice(0).filter(({ what }) => !/status of 4\d\d/.test(what)))
  await page.context().close()
  await stage.close()
  for (const cloud of imported.splice(0)) await cloud.close()
})

test('a document is found, changed, kept from a mistake and from a second writer, and deleted', async () => {
  const { shop } = street()
  const name = () => shop.one<Goods>('goods', 'mandarin').name
  await goes('goods')
  await page.getByLabel('在 goods 里找').fill('mandarin')
  await page.keyboard.press('Enter')
  await page.getByText(/份里有「mandarin」/).waitFor()
  await page.locator('[data-key=mandarin] summary').click()
  await presses('改')

  const was = name()
  const area = dialog().getByRole('textbox')
  const text = await area.inputValue()
  await area.fill(text.slice(0, -4))
  await presses('存')
  await refused().filter({ hasText: '这不是 JSON' }).waitFor()
  expect(await area.inputValue()).toBe(text.slice(0, -4))
  await area.fill(text.replace(was, '早橘汽水'))
  await saves()
  expect(name()).toBe('早橘汽水')

  // While somebody writes, somebody else has written: nothing is lost on either side.
  await presses('改')
  const mine = (await area.inputValue()).replace('早橘汽水', '晚橘汽水')
  await writes('goods', 'mandarin', { name: '冰橘汽水' })
  await area.fill(mine)
  await presses('存')
  await refused().filter({ hasText: '你打开之后它变了' }).waitFor()
  expect(name()).toBe('冰橘汽水')
  await presses('看现在的样子')
  await dialog().locator('ins', { hasText: '冰橘汽水' }).waitFor()
  expect(await dialog().locator('del').innerText()).toContain('早橘汽水')
  expect(await area.inputValue()).toBe(mine)
  await saves()
  expect(name()).toBe('晚橘汽水')

  await presses('改')
  // The document is read anew before it opens.
  await area.waitFor()
  await presses('删掉这份')
  expect(name()).toBe('晚橘汽水')
  await presses('再点一次就删')
  await says('删掉了')
  expect(shop.all('goods', { _id: 'mandarin' })).toEqual([])
})

test('names that are HTML are shown as they are written, and can be opened and changed', async () => {
  const name = `<img src="x" onerror="document.title='taken'">'"\`&amp;%41#?/</textarea><script>document.title='taken'</script>`
  const insertion = {
    collectionName: name,
    data: [JSON.stringify({ _id: name, name, [name.replaceAll('.', '')]: [name] })],
  }
  await stage.cloud.database.request('database.addCollection', { collectionName: name })
  await stage.cloud.database.request('database.insertDocument', insertion)
  await goes(name)
  const document = page.locator('#main details', { hasText: name })
  await document.locator('summary').click()
  await presses('改')
  const area = dialog().getByRole('textbox')
  const text = await area.inputValue()
  expect(JSON.parse(text)).toMatchObject({ name })
  await area.fill(JSON.stringify({ ...(JSON.parse(text) as object), name: `${name}!` }))
  await saves()
  expect(stage.cloud.database.find(name)).toMatchObject([{ _id: name, name: `${name}!` }])
  await document.filter({ hasText: `${name}!` }).waitFor()
  expect(await page.locator('img[src=x], body script').count()).toBe(0)
  expect(await page.title()).not.toBe('taken')
})

test('a call is read with its cost and its console; an accident is planned, strikes once, and the weather clears', async () => {
  const { shop } = street()
  const groupId = await shop.openGroup()
  const look = () => shop.as(people.lin).call('group', 'get', { groupId })
  await look()
  await goes('函数调用')
  const { requestId, trail } = shop.cloud.counters.recent().at(-1)!
  const call = page.locator(`details[data-key="${requestId}"]`)
  await call.locator('summary').click()
  expect(await call.locator('tbody tr').count()).toBe(trail.length)
  const cells = await call.locator('tbody tr').first().locator('td').allInnerTexts()
  const { action, collection, read, examined, written, bytesIn } = trail[0]!
  expect(cells.slice(0, 6)).toEqual([
    action.replace('database.', ''),
    collection,
    ...[read, examined, written].map(String),
    `${bytesIn} B`,
  ])

  await goes('事故')
  await page.getByLabel('函数').selectOption('group')
  await page.getByLabel('怎么坏').selectOption({ label: '没做成，实例也死' })
  await presses('安排')
  await page.getByText(/group 下一次调用的第 1 个请求：没做成，实例也死/).waitFor()
  await expect(look()).rejects.toMatchObject({ errCode: -504002 })
  await goes('函数调用')
  const dead = page.locator('details', { hasText: '错' }).first()
  await dead.locator('summary').click()
  await dead.getByText('Process exited before completing request').waitFor()

  await goes('事故')
  await page.getByText('天气好，也没有安排什么事故').waitFor()
  await page.getByLabel('百分之几断线').fill('many')
  await presses('变天')
  await refused().filter({ hasText: '百分之几要填 0 到 100 的整数' }).waitFor()
  await page.getByLabel('百分之几断线').fill('100')
  await page.getByLabel('晚多少毫秒').fill('0')
  await presses('变天')
  await page.getByText(/100% 的请求断线/).waitFor()
  await expect(look()).rejects.toThrow()
  await presses('都取消')
  await says(/天晴了，一共打着 [1-9]\d* 个请求/)
  await look()
})

test('a timer runs now, and the clock goes to where a group is decided', async () => {
  const { shop } = street()
  const groupId = await shop.openGroup()
  await goes('钟和定时器')
  const runs = () => shop.cloud.counters.recent().filter(each => each.function === 'timers').length
  const before = runs()
  await page.getByRole('button', { name: '现在跑 timers' }).click()
  await says('timers 跑完了')
  expect(runs()).toBe(before + 1)

  await presses('+15 分')
  await says('现在是 2026-05-21 14:46:00')
  await page.locator('#main section').getByText('2026-05-21 14:46:00').waitFor()
  await presses('到截单')
  // A group in which nobody bought is closed by the very next step, so either may be seen.
  await expect
    .poll(() => shop.one<Group>('groups', groupId).state, { timeout: 20_000 })
    .toMatch(/^clos(ing|ed)$/)
  expect(shop.cloud.clock.now()).toBe(shop.one<Group>('groups', groupId).endsAt)
})

test('the state goes into a file, and comes back from it', async () => {
  const { shop } = street()
  const was = shop.one<Goods>('goods', 'mandarin').name
  await goes('导出和导入')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出整个状态' }).click(),
  ])
  const path = await file.path()

  await writes('goods', 'mandarin', { name: '白桃汽水' })
  await goes('goods')
  await page.locator('summary', { hasText: '白桃汽水' }).waitFor()

  await goes('导出和导入')
  await page.locator('input[type=file]').setInputFiles(functionsConfig)
  await presses('换成它')
  await refused().filter({ hasText: '什么都没动：这不是从云台导出的文件' }).waitFor()
  expect(stage.cloud.database.find('goods', { _id: 'mandarin' })).toMatchObject([{ name: '白桃汽水' }])

  await page.locator('input[type=file]').setInputFiles(path)
  // A file that was chosen stays chosen while the cloud goes on.
  await page.getByText('还没有选').waitFor({ state: 'hidden' })
  const more = { collectionName: 'goods', data: ['{ "_id": "peach" }'] }
  await stage.cloud.database.request('database.insertDocument', more)
  await stage.cloud.runTimer('timers')
  await page.locator('#side a', { hasText: `goods${shop.all('goods').length}` }).waitFor()
  await presses('换成它')
  await says(/换成了/)
  expect(stage.cloud.database.find('goods', { _id: 'mandarin' })).toMatchObject([{ name: was }])
  await goes('goods')
  await page.locator('summary', { hasText: was }).waitFor()
  expect(await page.locator('summary', { hasText: '白桃汽水' }).count()).toBe(0)
})

/** A file that is no state. */
const functionsConfig = fileURLToPath(new URL('../../../cloudfunctions/timers/config.json', import.meta.url))

/** Follows a link of the side, and waits for what it leads to. */
async function goes(name: string): Promise<void> {
  await page.locator('#side a', { hasText: name }).first().click()
  await page.getByRole('heading', { level: 2, name, exact: true }).waitFor()
}

/** The button in the dialog that is open, or on the page. */
async function presses(name: string): Promise<void> {
  const open = (await dialog().count()) > 0
  await (open ? dialog() : page.locator('#main')).getByRole('button', { name, exact: true }).click()
}

/** The dialog closes when it is saved, and only then. */
async function saves(): Promise<void> {
  await presses('存')
  await dialog().waitFor({ state: 'hidden' })
  await says('存好了')
}

async function says(words: string | RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: words }).waitFor()
}

const dialog = (): Locator => page.getByRole('dialog')
const refused = (): Locator => page.getByRole('alert')

/** Somebody else's write, past the console. */
function writes(collection: string, id: string, data: object): Promise<unknown> {
  return stage.cloud.database.request('database.modifyDocument', {
    collectionName: collection,
    query: JSON.stringify({ _id: id }),
    data: JSON.stringify({ $set: data }),
  })
}

/** Takes a state into a cloud of its own; the shop's goes with the street. */
async function importState(text: string): Promise<() => Promise<Cloud>> {
  const young = await startCloud({ memory: true, functions, indexes, clock: START, seed: 1, personas })
  imported.push(young)
  await young.importState(text)
  return async () => young
}
