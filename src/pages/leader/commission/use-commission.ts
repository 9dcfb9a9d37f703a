import { useRef } from 'react'
import { getCommission } from '@/cloud/leader'
import { useOnePage } from '@/cloud/use-one-page'
import type { CommissionOutput } from '#contracts/leader'

/** Every fen she earned, a page at a time; the sums stay while a page is turned. */
export function useCommission() {
  const pages = useOnePage(getCommission)
  const sums = useRef<Pick<CommissionOutput, 'dueFen' | 'pendingFen'>>()
  if (pages.data) sums.current = pages.data
  return { pages, sums: pages.refusal ? undefined : sums.current }
}
