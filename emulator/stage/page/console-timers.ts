/** The clock, and the functions that run by it. */
import type { ClockMove, StageState } from '../shapes'
import type { TimerView } from '../console'
import { moves, nameDeadline } from './clock-moves'
import { h } from './dom'
import { get, post } from './net'
import { code, empty, end, table } from './sheets'
import { exact } from './times'
import { attempt, say } from './word'

/** Draws the page; the cloud tells when the clock has moved, and it is drawn anew. */
export async function timers(): Promise<Node> {
  const [list, state] = await Promise.all([get<TimerView[]>('console/timers'), get<StageState>('state')])
  return h(
    'div',
    { class: 'blocks' },
    clock(state),
    list.length === 0 ? empty('没有定时器') : timerTable(list),
  )
}

function clock({ now, deadline, busy }: StageState): Node {
  const { label: last, title } = nameDeadline(deadline, now)
  const move = (by: ClockMove, label: string) => {
    const toDeadline = by === 'deadline'
    return h(
      'button',
      {
        type: 'button',
        class: 'ghost',
        disabled: busy !== null || (toDeadline && deadline === null),
        title: toDeadline ? title : undefined,
        onclick: () =>
          attempt(async () => {
            const { now: then } = await post<{ now: number }>('clock', { move: by })
            say(`现在是 ${exact(then)}`)
          }),
      },
      toDeadline ? last : label,
    )
  }
  return h(
    'section',
    { class: 'sheet block' },
    h('h3', {}, '钟'),
    h('p', {}, exact(now), busy !== null && h('span', { class: 'dim' }, `，正在${busy}`)),
    h('div', { class: 'fields' }, ...moves.map(([by, label]) => move(by, label))),
  )
}

function timerTable(list: TimerView[]): Node {
  return table(
    ['函数', '名字', '时刻（秒 分 时 日 月 周 年）', ''],
    list.map(({ function: name, name: trigger, cron }) => [
      code(name),
      trigger,
      code(cron),
      end(
        h(
          'button',
          {
            type: 'button',
            class: 'ghost',
            'aria-label': `现在跑 ${name}`,
            onclick: () => attempt(() => post('timer', { name }).then(() => say(`${name} 跑完了`))),
          },
          '现在跑',
        ),
      ),
    ]),
  )
}
