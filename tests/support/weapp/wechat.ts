import { randomFillSync } from 'node:crypto'
import type { Cloud } from '../../../emulator/types.ts'
import type { Sight } from './sight.ts'

/** The part of the local cloud that a phone speaks to. */
export type CloudOfPhone = Pick<Cloud, 'call'> & {
  pay: Pick<Cloud['pay'], 'confirm'>
  messages: Pick<Cloud['messages'], 'accept'>
  shares: Pick<Cloud['shares'], 'add'>
}

/** How the person holding the phone answers what WeChat asks. Tests set what differs. */
export interface Answers {
  pay: 'pay' | 'cancel'
  subscribe: 'accept' | 'reject'
  /** What the next scan reads; undefined: she closes the camera. */
  scan: string | undefined
  modal: 'confirm' | 'cancel'
  /** Index of the chosen entry; undefined: she taps beside it. */
  actionSheet: number | undefined
  online: boolean
}

export const usualAnswers = (): Answers => ({
  pay: 'pay',
  subscribe: 'accept',
  scan: undefined,
  modal: 'confirm',
  actionSheet: undefined,
  online: true,
})

/** Everything a page did to WeChat, oldest first; `api` without the `wx.`. */
export interface Done {
  api: string
  options: Record<string, unknown>
}

export interface CloudCall {
  name: string
  data: Record<string, unknown>
  outcome?: unknown
}

export interface PhoneOfWechat {
  cloud: CloudOfPhone
  openid: string
  unionid?: string
  answers: Answers
  done: Done[]
  calls: CloudCall[]
  /** Work that will end in a setData; `settle` waits for it. */
  busy: Set<Promise<unknown>>
  storage: Map<string, unknown>
  sight: Sight
  route(api: string, options: { url?: string; delta?: number }): Promise<void>
}

interface Callbacks {
  success?(result: unknown): void
  fail?(error: unknown): void
  complete?(result: unknown): void
}

type Api = (options?: Record<string, unknown> & Callbacks) => unknown

const window = {
  windowWidth: 375,
  windowHeight: 812,
  screenWidth: 375,
  screenHeight: 812,
  pixelRatio: 3,
  statusBarHeight: 44,
  screenTop: 0,
  safeArea: { top: 44, bottom: 778, left: 0, right: 375, width: 375, height: 734 },
}
const device = {
  brand: 'iPhone',
  model: 'iPhone 13',
  system: 'iOS 17.0',
  platform: 'ios',
  benchmarkLevel: 40,
}
const base = {
  SDKVersion: '3.7.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
}

/** APIs that only do something on a real phone; here they succeed and are remembered. */
const obliging = [
  ...['showToast', 'hideToast', 'showLoading', 'hideLoading', 'vibrateShort', 'vibrateLong', 'makePhoneCall'],
  ...[
    'setNavigationBarTitle',
    'setNavigationBarColor',
    'showNavigationBarLoading',
    'hideNavigationBarLoading',
  ],
  ...['showTabBar', 'hideTabBar', 'setTabBarBadge', 'removeTabBarBadge', 'setTabBarItem', 'hideHomeButton'],
  ...['startPullDownRefresh', 'stopPullDownRefresh', 'pageScrollTo', 'showShareMenu', 'hideShareMenu'],
  ...['updateShareMenu', 'saveImageToPhotosAlbum', 'previewImage', 'openLocation', 'setKeepScreenOn'],
  ...[
    'authorize',
    'openSetting',
    'reportEvent',
    'setBackgroundColor',
    'setBackgroundTextStyle',
    'loadFontFace',
  ],
]

