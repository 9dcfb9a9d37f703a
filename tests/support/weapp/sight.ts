/** What `wx.createIntersectionObserver` answers, as far as pages here use it. */
interface Watching {
  relativeTo(): Watching
  relativeToViewport(): Watching
  observe(selector: string, told: (seen: object) => void): void
  disconnect(): void
}

interface Observer {
  /** `#pool-3` without the sharp. */
  id: string
  near: boolean
  told: (seen: object) => void
}

/**
 * What is near the screen. Nothing is laid out here, so a test says it, by the ids that pages observe; before it says
 * anything all is as the page supposes. A node is told of changes alone, and at once when it is not as it supposed.
 */
export class Sight {
  private readonly observers = new Set<Observer>()
  private sees: ((id: string) => boolean) | undefined

  /** @param later runs it once what is drawn now is drawn, and is waited for by the phone. */
  constructor(private readonly later: (run: () => void) => void) {}

  scroll(sees: (id: string) => boolean): void {
    this.sees = sees
    for (const observer of this.observers) this.look(observer)
  }

  watching(initialRatio = 0): Watching {
    const mine = new Set<Observer>()
    const watching: Watching = {
      relativeTo: () => watching,
      relativeToViewport: () => watching,
      observe: (selector, told) => {
        const observer = { id: selector.replace(/^#/, ''), near: initialRatio > 0, told }
        mine.add(observer)
        this.observers.add(observer)
        this.look(observer)
      },
      disconnect: () => mine.forEach(observer => this.observers.delete(observer)),
    }
    return watching
  }

  private look(observer: Observer): void {
    this.later(() => {
      if (!this.sees || !this.observers.has(observer)) return
      const near = this.sees(observer.id)
      if (near === observer.near) return
      observer.near = near
      observer.told({ intersectionRatio: near ? 1 : 0, boundingClientRect: { top: 0, bottom: 276 } })
    })
  }
}
