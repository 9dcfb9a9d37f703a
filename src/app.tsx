import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { openCloud } from '@/cloud/client'
import { listenToStage } from '@/platform/nudge'
import { learnMe } from '@/session/me'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    openCloud()
    listenToStage()
    void learnMe()
  })
  return children
}
