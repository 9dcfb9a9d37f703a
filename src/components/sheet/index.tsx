import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { spoken, unspoken } from '@/platform/spoken'
import { cx } from '../class-names'
import css from './sheet.module.scss'

interface SheetProps {
  open: boolean
  onClose: () => void
  /** Its name, shown at the top. */
  title?: string
  /** Without room at the sides: for Rows, which bring their own. */
  bare?: boolean
  /** Buttons at its foot. */
  foot?: ReactNode
  testid?: string
  children: ReactNode
}

/** Comes up from the bottom over the page; a tap beside it closes it. Place it as the last child of Page. */
export function Sheet({ open, onClose, title, bare, foot, testid, children }: SheetProps) {
  // It stays for the length of its way down.
  const [there, setThere] = useState(open)
  useEffect(() => {
    if (open) {
      setThere(true)
      return undefined
    }
    const timer = setTimeout(() => setThere(false), 240)
    return () => clearTimeout(timer)
  }, [open])
  if (!open && !there) return null
  return (
    <View className={css.layer} data-testid={testid} {...spoken('dialog', title ?? '更多')}>
      <View className={cx(css.shade, !open && css.leaving)} onClick={onClose} catchMove {...unspoken} />
      <View className={cx(css.sheet, !open && css.down)}>
        <View className={css.grab} {...unspoken} />
        {title && <View className={css.title}>{title}</View>}
        <View className={cx(css.inside, bare && css.bare)}>{children}</View>
        {foot && <View className={css.foot}>{foot}</View>}
      </View>
    </View>
  )
}
