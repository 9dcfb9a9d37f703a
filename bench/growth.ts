/**
 * What people look at, behind a thousand to a million orders of a brand that grows: as many days, more and more neighbours,
 * leaders and groups. Loaded past the functions into memory, of which a million orders take some twelve gigabytes, and half an hour:
 *
 *   node --max-old-space-size=20000 --import tsx bench/growth.ts [most orders]
 *
 * writes the figures into `bench/figures.json`.
 */
import { PAGE_SIZE } from '../contracts/shapes.ts'
import { figure } from '../scripts/support/figure.ts'
import { keep } from './support/keep.ts'
import { looks, measure, slope } from './support/looks.ts'

const most = Number(process.argv[2] ?? 1_000_000)
const sizes = [1_000, 10_000, 100_000, 1_000_000].filter(size => size <= most)

const measured = await measure(looks, sizes, 'more neighbours', line => console.error(line))
const figures = measured.map(([look, points]) =>
  slope('bench.growth', look, points, 'over as many days, with ever more neighbours'),
)
const largest = measured.map(([[id], points]) => ({ id, examined: points.at(-1)!.most }))
const worst = largest.reduce((one, other) => (other.examined > one.examined ? other : one))
figures.push(
  figure({
    id: 'bench.growth.examined',
    value: worst.examined,
    unit: 'documents',
    target: PAGE_SIZE + 1,
    op: '<=',
    method: `behind ${sizes.at(-1)} orders, the most documents that one request of any of ${looks.length} looks examined (${worst.id}); above a page: ${
      largest
        .filter(({ examined }) => examined > PAGE_SIZE + 1)
        .map(({ id, examined }) => `${id} ${examined}`)
        .join(', ') || 'none'
    }. What may still be returned is added up when somebody looks: the orders of one leader or one member of some nine days, not more with the past`,
  }),
)
if (sizes.length === 4) keep(figures)
else for (const { id, value, method } of figures) console.log(id, value, method)
