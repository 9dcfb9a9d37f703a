import { Button as NativeButton, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { shareFromButton } from '@/platform/share'
import { spoken } from '@/platform/spoken'
import { cx } from '../class-names'
import { Icon } from '../icon'
import type { IconName } from '../icon'
import css from './button.module.scss'

interface ButtonProps {
  /** filled: the one thing a screen is for · ghost, soft, plain: lesser ways · stop: takes something away. */
  look?: 'filled' | 'ghost' | 'soft' | 'plain' | 'stop'
  /** Takes the width that is left in its row. */
  full?: boolean
  /** 44 high instead of 48. */
  small?: boolean
  icon?: IconName
  /** An answer is on its way: the tap has no effect until it came. Say what happens as the child. */
  busy?: boolean
  disabled?: boolean
  onClick?: () => void
  /** Shares the page's card (`useShareCard`). In WeChat this must be a button of its own. */
  share?: boolean
  /** Opens the brand's customer service chat; in the browser `onClick` alone. */
  contact?: boolean
  /** What a screen reader says instead of the words. */
  label?: string
  testid?: string
  children: ReactNode
}

export function Button(props: ButtonProps) {
  const {
    look = 'filled',
    full,
    small,
    icon,
    busy,
    disabled,
    onClick,
    share,
    contact,
    label,
    testid,
    children,
  } = props
  const off = busy || disabled
  const className = cx(css.button, css[look], full && css.full, small && css.small, off && css.off)
  const tap = () => {
    if (off) return
    onClick?.()
    if (share) shareFromButton()
  }
  const inside = (
    <>
      {icon && <Icon name={icon} size="s" className={css.icon} />}
      {children}
    </>
  )
  if (process.env.TARO_ENV === 'weapp' && (share || contact) && !off) {
    return (
      <NativeButton
        className={className}
        openType={share ? 'share' : 'contact'}
        hoverClass="none"
        onClick={tap}
        data-testid={testid}
      >
        {inside}
      </NativeButton>
    )
  }
  return (
    <View
      className={className}
      onClick={tap}
      data-testid={testid}
      {...spoken('button', label, { disabled: !!off })}
    >
      {inside}
    </View>
  )
}

/** A quiet way on under a button: words in the accent, 44 high. */
export function Link({
  onClick,
  testid,
  children,
}: {
  onClick: () => void
  testid?: string
  children: ReactNode
}) {
  return (
    <View className={css.link} onClick={onClick} data-testid={testid} {...spoken('button')}>
      {children}
    </View>
  )
}
