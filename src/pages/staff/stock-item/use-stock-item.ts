import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { correctStock, getStockItem, receiveStock } from '@/cloud/stock'
import type { Refusal } from '@/cloud/client'
import { isUnheard } from '@/cloud/reply'
import { useAsked } from '@/cloud/use-asked'
import { randomId } from '@/platform/random-id'
import { forget, read, write } from '@/platform/storage'
import { toast } from '@/platform/toast'
import { signedUnits } from '@/texts/staff/stock'
import type { CorrectionReason } from '#domain/stock/types'

/** What is about to be written down: a delivery, or what a count has shown. */
export interface Moving {
  units: number
  /** Only of a correction. */
  why?: CorrectionReason
  note: string
}

/** One item of a warehouse, and writing down what came in or was counted: once, however often it is tapped. */
export function useStockItem() {
  const { params } = useRouter()
  // The region and the item, as the warehouse names them.
  const [regionId = '', item = ''] = decodeURIComponent(params['id'] ?? '').split('~')
  const { asked, again } = useAsked(useCallback(() => getStockItem({ regionId, item }), [regionId, item]))
  const [open, setOpen] = useState<'receive' | 'correct'>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const keptAs = (what: 'receive' | 'correct') => `stock.${regionId}.${item}.${what}`

  const begin = (what: 'receive' | 'correct') => {
    setRefusal(undefined)
    setOpen(what)
  }
  const save = async ({ units, why, note }: Moving) => {
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    // Until it is answered a tap keeps its id, whatever is typed since and wherever she went: what was written down
    // unheard is not written down again.
    const kept = keptAs(why ? 'correct' : 'receive')
    const tapId = read<string>(kept) ?? randomId()
    write(kept, tapId)
    const move = { tapId, regionId, item, units, note }
    const reply = await (why ? correctStock({ ...move, why }) : receiveStock(move))
    if (!isUnheard(reply)) forget(kept)
    setBusy(false)
    if (!reply.ok) {
      // The one before had been written down after all; here is how things stand now.
      if (reply.refusal.code === 'tap-changed') void again()
      return setRefusal(reply.refusal)
    }
    setOpen(undefined)
    toast(`记下了，${signedUnits(units)}`)
    void again()
  }
  return {
    asked,
    again,
    moving: {
      open,
      busy,
      refusal,
      begin,
      save,
      leave: () => setOpen(undefined),
      typed: () => setRefusal(undefined),
    },
  }
}
