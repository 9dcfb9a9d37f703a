import { describe, expect, it } from 'vitest'
import { folder } from '../../support/folder.ts'
import { openPhone, type CloudOfPhone, type Phone, type PhoneOptions } from '../../support/weapp/index.ts'

/** The simulated phone itself, on a mini-program of a few lines that no compiler has touched. */
describe('a simulated phone', () => {
  it('hears a tap where the text is and paints what the page says', async () => {
    const { page } = await phone()
    await page.tap('加一')
    await page.waitFor('次数 1')
    expect(page.has('次数 1')).toBe(true)
    expect(page.has('次数')).toBe(false)
  })

  it('counts calls of setData and their bytes', async () => {
    const { page } = await phone()
    expect(await page.cost(() => page.tap('加一'))).toEqual({ calls: 1, bytes: '{"n":1}'.length })
  })

  it('counts nodes and levels without the ones that only templates know', async () => {
    const { page } = await phone()
    // page > view > 9 nodes, one of them a form with a button in it.
    expect(page.size()).toEqual({ nodes: 12, depth: 4, mostChildren: 9 })
  })

  it('refuses to tap a disabled button, and a text that stands twice', async () => {
    const lin = await phone()
    await expect(lin.page.tap('不能点')).rejects.toThrow('is a disabled button')
    const there = await lin.open('/pages/t/index')
    await expect(there.find({ text: '同样', nth: 1 })).resolves.toMatchObject({ text: '同样' })
    await expect(there.find('同样', 50)).rejects.toThrow('2 nodes fit “同样”')
  })

  it('types into a field found by its placeholder', async () => {
    const { page } = await phone()
    await page.input({ placeholder: '姓名' }, '林晚')
    await page.waitFor('你好 林晚')
  })

  it('submits a form by its button', async () => {
    const { page } = await phone()
    await page.tap('提交')
    await page.waitFor('你好 已交')
  })

  it('follows the app to a page and back, with its query', async () => {
    const lin = await phone()
    await lin.page.tap('去看看')
    const there = await lin.at('pages/b/index')
    expect(there.text()).toBe('商品 7')
    await lin.back()
    expect(lin.page.route).toBe('pages/a/index')
    expect(lived(lin)).toEqual(['a load', 'a show', 'a ready', 'a hide', 'b load', 'b unload', 'a show'])
  })

  it('keeps pages of the tab bar alive and closes the others', async () => {
    const lin = await phone()
    await lin.page.tap('加一')
    await lin.open('/pages/b/index?id=1')
    await lin.open('/pages/t/index')
    expect(lin.stack).toHaveLength(1)
    await lin.open('/pages/a/index')
    await lin.page.waitFor('次数 1')
  })

  it('refuses what WeChat refuses: unknown pages, and a tab by navigateTo', async () => {
    const lin = await phone()
    await expect(lin.route('navigateTo', { url: '/pages/c/index' })).rejects.toThrow('is not found')
    await expect(lin.route('navigateTo', { url: '/pages/t/index' })).rejects.toThrow('tabbar page')
  })

  it('hides from the app what WeChat does not have', async () => {
    const { page } = await phone()
    expect(page.has('undefined undefined undefined undefined')).toBe(true)
  })

  it('hands a shared card to the neighbourhood', async () => {
    const cards: object[] = []
    const lin = await phone({ cloud: { ...quietCloud(), shares: { add: card => kept(card, cards) } } })
    await lin.page.share()
    expect(cards).toEqual([{ fromOpenid: lin.openid, title: '来参团', path: 'pages/b/index?id=7' }])
  })

  it('calls a function as the person who holds it', async () => {
    const callers: unknown[] = []
    const call: CloudOfPhone['call'] = (_name, _event, options) => {
      callers.push(options)
      return Promise.resolve({ word: '好' } as never)
    }
    const lin = await phone({ cloud: { ...quietCloud(), call }, persona: { openid: 'oLin' } })
    await lin.page.tap('问云')
    await lin.page.waitFor('你好 好')
    expect(callers).toEqual([{ openid: 'oLin' }])
    expect(lin.calls).toEqual([{ name: 'order', data: { action: 'x' }, outcome: { word: '好' } }])
  })

  it('has no network when told so', async () => {
    const lin = await phone({ answers: { online: false } })
    await lin.page.tap('问云')
    await lin.page.waitFor('你好 -1')
  })
})

