import { View } from '@tarojs/components'
import { spoken } from '@/platform/spoken'
import css from './article.module.scss'

export interface Chapter {
  title: string
  /** Sentences; each stands on a line of its own. */
  lines: string[]
}

/** A text to be read: one thought a chapter, one sentence a line. `about` stands above: its version and date. */
export function Article({ about, lead, chapters }: { about: string; lead: string; chapters: Chapter[] }) {
  return (
    <View className="pad">
      <View className="t26 dim">{about}</View>
      <View className={css.lead}>{lead}</View>
      {chapters.map(({ title, lines }) => (
        <View key={title} className={css.chapter}>
          <View className="t34 b" {...spoken('heading', undefined, { level: 2 })}>
            {title}
          </View>
          {lines.map(line => (
            <View key={line} className={css.line}>
              {line}
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}
