export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * How large a picture says it is, read from its header alone: whoever decodes it to find out has decoded it.
 * `undefined` when the header does not say so within `head`.
 */
export function sizeOfPicture(mediaType: string, head: Buffer): Size | undefined {
  try {
    return readers[mediaType]?.(head)
  } catch (error) {
    // Read beyond the end.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const readers: Readonly<Record<string, (head: Buffer) => Size | undefined>> = {
  'image/png': (head) => ({ width: head.readUInt32BE(16), height: head.readUInt32BE(20) }),
  'image/gif': (head) => ({ width: head.readUInt16LE(6), height: head.readUInt16LE(8) }),
  'image/jpeg': sizeOfJpeg,
  'image/webp': sizeOfWebp,
}

/** Segments, each with its length, up to the frame. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2 */
function sizeOfJpeg(head: Buffer): Size | undefined {
  for (let at = 2; ; at += 2 + head.readUInt16BE(at + 2)) {
    // Markers may be padded.
    while (head[at] === 0xff && head[at + 1] === 0xff) at++
    if (head.readUInt8(at) !== 0xff) return undefined
    const marker = head.readUInt8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) }
  }
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function sizeOfWebp(head: Buffer): Size | undefined {
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const bits = head.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
    default:
      return undefined
  }
}
