/** An IPv4 range. */
export interface Cidr {
  /** The first address, as a number. */
  readonly first: number
  readonly prefix: number
}

/** Undefined unless it is four numbers and a prefix, with no bit set behind the prefix. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', prefixText = '', ...rest] = text.split('/')
  const first = parseAddress(address)
  const prefix = Number(prefixText)
  if (first === undefined || rest.length > 0 || !/^\d{1,2}$/.test(prefixText) || prefix > 32) return undefined
  return first % sizeOf({ first, prefix }) === 0 ? { first, prefix } : undefined
}

export function parseAddress(text: string): number | undefined {
  const bytes = text.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256))
  if (bytes.length !== 4 || bytes.some((byte) => byte > 255)) return undefined
  return bytes.reduce((number, byte) => number * 256 + byte, 0)
}

export function formatAddress(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.')
}

export function sizeOf({ prefix }: Cidr): number {
  return 2 ** (32 - prefix)
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.first <= inner.first && outer.first + sizeOf(outer) >= inner.first + sizeOf(inner)
}

export function overlaps(one: Cidr, other: Cidr): boolean {
  return one.first < other.first + sizeOf(other) && other.first < one.first + sizeOf(one)
}
