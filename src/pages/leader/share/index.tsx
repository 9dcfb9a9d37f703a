import { Canvas, View } from '@tarojs/components'
import { useState } from 'react'
import { Broken } from '@/components/broken'
import { Button, Link } from '@/components/button'
import { Face } from '@/components/face'
import { Note } from '@/components/note'
import { Page } from '@/components/page'
import { Picture } from '@/components/picture'
import lintuan from '@/art/marks/lintuan.svg'
import { consumerPage, go, goInstead, leaderPage } from '@/platform/route'
import { saveImage } from '@/platform/save-image'
import { useShareCard } from '@/platform/share'
import { spoken } from '@/platform/spoken'
import { toast } from '@/platform/toast'
import { now } from '@/session/clock'
import { useMe } from '@/session/me'
import { words } from '@/texts/words'
import { posterTimes, posterWords, shareTitle } from '../words'
import { card, poster } from './draw/poster'
import css from './share.module.scss'
import { ShareSkeleton } from './share-skeleton'
import { useDrawings } from './use-drawings'
import { useShare } from './use-share'

/** What neighbours will see, before it is sent: the card in the chat, and the sheet in the hallway. */
export default function Share() {
  const { asked, again, groupId, share, plan, fresh } = useShare()
  const drawings = useDrawings(share, plan)
  const [saving, setSaving] = useState<'saving' | 'refused' | 'failed'>()
  const face = useMe()?.member?.face
  const title = share && plan ? shareTitle(plan, share.endsAt, now()) : '邻居们在装一箱汽水'
  useShareCard(() => {
    const imageUrl = drawings.cardFile()
    return {
      title,
      path: share?.path ?? `pages/consumer/group/index?id=${groupId}`,
      ...(imageUrl ? { imageUrl } : {}),
    }
  })

  if (asked.state === 'refused') {
    return (
      <Page title="转发到群" fill testid="share-page">
        <Broken refusal={asked.refusal} title="没读到这个团" again={() => void again()} />
      </Page>
    )
  }
  if (!share || !plan) {
    return (
      <Page title="转发到群" testid="share-page">
        <ShareSkeleton />
      </Page>
    )
  }

  const save = async () => {
    if (saving === 'saving') return
    setSaving('saving')
    const file = await drawings.posterFile()
    const outcome = file ? await saveImage(file, `邻团海报-${share.groupId}.png`) : 'failed'
    setSaving(outcome === 'saved' ? undefined : outcome)
    if (outcome === 'saved') toast('已存到相册')
  }
  const ended = share.endsAt <= now()
  const [first, second] = posterWords(plan)
  const times = posterTimes(share.endsAt, share.collectFrom, now())
  return (
    <Page
      title="转发到群"
      testid="share-page"
      bar={
        ended ? (
          <Button full onClick={() => goInstead(leaderPage('open-group'))} testid="open-another">
            再开一个团
          </Button>
        ) : (
          <>
            <Button
              look="plain"
              icon="poster"
              busy={saving === 'saving'}
              disabled={drawings.state !== 'drawn'}
              onClick={() => void save()}
              testid="save-poster"
            >
              存海报
            </Button>
            <Button full share testid="send-card">
              发给邻居
            </Button>
          </>
        )
      }
    >
      <View className="pad mt1">
        {fresh && !ended && (
          <View className="mb3" data-testid="opened">
            <Note tone="accent" icon="check">
              团开好了。发到群里，邻居点开就能下单。
            </Note>
          </View>
        )}
        {ended && (
          <View className="mb3" data-testid="ended">
            <Note tone="warm" icon="clock" title="这个团已经截单">
              现在发出去，邻居只能看，不能下单。
            </Note>
          </View>
        )}
        {(saving === 'refused' || saving === 'failed') && (
          <View className="mb3" data-testid="refusal">
            <Note tone="warm" icon="warn">
              {saving === 'refused'
                ? '没有存：微信还没有相册权限。在微信设置里打开，再点一次。'
                : '海报没存成，再点一次试试。'}
            </Note>
          </View>
        )}
        <View className="t26 dim">群里看到的样子</View>
        <View className={css.message}>
          <Face face={face} surname={share.leaderName} hue={1} />
          <View
            className={css.card}
            onClick={() => go(consumerPage('group'), { id: share.groupId })}
            data-testid="card-preview"
            {...spoken('button', `${title}，点开看邻居看到的团`)}
          >
            <View className="fx t26 dim">
              <Picture src={lintuan} className={css.mark} />
              <View className="one">
                {words.app} · {words.brandFull}
              </View>
            </View>
            <View className={css.title}>{title}</View>
            <Canvas
              type="2d"
              id="share-card-canvas"
              canvasId="share-card-canvas"
              className={css.picture}
              width={String(card.w * card.density)}
              height={String(card.h * card.density)}
            />
            <View className={css.kind}>小程序</View>
          </View>
        </View>
        <View className="t26 dim mt5">楼道里贴的样子</View>
        <View className={css.hallway}>
          <View
            className={css.poster}
            data-testid="poster"
            {...spoken('img', `海报：${first}，${second}。${times.join('，')}，${share.pointName}`)}
          >
            <Canvas
              type="2d"
              id="poster-canvas"
              canvasId="poster-canvas"
              className={css.sheet}
              width={String(poster.w * poster.density)}
              height={String(poster.h * poster.density)}
            />
          </View>
          <View className={css.beside}>
            {drawings.state === 'failed' && (
              <View className="t26 wm mb3">海报在这部手机上画不出来，先发卡片。</View>
            )}
            <View className="t26 dim">数字随时变，卡片和海报上写的是这一刻的真数。</View>
            <View className="t26 dim mt3">海报写全了日期，贴几天也不会错。</View>
            <Link onClick={() => void again()} testid="redraw">
              换成最新的数
            </Link>
          </View>
        </View>
      </View>
    </Page>
  )
}
