import { PAGE_SIZE } from '../../contracts/shapes.ts'
import { figure, type CountFigures, type Figure } from '../../scripts/support/figure.ts'
import { looks, measure, slope, type Look, type Point } from '../support/looks.ts'
import { ORDERS_A_DAY } from '../support/long-past.ts'

const SIZES = [100, 1_000, 10_000]

/** What the brand adds up of a day, on one day on which everything happened. */
const busy = ['today', 'money']

/** Documents looked at by what people look at, behind a hundred, a thousand and ten thousand orders. */
const growth: CountFigures = async log => {
  const past = await measure(looks, SIZES, 'one by one', log)
  const today = looks.filter(([id]) => busy.includes(id))
  const day = await measure(today, SIZES, 'all today', log)
  return [
    ...past.flatMap(([look, points]) => [
      slope('growth', look, points, `at ${ORDERS_A_DAY} a day`),
      most(look, points),
    ]),
    ...day.map(([look, points]) => slope('growth.busy', look, points, 'all of today')),
  ]
}

function most([id, , name, action]: Look, points: Point[]): Figure {
  return figure({
    id: `growth.${id}.examined`,
    value: points.at(-1)!.most,
    unit: 'documents',
    target: PAGE_SIZE + 1,
    op: '<=',
    method: `${name}/${action} behind ${SIZES.at(-1)} orders at ${ORDERS_A_DAY} a day: the most that one of its requests looks at; a page has ${PAGE_SIZE} rows`,
  })
}

export default growth
