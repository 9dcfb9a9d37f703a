import type { OpenApiReply } from '../server/protobuf.ts'
import type { Arguments, OpenApiWorld } from './index.ts'
import { json, wechatRefuses } from './reply.ts'

/** Characters. Source: WeChat's page "security.msgSecCheck" version 2, field content. */
const LONGEST_CONTENT = 2500
/** Source: the same page, field scene: 1 资料 2 评论 3 论坛 4 社交日志. */
const SCENES = [1, 2, 3, 4]

/** A few words, enough to exercise both refusals. Labels as on the same page. */
const WORDS: { word: string; suggest: 'risky' | 'review'; label: number }[] = [
  { word: '赌博', suggest: 'risky', label: 20002 },
  { word: '色情', suggest: 'risky', label: 20002 },
  { word: '代开发票', suggest: 'risky', label: 20006 },
  { word: '诈骗', suggest: 'risky', label: 20008 },
  { word: '加微信', suggest: 'review', label: 10001 },
]

const LABEL_FINE = 100

/** Looks for words WeChat would not let stand. */
export function msgSecCheck(args: Arguments, { people, chance }: OpenApiWorld): OpenApiReply {
  const { content, version, scene, openid } = args
  if (version !== 2) return wechatRefuses(40097, 'invalid args')
  if (!SCENES.includes(scene as number)) return wechatRefuses(40097, 'invalid args')
  if (typeof openid !== 'string' || !people.byOpenid(openid)) return wechatRefuses(40003, 'invalid openid')
  if (typeof content !== 'string' || content === '') return wechatRefuses(44002, 'empty post data')
  if ([...content].length > LONGEST_CONTENT) return wechatRefuses(45002, 'content size out of limit')

  const hit = WORDS.find(({ word }) => content.includes(word))
  const result = { suggest: hit?.suggest ?? 'pass', label: hit?.label ?? LABEL_FINE }
  return json({
    result,
    detail: [{ strategy: 'keyword', errcode: 0, ...result, ...(hit && { keyword: hit.word }) }],
    trace_id: chance.hex(16),
  })
}
