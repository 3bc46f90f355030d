/** A response's text, as far as it is not longer than this; what comes after is not even received. */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  const bytes = await readBytes(response, maxBytes)
  const charset = /charset=["']?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1] ?? 'utf-8'
  return decoderOf(charset).decode(bytes)
}

async function readBytes(response: Response, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    parts.push(part)
    size += part.byteLength
    if (size >= maxBytes) break
  }
  return Buffer.concat(parts).subarray(0, maxBytes)
}

/** GB18030 and its like are read as what they are; an unknown name is read as UTF-8. */
function decoderOf(charset: string) {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}
