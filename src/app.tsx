import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { openCloud } from '@/cloud/client'
import { learnMe } from '@/session/me'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    openCloud()
    void learnMe()
  })
  return children
}
