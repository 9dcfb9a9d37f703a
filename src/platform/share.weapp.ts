import { useShareAppMessage } from '@tarojs/taro'
import type { ShareCard } from './share'

export function useShareCard(card: () => ShareCard): void {
  useShareAppMessage(() => {
    const { title, path, imageUrl } = card()
    return imageUrl ? { title, path: `/${path}`, imageUrl } : { title, path: `/${path}` }
  })
}

/** WeChat's own button has shared already. */
export function shareFromButton(): void {}
