/** Bytes of plain text in all chunks of an age file but the last: https://c2sp.org/age#payload */
export const chunkSize = 64 * 1024

/** Bytes of the mark that shows a chunk was changed. */
export const tagSize = 16

/** Bytes before the first chunk, from which the key of the chunks is made. */
export const nonceSize = 16

/** Counts the chunks; says of the last one that it is, so that a file which was cut off is found out. */
export function chunkNonce(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}
