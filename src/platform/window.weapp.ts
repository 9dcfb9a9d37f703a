import Taro from '@tarojs/taro'
import type { WindowInfo } from './window'

let known: WindowInfo | undefined

export function windowInfo(): WindowInfo {
  if (known) return known
  const w = Taro.getWindowInfo()
  const statusBar = w.statusBarHeight ?? 20
  const capsule = Taro.getMenuButtonBoundingClientRect()
  const gap = capsule.top - statusBar
  known = {
    width: w.windowWidth,
    height: w.windowHeight,
    statusBar,
    navBar: capsule.height > 0 && gap >= 0 ? capsule.height + gap * 2 : 44,
    capsule: capsule.left > 0 ? w.windowWidth - capsule.left + 12 : 106,
    safeBottom: w.safeArea ? Math.max(0, w.screenHeight - w.safeArea.bottom) : 0,
  }
  return known
}

/** WeChat's usual size is 16; from 18 on the person asked for larger type. */
export function hasLargeSystemFont(): boolean {
  const { fontSizeSetting } = Taro.getAppBaseInfo() as { fontSizeSetting?: number }
  return (fontSizeSetting ?? 16) >= 18
}
