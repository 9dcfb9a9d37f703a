import { useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { openCloud } from '@/cloud/client'
import { listenToStage } from '@/platform/nudge'
import { consumerPage, goInstead } from '@/platform/route'
import { sendGrants } from '@/session/grants'
import { learnMe } from '@/session/me'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    openCloud()
    listenToStage()
    void learnMe().then(sendGrants)
  })
  usePageNotFound(() => goInstead(consumerPage('lost')))
  return children
}
