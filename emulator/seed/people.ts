import type { Persona } from '../types.ts'

/** A person of the demo. The brand, its people and their neighbours are made up. */
export interface Somebody {
  key: string
  name: string
  pointId: string
  household: string
  /** Id of a drawn face, or ''. */
  face: string
  leads?: boolean
  works?: { role: 'head-office' | 'region'; regionId: string | null }
}

export const points = [
  {
    _id: 'wutong3',
    name: '梧桐里 3 号楼门厅',
    address: '梧桐里 3 号楼一层',
    regionId: 'east',
    leader: 'chen',
  },
  { _id: 'qingchuan', name: '晴川苑北门', address: '晴川苑北门岗亭旁', regionId: 'east', leader: 'ding' },
  { _id: 'guanlan', name: '观澜里便利店', address: '观澜里 2 号楼底商', regionId: 'east', leader: 'shen' },
  { _id: 'wenlan', name: '北门书店', address: '文澜公寓北门', regionId: 'south', leader: 'meng' },
] as const

export const regions = [
  { _id: 'east', name: '华东区' },
  { _id: 'south', name: '华南区' },
]

const known: Somebody[] = [
  { key: 'lin', name: '林晚', pointId: 'wutong3', household: '3-602', face: 'lin' },
  { key: 'zhou', name: '周婷', pointId: 'wutong3', household: '3-1101', face: 'zhou' },
  { key: 'wu', name: '老吴', pointId: 'wutong3', household: '5-302', face: 'wu' },
  { key: 'he', name: '何叔', pointId: 'wutong3', household: '5-1802', face: 'he' },
  { key: 'jiang', name: '江敏', pointId: 'wutong3', household: '1-904', face: 'jiang' },
  { key: 'chen', name: '陈姐', pointId: 'wutong3', household: '3-101', face: 'chen', leads: true },
  { key: 'ding', name: '丁姐', pointId: 'qingchuan', household: '2-201', face: 'ding', leads: true },
  { key: 'shen', name: '沈店长', pointId: 'guanlan', household: '2-101', face: 'shen', leads: true },
  { key: 'meng', name: '孟哥', pointId: 'wenlan', household: '1-102', face: 'meng', leads: true },
  {
    key: 'xu',
    name: '许衡',
    pointId: 'wutong3',
    household: '',
    face: 'xu',
    works: { role: 'region', regionId: 'east' },
  },
  {
    key: 'liang',
    name: '老梁',
    pointId: 'wutong3',
    household: '',
    face: 'liang',
    works: { role: 'head-office', regionId: null },
  },
  {
    key: 'fang',
    name: '方圆',
    pointId: 'wenlan',
    household: '',
    face: '',
    works: { role: 'region', regionId: 'south' },
  },
]

/** Neighbours without a drawn face: name, by point. With the known ones they are sixty members and more. */
const neighbours: Record<string, string> = {
  wutong3: '许静 丁一鸣 罗建国 孟小雨 梅阿姨 袁老师 方姐 顾晓东 严冬 唐果 宋平 范秋月 阮青',
  qingchuan: '魏来 秦双 蒋文 余小满 曹师傅 田静 沈知秋 邹凯 章敏 石磊 陆一帆 汤圆妈妈',
  guanlan: '夏至 康宁 金花 于海 施施 柯南 白露 尤莉 盛夏 龙叔 万里 易安',
  wenlan: '麦冬 冼大姐 区文 谭叔 霍青 简单 岑溪 莫愁 邓伯 黎明 欧阳雪 植先生',
}

export const everybody: Somebody[] = [
  ...known,
  ...Object.entries(neighbours).flatMap(([pointId, names], block) =>
    names.split(' ').map((name, index) => ({
      key: `n${block}${String(index).padStart(2, '0')}`,
      name,
      pointId,
      household: `${(index % 6) + 1}-${(index % 9) * 100 + 101 + (index % 4)}`,
      face: '',
    })),
  ),
]

/** Openids of the emulated WeChat: 28 characters, as the real ones. */
export function openidOf(key: string): string {
  return `oDemo_${key}_`.padEnd(28, 'x')
}

export function somebody(key: string): Somebody {
  const found = everybody.find(one => one.key === key)
  if (!found) throw new Error(`nobody in the demo is called ${key}`)
  return found
}

const pointName = (id: string) => points.find(({ _id }) => _id === id)!.name

function persona(key: string, hat: Persona['hat'], about: string): Persona {
  const { name, face } = somebody(key)
  return { key, openid: openidOf(key), name, about, hat, face }
}

/** Who can hold a phone of the stage; the first of each hat holds it at the beginning. */
export const personas: Persona[] = [
  persona('lin', 'consumer', '团员 · 梧桐里 3-602'),
  persona('zhou', 'consumer', '团员 · 梧桐里 3-1101'),
  persona('wu', 'consumer', '团员，长辈模式 · 梧桐里 5-302'),
  persona('he', 'consumer', '团员 · 梧桐里 5-1802'),
  persona('jiang', 'consumer', '团员 · 梧桐里 1-904'),
  persona('chen', 'leader', '团长 · 梧桐里 3 号楼'),
  persona('ding', 'leader', `团长 · ${pointName('qingchuan')}`),
  persona('shen', 'leader', `团长 · ${pointName('guanlan')}`),
  persona('meng', 'leader', `团长 · ${pointName('wenlan')}`),
  persona('xu', 'staff', '品牌方 · 华东区'),
  persona('liang', 'staff', '品牌方 · 总部'),
  persona('fang', 'staff', '品牌方 · 华南区'),
]