/** The `wx` of one phone. Its cloud is the local one; what a person answers comes from `phone.answers`. */
export function wechat(phone: PhoneOfWechat): Record<string, unknown> {
  const apis: Record<string, unknown> = {}

  /** An API in WeChat's manner: callbacks, or a promise when there are none; its answer comes later. */
  const offer = (api: string, act: (options: Record<string, unknown>) => unknown): void => {
    apis[api] = ((options = {}) => {
      const { success, fail, complete, ...plain } = options
      phone.done.push({ api, options: plain })
      const acting = Promise.resolve()
        .then(() => act(plain))
        .then(result => ({ errMsg: `${api}:ok`, ...(result as object | undefined) }))
      const told = acting.then(
        result => (success?.(result), complete?.(result)),
        (error: unknown) => (fail?.(error), complete?.(error)),
      )
      phone.busy.add(told)
      void told.finally(() => phone.busy.delete(told))
      return success || fail || complete ? undefined : acting
    }) satisfies Api
  }
  const refuse = (api: string, why: string, more: object = {}): never => {
    throw Object.assign(new Error(`${api}:fail ${why}`), { errMsg: `${api}:fail ${why}`, ...more })
  }

  for (const api of obliging) offer(api, () => undefined)
  for (const api of ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack']) {
    offer(api, options => phone.route(api, options))
  }
  offer('login', () => ({ code: `code-of-${phone.openid}` }))
  offer('requestPayment', async options => {
    const prepayId = String(options.package).replace(/^prepay_id=/, '')
    const outcome = await phone.cloud.pay.confirm(prepayId, phone.answers.pay)
    if (outcome === 'cancel') refuse('requestPayment', 'cancel')
  })
  offer('requestSubscribeMessage', ({ tmplIds }) => {
    const { subscribe } = phone.answers
    const ids = (tmplIds as string[] | undefined) ?? []
    if (ids.length === 0 || ids.length > 3) refuse('requestSubscribeMessage', 'TmplIds', { errCode: 20001 })
    if (subscribe === 'accept') for (const id of ids) phone.cloud.messages.accept(phone.openid, id)
    return Object.fromEntries(ids.map(id => [id, subscribe]))
  })
  offer('scanCode', () => {
    const read = phone.answers.scan ?? refuse('scanCode', 'cancel')
    return { result: read, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' }
  })
  offer('showModal', () => ({
    confirm: phone.answers.modal === 'confirm',
    cancel: phone.answers.modal === 'cancel',
  }))
  offer('showActionSheet', () => ({
    tapIndex: phone.answers.actionSheet ?? refuse('showActionSheet', 'cancel'),
  }))
  offer('setClipboardData', ({ data }) => void phone.storage.set('clipboard', data))
  offer('getClipboardData', () => ({ data: phone.storage.get('clipboard') ?? '' }))
  offer('getSetting', () => ({
    authSetting: {},
    subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
  }))
  offer('getNetworkType', () => ({ networkType: phone.answers.online ? 'wifi' : 'none' }))
  offer('getRandomValues', ({ length }) => ({
    randomValues: randomFillSync(new Uint8Array(Number(length))).buffer,
  }))
  offer('getSystemInfo', () => ({ ...window, ...device, ...base }))
  offer('setStorage', ({ key, data }) => void phone.storage.set(`kept:${String(key)}`, data))
  offer('getStorage', ({ key }) => ({
    data: phone.storage.get(`kept:${String(key)}`) ?? refuse('getStorage', 'data not found'),
  }))
  offer('removeStorage', ({ key }) => void phone.storage.delete(`kept:${String(key)}`))

  const entry = { path: '', query: {}, scene: 1001, referrerInfo: {} }
  return Object.assign(apis, {
    canIUse: () => true,
    nextTick: (fn: () => void) => void Promise.resolve().then(fn),
    getSystemInfoSync: () => ({ ...window, ...device, ...base }),
    getWindowInfo: () => window,
    getDeviceInfo: () => device,
    getAppBaseInfo: () => base,
    getSystemSetting: () => ({}),
    getAppAuthorizeSetting: () => ({}),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wx-simulated', envVersion: 'develop', version: '' },
    }),
    getMenuButtonBoundingClientRect: () => ({
      width: 87,
      height: 32,
      top: 48,
      right: 365,
      bottom: 80,
      left: 278,
    }),
    getLaunchOptionsSync: () => entry,
    getEnterOptionsSync: () => entry,
    getStorageSync: (key: string) => phone.storage.get(`kept:${key}`) ?? '',
    setStorageSync: (key: string, value: unknown) => void phone.storage.set(`kept:${key}`, value),
    removeStorageSync: (key: string) => void phone.storage.delete(`kept:${key}`),
    clearStorageSync: () => phone.storage.clear(),
    getUpdateManager: () => ({
      onCheckForUpdate() {},
      onUpdateReady() {},
      onUpdateFailed() {},
      applyUpdate() {},
    }),
    createSelectorQuery: () => nowhere,
    createIntersectionObserver: (_page: unknown, { initialRatio }: { initialRatio?: number } = {}) =>
      phone.sight.watching(initialRatio),
    getLogManager: () => ({ log() {}, info() {}, warn() {}, debug() {} }),
    getRealtimeLogManager: () => ({ info() {}, warn() {}, error() {}, addFilterMsg() {}, setFilterMsg() {} }),
    cloud: {
      init() {},
      callFunction: (options: Record<string, unknown> & Callbacks) => callFunction(phone, options),
    },
  })
}

/** `wx.cloud.callFunction`: what travels is JSON, and WeChat itself adds who calls. */
function callFunction(
  phone: PhoneOfWechat,
  options: Record<string, unknown> & Callbacks,
): Promise<unknown> | undefined {
  const { success, fail, complete } = options
  const call: CloudCall = {
    name: String(options.name),
    data: plain((options.data ?? {}) as Record<string, unknown>),
  }
  phone.calls.push(call)
  const calling = answer()
  const told = calling.then(
    result => (success?.(result), complete?.(result)),
    (error: unknown) => (fail?.(error), complete?.(error)),
  )
  phone.busy.add(told)
  void told.finally(() => phone.busy.delete(told))
  return success || fail || complete ? undefined : calling

  async function answer(): Promise<unknown> {
    if (!phone.answers.online) {
      const errMsg = 'cloud.callFunction:fail request:fail net::ERR_INTERNET_DISCONNECTED'
      throw Object.assign(new Error(errMsg), { errCode: -1, errMsg })
    }
    const caller = phone.unionid ? { openid: phone.openid, unionid: phone.unionid } : { openid: phone.openid }
    try {
      const result = plain(
        await phone.cloud.call<Record<string, unknown>>(call.name, plain(call.data), caller),
      )
      call.outcome = result
      return { errMsg: 'cloud.callFunction:ok', result, requestID: `simulated-${phone.calls.length}` }
    } catch (error) {
      call.outcome = error
      throw error
    }
  }
}

function plain<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T)
}

/** Nothing is laid out here, so every question about places is answered with nothing. */
const nowhere: Record<string, (...values: unknown[]) => unknown> = {}
for (const name of [
  'in',
  'select',
  'selectAll',
  'selectViewport',
  'boundingClientRect',
  'scrollOffset',
  'fields',
  'node',
  'context',
]) {
  nowhere[name] = () => nowhere
}
nowhere.exec = done =>
  void Promise.resolve().then(() => (done as ((found: unknown[]) => void) | undefined)?.([]))
