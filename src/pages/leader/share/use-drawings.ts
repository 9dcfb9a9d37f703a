import { useEffect, useRef, useState } from 'react'
import type { CratePlan } from '@/components/crate/contents'
import { useAccent } from '@/session/brand'
import { now } from '@/session/clock'
import type { ShareOutput } from '#contracts/leader'
import { posterTimes, posterWords } from '../words'
import { codeAddress, openPaper } from './canvas'
import type { Paper } from './canvas'
import { card, drawCard, drawPoster, poster } from './draw/poster'

/** How often a canvas that is not there yet is looked for again; a phone lays the page out after it was told of it. */
const tries = 8

/** Draws card and poster whenever what they say changes; the poster's file is made when it is wanted. */
export function useDrawings(share: ShareOutput | undefined, plan: CratePlan | undefined) {
  const accent = useAccent()
  const paper = useRef<Paper>()
  const picture = useRef<string>()
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing')

  useEffect(() => {
    if (!share || !plan) return undefined
    let gone = false
    const draw = async () => {
      const small = await found(card.w * card.density, card.h * card.density, 'share-card-canvas')
      const large = await found(poster.w * poster.density, poster.h * poster.density, 'poster-canvas')
      if (gone) return
      if (small) {
        drawCard(small.pen, plan, accent)
        // A card in the chat wants a file; the browser's stage draws its own.
        if (process.env.TARO_ENV === 'weapp') picture.current = await small.file()
      }
      if (!large) return setState('failed')
      const code = await codeOf(large, share)
      if (gone) return
      drawPoster(
        large.pen,
        {
          plan,
          headline: posterWords(plan),
          times: posterTimes(share.endsAt, share.collectFrom, now()),
          whose: `${share.leaderName}的团`,
          place: share.pointName,
          code,
        },
        accent,
      )
      paper.current = large
      setState('drawn')
    }
    void draw()
    return () => {
      gone = true
    }
  }, [share, plan, accent])

  return { state, cardFile: () => picture.current, posterFile: async () => paper.current?.file() }
}

async function found(width: number, height: number, id: string): Promise<Paper | undefined> {
  for (let i = 0; i < tries; i++) {
    const paper = await openPaper(id, width, height)
    if (paper) return paper
    await new Promise(resolve => setTimeout(resolve, 60))
  }
  return undefined
}

/** The code's picture, from the cloud or from where this phone's world has it; a poster without one is still a poster. */
async function codeOf(paper: Paper, { codeUrl, groupId, path }: ShareOutput) {
  const first = codeUrl ? await paper.picture(codeUrl) : undefined
  if (first || !codeUrl) return first
  const other = codeAddress(path.split('?')[0]!, `g=${groupId}`)
  return other ? paper.picture(other) : undefined
}
