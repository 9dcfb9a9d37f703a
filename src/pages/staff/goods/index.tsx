import { View } from '@tarojs/components'
import { memo, useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { GoodsPic } from '@/components/goods-pic'
import { ListPage } from '@/components/list-page'
import { Price } from '@/components/price'
import { Row } from '@/components/row'
import { Tag } from '@/components/tag'
import { listGoods } from '@/cloud/staff'
import { useOnePage } from '@/cloud/use-one-page'
import { useElder, useMe } from '@/session/me'
import { money } from '@/texts/money'
import type { GoodsOutput } from '#contracts/staff'
import { ImportSheet } from './import-sheet'

const ask = (after: { after?: string }) => listGoods(after)
const kinds: Record<string, string> = { single: '单瓶', bundle: '组合', case: '整箱' }

/** Everything the brand sells, and the way in for a whole list. */
export default function Goods() {
  const pages = useOnePage(ask)
  const [open, setOpen] = useState(0)
  const office = useMe()?.staffRole !== 'region'
  const start = () => setOpen(count => (count % 2 === 0 ? count + 1 : count))
  return (
    <ListPage
      title="商品"
      testid="goods"
      pages={pages}
      broken="没读到商品"
      empty={{
        title: '还没有商品',
        words: '把一张商品表贴进来，团长就能开团了。',
      }}
      bar={
        office && pages.state === 'known' ? (
          <Button full icon="paste" onClick={start} testid="open-import">
            导入商品表
          </Button>
        ) : undefined
      }
      over={
        // A new sheet each time: what was pasted and done before is over.
        <ImportSheet
          key={Math.ceil(open / 2)}
          open={open % 2 === 1}
          onClose={() => setOpen(count => (count % 2 === 1 ? count + 1 : count))}
          onDone={() => void pages.again()}
        />
      }
      rows={data => data.rows}
    >
      {data => (
        <View className="pad">
          {!office && <View className="t26 dim mb2">商品由总部维护</View>}
          <Card>
            {data.rows.map(row => (
              <Good key={row.sku} row={row} />
            ))}
          </Card>
        </View>
      )}
    </ListPage>
  )
}

const Good = memo(function Good({ row }: { row: GoodsOutput['rows'][number] }) {
  const { sku, name, kind, spec, priceFen, listPriceFen, art, tint, state } = row
  const elder = useElder()
  return (
    <Row
      before={<GoodsPic art={art} tint={tint} size="s" />}
      title={
        <View className="fx">
          <View className={state === 'off' ? 'one dim' : 'one'}>{name}</View>
          {state === 'off' && (
            <View className="ml2">
              <Tag>下架</Tag>
            </View>
          )}
        </View>
      }
      note={
        <View className={elder ? undefined : 'one'}>
          {kinds[kind] ?? kind} · {spec}
          {listPriceFen > priceFen && ` · 单买 ${money(listPriceFen)}`}
        </View>
      }
      value={<Price fen={priceFen} size="n" />}
      testid={`good-${sku}`}
    />
  )
})