function phone(options: Partial<PhoneOptions> = {}): Promise<Phone> {
  return openPhone({ cloud: quietCloud(), app: folder(miniProgram()), ...options })
}

function lived(lin: Phone): unknown[] {
  return (lin.storage.get('kept:lived') as string[] | undefined) ?? []
}

function kept(card: object, cards: object[]): never {
  cards.push(card)
  return { ...card, id: 'c', at: 0 } as never
}

function quietCloud(): CloudOfPhone {
  return {
    call: () => Promise.reject(Object.assign(new Error('nobody'), { errCode: -501_000 })),
    pay: { confirm: (_prepayId, tap) => Promise.resolve(tap === 'cancel' ? 'cancel' : 'ok') },
    messages: { accept: () => {} },
    shares: { add: card => ({ ...card, id: 'card', at: 0 }) },
  }
}

function miniProgram(): Record<string, string> {
  return {
    'app.json': `{"pages":["pages/a/index","pages/b/index","pages/t/index"],"tabBar":{"list":[{"pagePath":"pages/a/index"},{"pagePath":"pages/t/index"}]}}`,
    'app.js': `require('./lived'); App({})`,
    'lived.js': `
      module.exports = what => wx.setStorageSync('lived', (wx.getStorageSync('lived') || []).concat([what]))`,
    'pages/a/index.json': '{"usingComponents":{}}',
    'pages/a/index.js': `
      const lived = require('../../lived')
      Page({
        data: { n: 0, name: '', absent: [typeof window, typeof fetch, typeof process, typeof Intl].join(' ') },
        onLoad() { lived('a load'); this.setData({ n: 0 }) },
        onShow() { lived('a show') },
        onReady() { lived('a ready') },
        onHide() { lived('a hide') },
        onShareAppMessage: () => ({ title: '来参团', path: '/pages/b/index?id=7' }),
        add() { this.setData({ n: this.data.n + 1 }) },
        type(event) { this.setData({ name: event.detail.value }) },
        sent() { this.setData({ name: '已交' }) },
        go() { wx.navigateTo({ url: '/pages/b/index?id=7' }) },
        ask() {
          wx.cloud.callFunction({ name: 'order', data: { action: 'x' } }).then(
            answer => this.setData({ name: answer.result.word }),
            error => this.setData({ name: String(error.errCode) }),
          )
        },
      })`,
    'pages/a/index.wxml': `<view>
      <text wx:if="{{true}}">次数 {{n}}</text>
      <view bindtap="add">加一</view>
      <input placeholder="姓名" bindinput="type" /><text>你好 {{name}}</text>
      <button bindtap="go">去看看</button>
      <button disabled="{{true}}" bindtap="add">不能点</button>
      <form bindsubmit="sent"><button form-type="submit">提交</button></form>
      <view bindtap="ask">问云</view>
      <view class="absent_x1">{{absent}}</view>
    </view>`,
    'pages/b/index.json': '{}',
    'pages/b/index.js': `
      const lived = require('../../lived')
      Page({
        onLoad(query) { lived('b load'); this.setData({ id: query.id }) },
        onUnload() { lived('b unload') },
      })`,
    'pages/b/index.wxml': '<text>商品 {{id}}</text>',
    'pages/t/index.json': '{}',
    'pages/t/index.js': `Page({ onLoad() { this.setData({ here: 1 }) } })`,
    'pages/t/index.wxml': '<view>同样</view><view>同样</view>',
  }
}
