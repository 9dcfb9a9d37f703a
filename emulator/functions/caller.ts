/** Who an invocation runs for, and the variables that tell the function so. */

export interface Caller {
  openid?: string
  unionid?: string
  /** The chain of sources, `wx_client` or `wx_client,scf`. */
  source: string
  /** Timers carry their token in another variable and no person. */
  timer?: boolean
}

/** Sources as WeChat documents them for `Cloud.getWXContext`. */
export const SOURCE_CLIENT = 'wx_client'
export const SOURCE_TIMER = 'wx_trigger'
export const SOURCE_PAY = 'wx_paycallback'
const SOURCE_FUNCTION = 'scf'

/** A function called by a function: the same person, one source longer. */
export function calledBy(parent: Caller): Caller {
  const { timer: _, ...person } = parent
  return { ...person, source: `${parent.source},${SOURCE_FUNCTION}` }
}

/** The part of the environment that changes with every invocation. */
export function invocationEnv(caller: Caller, appid: string, token: string): Record<string, string> {
  const wechat: Record<string, string> = {
    WX_API_TOKEN: token,
    WX_APPID: appid,
    ...(caller.openid !== undefined && { WX_OPENID: caller.openid }),
    ...(caller.unionid !== undefined && { WX_UNIONID: caller.unionid }),
    WX_CLIENTIP: '127.0.0.1',
  }
  return {
    ...wechat,
    WX_CONTEXT_KEYS: Object.keys(wechat).join(','),
    TCB_CONTEXT_KEYS: 'TCB_SOURCE',
    TCB_SOURCE: caller.source,
    ...(caller.timer && { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: token }),
  }
}

/** The part that an instance keeps for its life; every variable is explained in emulator/README.md. */
export function instanceEnv(url: string, env: string, name: string): Record<string, string> {
  return {
    ...sdkEnv(url, env),
    PATH: process.env['PATH'] ?? '',
    SCF_FUNCTIONNAME: name,
    // A variable of the functions, as the console would set it: WeChat Pay's own example number.
    LINTUAN_MERCHANT_ID: '1900000109',
  }
}

/** Aims an unmodified wx-server-sdk at this cloud. */
export function sdkEnv(url: string, env: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    // Anything but SCF makes the SDK ask Tencent's metadata service before every request.
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: env,
    TCB_ENV: env,
    // The SDK signs with any non-empty pair; the local cloud does not check signatures.
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
  }
}
