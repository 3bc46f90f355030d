/**
 * CRC-64/XZ, the checksum that COS calls `crc64ecma`: https://cloud.tencent.com/document/product/436/40334
 *
 * 64 bits are two 32-bit halves, since BigInt would be a hundred times slower. Eight bytes go at a time
 * ("slicing by 8"): `low[256 * n + byte]` is what a byte becomes after n more bytes of zeros.
 */
const polynomial = 0xc96c5795d7870f42n
const low = new Int32Array(8 * 256)
const high = new Int32Array(8 * 256)
fillTables()

export class Crc64 {
  #low = -1
  #high = -1

  update(bytes: Uint8Array): this {
    let lo = this.#low
    let hi = this.#high
    let at = 0
    for (const end = bytes.length - 7; at < end; at += 8) {
      const a = lo ^ word(bytes, at)
      const b = hi ^ word(bytes, at + 4)
      const n7 = 1792 + (a & 255)
      const n6 = 1536 + ((a >>> 8) & 255)
      const n5 = 1280 + ((a >>> 16) & 255)
      const n4 = 1024 + (a >>> 24)
      const n3 = 768 + (b & 255)
      const n2 = 512 + ((b >>> 8) & 255)
      const n1 = 256 + ((b >>> 16) & 255)
      const n0 = b >>> 24
      lo = at32(low, n7) ^ at32(low, n6) ^ at32(low, n5) ^ at32(low, n4)
      lo ^= at32(low, n3) ^ at32(low, n2) ^ at32(low, n1) ^ at32(low, n0)
      hi = at32(high, n7) ^ at32(high, n6) ^ at32(high, n5) ^ at32(high, n4)
      hi ^= at32(high, n3) ^ at32(high, n2) ^ at32(high, n1) ^ at32(high, n0)
    }
    for (; at < bytes.length; at += 1) {
      const index = (lo ^ (bytes[at] as number)) & 255
      lo = ((lo >>> 8) | (hi << 24)) ^ at32(low, index)
      hi = (hi >>> 8) ^ at32(high, index)
    }
    this.#low = lo
    this.#high = hi
    return this
  }

  digest(): bigint {
    return (BigInt(~this.#high >>> 0) << 32n) | BigInt(~this.#low >>> 0)
  }
}

/**
 * The checksum of A followed by B, from theirs: A's is carried over as many zero bits as B is long. Carrying
 * is linear, so a power-of-two number of bits is a 64×64 bit matrix (as in zlib's `crc32_combine`).
 */
export function combineCrc64(a: bigint, b: bigint, lengthOfB: number): bigint {
  let carried = a
  let matrix = oneBitMatrix()
  for (let bits = BigInt(lengthOfB) * 8n; bits > 0n; bits >>= 1n) {
    if (bits & 1n) carried = multiply(matrix, carried)
    matrix = matrix.map((row) => multiply(matrix, row))
  }
  return carried ^ b
}

function oneBitMatrix(): bigint[] {
  return Array.from({ length: 64 }, (_, bit) => (bit === 0 ? polynomial : 1n << BigInt(bit - 1)))
}

function multiply(matrix: readonly bigint[], vector: bigint): bigint {
  let product = 0n
  for (let bit = 0, rest = vector; rest > 0n; bit += 1, rest >>= 1n) {
    if (rest & 1n) product ^= matrix[bit] ?? 0n
  }
  return product
}

function fillTables(): void {
  for (let byte = 0; byte < 256; byte += 1) {
    let remainder = BigInt(byte)
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = remainder & 1n ? (remainder >> 1n) ^ polynomial : remainder >> 1n
    }
    low[byte] = Number(remainder & 0xffffffffn)
    high[byte] = Number(remainder >> 32n)
  }
  for (let entry = 256; entry < 8 * 256; entry += 1) {
    const lo = at32(low, entry - 256)
    const hi = at32(high, entry - 256)
    low[entry] = ((lo >>> 8) | (hi << 24)) ^ at32(low, lo & 255)
    high[entry] = (hi >>> 8) ^ at32(high, lo & 255)
  }
}

// Indices are in range by construction; a check for undefined in the inner loop would cost a third of the speed.
function at32(table: Int32Array, index: number): number {
  return table[index] as number
}

function word(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  )
}
