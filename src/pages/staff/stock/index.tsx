import { View } from '@tarojs/components'
import { memo, useCallback, useState } from 'react'
import { Card } from '@/components/card'
import { Chip, Chips } from '@/components/chip'
import { GoodsPic } from '@/components/goods-pic'
import { ListPage } from '@/components/list-page'
import { Row } from '@/components/row'
import { Tag } from '@/components/tag'
import { listStock } from '@/cloud/stock'
import { useOnePage } from '@/cloud/use-one-page'
import { go, staffPage } from '@/platform/route'
import { useElder } from '@/session/me'
import { scopeOf, useRegion, type Region } from '@/session/region'
import { thousands } from '@/texts/money'
import { levelWords } from '@/texts/staff/stock'
import type { StockRow } from '#contracts/stock'

/** What a region's warehouse has. A warehouse is always one region's: whoever looks at all of them chooses one. */
export default function Stock() {
  const region = useRegion()
  const [chosen, choose] = useState<Region | undefined>(region)
  const pages = useOnePage(useCallback(after => listStock({ ...scopeOf(chosen), ...after }), [chosen]))
  const { data } = pages
  const here = data?.regions.find(({ id }) => id === data.regionId)
  return (
    <ListPage
      title={here ? `库存 · ${here.name}` : '库存'}
      testid="stock"
      pages={pages}
      broken="没读到库存"
      empty={{ title: '还没有商品', words: '先把商品表导进来，再记进了多少货。' }}
      rows={found => found.rows}
    >
      {({ rows, regions, regionId }) => (
        <View className="pad">
          {regions.length > 1 && (
            <View className="mb3">
              <Chips label="看哪个大区的货" radio>
                {regions.map(one => (
                  <Chip
                    key={one.id}
                    radio
                    on={one.id === regionId}
                    onClick={() => choose(one)}
                    testid={`region-${one.id}`}
                  >
                    {one.name}
                  </Chip>
                ))}
              </Chips>
            </View>
          )}
          <View className="t26 dim mb2">右边是库里没放出去的。开团会拿一批，卖得快自动补</View>
          <Card>
            {rows.map(row => (
              <Item key={row.item} row={row} regionId={regionId ?? ''} />
            ))}
          </Card>
        </View>
      )}
    </ListPage>
  )
}

const Item = memo(function Item({ row, regionId }: { row: StockRow; regionId: string }) {
  const { item, name, spec, art, tint, free, leased, level } = row
  // Large letters leave room for four of a name, so there it may take a second line.
  const line = useElder() ? undefined : 'one'
  const said = levelWords[level]
  return (
    <Row
      before={<GoodsPic art={art} tint={tint} size="s" />}
      title={<View className={line}>{name}</View>}
      note={
        <View className={line}>
          {spec} · 团里 {thousands(leased)}
        </View>
      }
      value={
        <View className="r">
          <View className={free > 0 ? 'b nw' : 'b nw dg'}>{thousands(free)} 件</View>
          {said && <Tag tone={said.tone}>{said.word}</Tag>}
        </View>
      }
      onClick={() => go(staffPage('stock-item'), { id: `${regionId}~${item}` })}
      label={`${name}，库里 ${free} 件`}
      testid={`stock-${item}`}
    />
  )
})
