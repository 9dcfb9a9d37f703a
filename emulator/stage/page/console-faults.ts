/** Accidents: one that is planned for the next call of a function, and the weather that all requests are in. */
import type { FaultsView } from '../console'
import { h } from './dom'
import { get, post } from './net'
import { empty } from './sheets'
import { attempt, say } from './word'

/** What somebody has typed and not yet sent; kept while the cloud goes on. */
const typed = {
  function: '',
  request: '1',
  how: 'lost',
  percent: '5',
  seed: '1',
  delay: '20',
  collection: '',
}

const ways: [key: string, label: string, fault: { applied: boolean; kill: boolean }][] = [
  ['never', '没做成就断线', { applied: false, kill: false }],
  ['lost', '做成了，回话丢了', { applied: true, kill: false }],
  ['dies-before', '没做成，实例也死', { applied: false, kill: true }],
  ['dies-after', '做成了，实例死了', { applied: true, kill: true }],
]

/** Draws the page; `again` draws it anew after something was asked for. */
export async function faults(again: () => void): Promise<Node> {
  const { planned, weather, struck, functions } = await get<FaultsView>('console/faults')
  const fair = planned.length === 0 && weather === null
  return h(
    'div',
    { class: 'blocks' },
    h(
      'section',
      { class: 'sheet block' },
      h('h3', {}, '现在'),
      fair && h('p', { class: 'dim' }, '天气好，也没有安排什么事故。'),
      ...planned.map(({ function: name, request, applied, kill = false }) =>
        h(
          'p',
          {},
          h('span', { class: 'tag warm' }, '等着'),
          ` ${name} 下一次调用的第 ${request} 个请求：${wayOf({ applied, kill })}`,
        ),
      ),
      weather &&
        h(
          'p',
          {},
          h('span', { class: 'tag bad' }, '坏天气'),
          ` ${Math.round(weather.share * 100)}% 的请求断线，同样多的晚 ${weather.delay ?? 0} 毫秒`,
          `${weather.collection ? `，只在 ${weather.collection}` : ''}；种子 ${weather.seed}，打着了 ${struck} 个`,
        ),
      !fair &&
        h(
          'button',
          {
            type: 'button',
            class: 'ghost',
            onclick: () =>
              attempt(async () => {
                const { struck: all } = await post<{ struck: number }>('clear-faults', {})
                again()
                say(`天晴了，一共打着 ${all} 个请求`)
              }),
          },
          '都取消',
        ),
    ),
    functions.length === 0 ? empty('还没有函数，没有谁能出事故') : planForm(functions, again),
    weatherForm(again),
  )
}

function planForm(functions: string[], again: () => void): Node {
  typed.function ||= functions[0] ?? ''
  return form(
    '安排一次事故',
    '这个函数下一次被调用时，第几个请求（数据库、微信支付、开放接口和存储的）出事。',
    [
      choice(
        '函数',
        'function',
        functions.map(name => [name, name]),
      ),
      field('第几个请求', 'request'),
      choice(
        '怎么坏',
        'how',
        ways.map(([key, label]) => [key, label]),
      ),
    ],
    '安排',
    async () => {
      const [, , fault] = ways.find(([key]) => key === typed.how)!
      await post('plan-fault', { function: typed.function, request: typed.request, ...fault })
      again()
      say('安排好了，等它下一次被调用')
    },
  )
}

function weatherForm(again: () => void): Node {
  return form(
    '换天气',
    '从现在起，按种子随机：一部分请求断线（一半是做成了才断），一部分等一会儿，被后来的赶过去。',
    [
      field('百分之几断线', 'percent'),
      field('晚多少毫秒', 'delay'),
      field('种子', 'seed'),
      field('只在集合（空：全部）', 'collection'),
    ],
    '变天',
    async () => {
      await post('weather', typed)
      again()
      say('变天了')
    },
  )
}

function form(title: string, about: string, fields: Node[], button: string, act: () => Promise<void>): Node {
  const refused = h('p', { class: 'refused', role: 'alert' })
  return h(
    'form',
    {
      class: 'sheet block',
      onsubmit: (event: Event) => {
        event.preventDefault()
        refused.textContent = ''
        act().catch((error: Error) => (refused.textContent = error.message))
      },
    },
    h('h3', {}, title),
    h('p', { class: 'dim' }, about),
    h('div', { class: 'fields' }, ...fields, h('button', { type: 'submit', class: 'go' }, button)),
    refused,
  )
}

function field(label: string, name: keyof typeof typed): Node {
  const input = h('input', {
    type: 'text',
    name,
    value: typed[name],
    inputmode: name === 'collection' ? undefined : 'numeric',
    oninput: () => {
      typed[name] = input.value
    },
  })
  return h('label', {}, h('span', {}, label), input)
}

function choice(label: string, name: keyof typeof typed, options: [value: string, label: string][]): Node {
  const select = h(
    'select',
    {
      name,
      onchange: () => {
        typed[name] = select.value
      },
    },
    ...options.map(([value, text]) => h('option', { value }, text)),
  )
  select.value = typed[name]
  return h('label', {}, h('span', {}, label), select)
}

const wayOf = ({ applied, kill }: { applied: boolean; kill: boolean }) =>
  ways.find(([, , fault]) => fault.applied === applied && fault.kill === kill)![1]
