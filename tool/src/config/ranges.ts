/** A range of IPv4 addresses: its first one as a number, and how many there are. */
interface Range {
  readonly first: number
  readonly size: number
}

/** Whether all of one range lies in another. Both as `10.20.0.0/16`. */
export function isWithin(inner: string, outer: string): boolean {
  const [a, b] = [read(inner), read(outer)]
  return a.first >= b.first && a.first + a.size <= b.first + b.size
}

/** Whether two ranges have an address in common. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [read(one), read(other)]
  return a.first < b.first + b.size && b.first < a.first + a.size
}

/** The range with a number among those of a size that a network holds: the 7th /24 of 10.20.0.0/16 is 10.20.7.0/24. */
export function numbered(network: string, alike: string, number: number): string {
  const { size } = read(alike)
  return `${address(read(network).first + number * size)}/${prefixOf(alike)}`
}

function read(range: string): Range {
  const [base = ''] = range.split('/')
  const size = 2 ** (32 - prefixOf(range))
  const value = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  // What is written may be any address of the range.
  return { first: value - (value % size), size }
}

function prefixOf(range: string): number {
  return Number(range.split('/')[1])
}

function address(value: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256).join('.')
}
