import { View } from '@tarojs/components'
import { Fragment } from 'react'
import { cx } from '../class-names'
import { Icon } from '../icon'
import { qrSvg } from '../qr-code'
import { background } from '../svg-uri'
import { spoken } from '@/platform/spoken'
import css from './hand-out.module.scss'

const corners = background(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 180" fill="none" stroke="#7FD3B4" stroke-width="3" stroke-linecap="round"><path d="M2 34V16A14 14 0 0 1 16 2h18M146 2h18a14 14 0 0 1 14 14v18M178 146v18a14 14 0 0 1-14 14h-18M34 178H16a14 14 0 0 1-14-14v-18"/></svg>',
)
/** What is looked for, drawn on the same paper; it leads nowhere. */
const paper = background(qrSvg('邻团取货码').replace('#fff', '#F7F4EE'))

interface ViewfinderProps {
  digits: string
  /** Somebody is found: her goods need the room. */
  small: boolean
  onScan: () => void
}

/** Where the camera comes from. WeChat scans on a screen of its own, so here it is only shown what is looked for. */
export function Viewfinder({ digits, small, onScan }: ViewfinderProps) {
  const said = digits ? `${digits.slice(0, 3)} ${digits.slice(3)}`.trim() : '取货码'
  return (
    <View
      className={cx(css.finder, small && css.flat)}
      onClick={onScan}
      data-testid="viewfinder"
      {...spoken('button', digits ? `${said}，扫取货码` : '扫取货码')}
    >
      {small ? (
        <View key="digits" className={css.digits}>
          {said}
        </View>
      ) : (
        <Fragment key="frame">
          <View className={css.frame} style={corners}>
            <View className={css.paper}>
              <View className={css.paperWords}>{said}</View>
              <View className={css.code} style={paper} />
            </View>
          </View>
          <View className={css.hint}>
            <Icon name="scan" size="s" className="mr2" />
            点这里扫邻居手机上的码
          </View>
        </Fragment>
      )}
    </View>
  )
}
