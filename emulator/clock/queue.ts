/** Events in order of time, and in order of arrival within one instant: a binary heap. */
export interface Queued {
  at: number
  what: string
  run: () => Promise<void> | void
}

export interface Queue {
  add(event: Queued): void
  remove(event: Queued): void
  soonest(): number | undefined
  /** Takes the first event that is due at `until`, if there is one. */
  takeDue(until: number): Queued | undefined
  all(): Queued[]
}

interface Place {
  event: Queued
  turn: number
}

export function createQueue(): Queue {
  const heap: Place[] = []
  const dropped = new WeakSet<Queued>()
  let turns = 0

  return {
    add(event) {
      heap.push({ event, turn: turns++ })
      rise(heap, heap.length - 1)
    },
    // Forgotten events leave when they reach the top, so that forgetting costs nothing.
    remove: event => void dropped.add(event),
    soonest() {
      clean()
      return heap[0]?.event.at
    },
    takeDue(until) {
      clean()
      return heap.length > 0 && heap[0]!.event.at <= until ? pop(heap) : undefined
    },
    all: () => heap.map(place => place.event).filter(event => !dropped.has(event)),
  }

  function clean(): void {
    while (heap.length > 0 && dropped.has(heap[0]!.event)) pop(heap)
  }
}

function pop(heap: Place[]): Queued {
  const first = heap[0]!
  const last = heap.pop()!
  if (heap.length > 0) {
    heap[0] = last
    sink(heap)
  }
  return first.event
}

function rise(heap: Place[], index: number): void {
  while (index > 0) {
    const parent = (index - 1) >> 1
    if (!before(heap[index]!, heap[parent]!)) return
    swap(heap, index, parent)
    index = parent
  }
}

function sink(heap: Place[]): void {
  let index = 0
  for (;;) {
    let least = index
    for (const child of [2 * index + 1, 2 * index + 2])
      if (child < heap.length && before(heap[child]!, heap[least]!)) least = child
    if (least === index) return
    swap(heap, index, least)
    index = least
  }
}

function before(a: Place, b: Place): boolean {
  return a.event.at < b.event.at || (a.event.at === b.event.at && a.turn < b.turn)
}

function swap(heap: Place[], a: number, b: number): void {
  const kept = heap[a]!
  heap[a] = heap[b]!
  heap[b] = kept
}
