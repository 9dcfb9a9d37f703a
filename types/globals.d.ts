/// <reference types="@tarojs/taro" />

declare module '*.scss'
declare module '*.module.scss' {
  const classes: Record<string, string>
  export default classes
}
declare module '*.svg' {
  const address: string
  export default address
}
declare module '*.png' {
  const address: string
  export default address
}

/** True in a build that carries the page of all components. */
declare const __PARTS__: boolean
/** The cloud environment the weapp build speaks to; empty takes the one chosen in WeChat. */
declare const __CLOUD_ENV__: string

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5'
  }
}
