/** Numbers from 0 to below `sides`, as by chance, and the same ones each time. */
export function dice(seed: number): (sides: number) => number {
  let state = seed
  // https://en.wikipedia.org/wiki/Xorshift: enough for choosing what happens next.
  return (sides) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % sides
  }
}
