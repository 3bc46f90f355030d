/** Work that many ask for at once and that is done once. */
export class Flights {
  readonly #underWay = new Map<string, Promise<unknown>>()
  readonly #next = new Map<string, Promise<unknown>>()

  /** The result of `work`, or of what others began under the same name. `T` belongs to the name. */
  async share<T>(name: string, work: () => Promise<T>): Promise<{ value: T; shared: boolean }> {
    const underWay = this.#underWay.get(name) as Promise<T> | undefined
    if (underWay) return { value: await underWay, shared: true }
    return { value: await this.#begin(name, work), shared: false }
  }

  /**
   * Like `share`, but never joins what has begun before the call: it may have missed what the caller can rely on.
   * All who come while one is under way share the one after it.
   */
  async shareNext<T>(name: string, work: () => Promise<T>): Promise<T> {
    const underWay = this.#underWay.get(name)
    if (!underWay) return this.#begin(name, work)
    const planned = this.#next.get(name) as Promise<T> | undefined
    if (planned) return planned
    const begin = () => {
      this.#next.delete(name)
      return this.#begin(name, work)
    }
    const next = underWay.then(begin, begin)
    this.#next.set(name, next)
    return next
  }

  #begin<T>(name: string, work: () => Promise<T>): Promise<T> {
    const flight = work()
    this.#underWay.set(name, flight)
    const land = () => {
      if (this.#underWay.get(name) === flight) this.#underWay.delete(name)
    }
    flight.then(land, land)
    return flight
  }
}
