import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { OnePage } from '@/cloud/use-one-page'
import { Broken } from '../broken'
import { Empty } from '../empty'
import { Note } from '../note'
import { Page } from '../page'
import { Pager } from '../pager'
import { BoneRows, Skeleton } from '../skeleton'

interface ListPageProps<T> {
  title: ReactNode
  testid: string
  pages: OnePage<T>
  /** What could not be read: 「没读到这些订单」. */
  broken: string
  /** Said when there is no row. */
  empty: { title: string; words?: string; ways?: ReactNode }
  /** Stands above the list in all four faces: chips, a sentence. */
  head?: ReactNode
  /** Bones of a row carry a picture of this size; 0 for none. */
  picture?: number
  bar?: ReactNode
  /** Sheets. */
  over?: ReactNode
  rows: (data: T) => readonly unknown[]
  children: (data: T) => ReactNode
}

/** A list with its four faces, one page of it at a time. */
export function ListPage<T>(props: ListPageProps<T>) {
  const { title, testid, pages, broken, empty, head, picture = 44, bar, over, rows, children } = props
  const { data, refusal } = pages
  const nothing = data && rows(data).length === 0 && pages.page === 1
  const alone = !head && (!!refusal || nothing)
  return (
    <Page title={title} testid={testid} bar={bar} fill={!!alone}>
      {head}
      {pages.state === 'asking' && (
        <Skeleton>
          <View className="pad mt2">
            <BoneRows rows={6} picture={picture} />
          </View>
        </Skeleton>
      )}
      {refusal && <Broken refusal={refusal} title={broken} again={() => void pages.again()} />}
      {pages.stale && (
        <View className="pad mb3">
          <Note tone="warm" icon="offline">
            网络断了一下，下面是刚才读到的
          </Note>
        </View>
      )}
      {nothing && (
        <Empty title={empty.title} ways={empty.ways} inline={!!head} testid="empty">
          {empty.words}
        </Empty>
      )}
      {data && !nothing && (
        <>
          {children(data)}
          <Pager page={pages.page} before={pages.before} next={pages.next} />
        </>
      )}
      {over}
    </Page>
  )
}
