import { ofGroup, type ShareOutput } from '../../../contracts/leader'
import { accepted, refused } from '../../../domain/result'
import { groupCards } from '../../_acts/group-cards'
import { forLeader } from '../../_kit/action'
import { codeImage, imageUrl } from '../../_kit/code-image'
import { noteCodeFile } from '../../_kit/store/code-files'
import { readGroup } from '../../_kit/store/groups'

const PAGE = 'pages/consumer/group/index'

/** What the share card and the poster need. Without the code's image they are still worth sharing. */
export const share = forLeader(ofGroup, async ({ groupId }, { leader, memberKey, now }) => {
  const group = await readGroup(groupId)
  if (!group) return refused({ code: 'not-found', what: 'group' })
  if (group.leaderId !== leader._id) return refused({ code: 'not-your-group' })
  const [cards, codeUrl] = await Promise.all([
    groupCards([group], memberKey, now),
    codeUrlOf(groupId, group.codeFile),
  ])
  const card = cards[0]
  if (!card) throw new Error(`group ${groupId} has no terms ${group.termsVersion}`)
  const output: ShareOutput = {
    groupId,
    title: card.title,
    leaderName: card.leaderName,
    endsAt: card.endsAt,
    collectFrom: card.collectFrom,
    pointName: card.pointName,
    fromFen: card.fromFen,
    crate: card.crate,
    path: `${PAGE}?id=${groupId}`,
    codeUrl,
  }
  return accepted(output)
})

/** Made and kept once; the scene is the group's own id, so whoever scans it finds the group. */
async function codeUrlOf(groupId: string, known: string | undefined): Promise<string | null> {
  const file = known ?? (await codeImage(PAGE, `g=${groupId}`, `codes/${groupId}.png`))
  if (!file) return null
  if (known === undefined) await noteCodeFile(groupId, file)
  return imageUrl(file)
}
