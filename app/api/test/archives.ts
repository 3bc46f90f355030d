import { crc32, deflateRawSync } from 'node:zlib'

export interface ArchiveEntry {
  readonly name: string
  readonly content?: Buffer
  /** What the directory says instead of the truth. */
  readonly unpacked?: number
  readonly packed?: number
  /** Unix mode, such as that of a link. */
  readonly mode?: number
}

/** A ZIP archive, as honest as its entries: no library writes one that lies. */
export function archiveOf(entries: readonly ArchiveEntry[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const content = entry.content ?? Buffer.alloc(0)
    const packed = deflateRawSync(content)
    const fields = { entry, crc: crc32(content), packed: packed.length, unpacked: content.length }
    const body = Buffer.concat([localHeader(fields), packed])
    directory.push(centralHeader({ ...fields, offset }))
    bodies.push(body)
    offset += body.length
  }
  const records = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(records.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, records, end])
}

interface Fields {
  readonly entry: ArchiveEntry
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
}

/** What both kinds of header have, from `at`: version, flags (UTF-8), method, time, checksum, lengths. */
function writeCommon(header: Buffer, at: number, { entry, crc, packed, unpacked }: Fields): void {
  header.writeUInt16LE(20, at)
  header.writeUInt16LE(0x800, at + 2)
  header.writeUInt16LE(8, at + 4)
  header.writeUInt32LE(crc, at + 10)
  header.writeUInt32LE(entry.packed ?? packed, at + 14)
  header.writeUInt32LE(entry.unpacked ?? unpacked, at + 18)
  header.writeUInt16LE(Buffer.byteLength(entry.name), at + 22)
}

function localHeader(fields: Fields): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommon(header, 4, fields)
  return Buffer.concat([header, Buffer.from(fields.entry.name)])
}

function centralHeader({ offset, ...fields }: Fields & { offset: number }): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  // Made on Unix, so that the upper half of the attributes is a mode.
  header.writeUInt16LE(0x0314, 4)
  writeCommon(header, 6, fields)
  header.writeUInt32LE(((fields.entry.mode ?? 0o100644) << 16) >>> 0, 38)
  header.writeUInt32LE(offset, 42)
  return Buffer.concat([header, Buffer.from(fields.entry.name)])
}
