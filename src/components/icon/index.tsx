import { View } from '@tarojs/components'
import { cx } from '../class-names'
import type { IconName } from './names'

export type { IconName }

/** One of the drawn line icons, in the colour of the text around it. Decoration: the words beside it are what is read. */
export function Icon({
  name,
  size,
  className,
}: {
  name: IconName
  size?: 's' | 'xs' | 'l'
  className?: string
}) {
  return <View className={cx('i', `i-${name}`, size, className)} />
}
