/** Keys in the order in which COS lists them, that of their UTF-8 bytes, for listings that start anywhere. */
export class SortedKeys {
  readonly #keys: string[]

  constructor(keys: Iterable<string> = []) {
    this.#keys = [...keys].sort(compareKeys)
  }

  get size(): number {
    return this.#keys.length
  }

  at(position: number): string | undefined {
    return this.#keys[position]
  }

  add(key: string): void {
    const position = this.firstWhere((other) => compareKeys(other, key) >= 0)
    if (this.#keys[position] !== key) this.#keys.splice(position, 0, key)
  }

  delete(key: string): void {
    const position = this.firstWhere((other) => compareKeys(other, key) >= 0)
    if (this.#keys[position] === key) this.#keys.splice(position, 1)
  }

  /** The position of the first key for which `reached` holds; it must hold for all keys after that one too. */
  firstWhere(reached: (key: string) => boolean): number {
    let from = 0
    let to = this.#keys.length
    while (from < to) {
      const middle = (from + to) >>> 1
      const key = this.#keys[middle]
      if (key !== undefined && reached(key)) to = middle
      else from = middle + 1
    }
    return from
  }
}

/** Orders by UTF-8 bytes; JavaScript's own order of UTF-16 units differs for characters beyond U+FFFF. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index)
    const right = b.charCodeAt(index)
    if (left !== right)
      return isSurrogate(left) === isSurrogate(right) ? left - right : isSurrogate(left) ? 1 : -1
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
