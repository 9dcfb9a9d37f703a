import chen from '@/art/people/chen.svg'
import ding from '@/art/people/ding.svg'
import he from '@/art/people/he.svg'
import jiang from '@/art/people/jiang.svg'
import liang from '@/art/people/liang.svg'
import lin from '@/art/people/lin.svg'
import meng from '@/art/people/meng.svg'
import shen from '@/art/people/shen.svg'
import wu from '@/art/people/wu.svg'
import xu from '@/art/people/xu.svg'
import zhou from '@/art/people/zhou.svg'

/** Drawn people by the id of their face. */
export const faces: Record<string, string> = { chen, ding, he, jiang, liang, lin, meng, shen, wu, xu, zhou }
