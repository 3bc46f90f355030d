import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BackupStore, StoredObject } from '../src/backups/store.ts'

/** What a bucket holds below a prefix, by key. */
export async function everyObject(store: BackupStore, prefix: string): Promise<Map<string, Buffer>> {
  const objects = await store.list(prefix)
  return new Map(await Promise.all(objects.map(async (one) => [one.key, await store.read(one)] as const)))
}

/** A bucket whose bytes a test can change behind everybody's back, as no cloud lets anybody. */
export async function servedStore(objects: ReadonlyMap<string, Buffer>) {
  const held = new Map(objects)
  const server = createServer((request, response) => {
    const bytes = held.get(decodeURIComponent(request.url?.slice(1) ?? ''))
    response.writeHead(bytes === undefined ? 404 : 200, { connection: 'close' }).end(bytes)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo

  const listAll = async (prefix: string): Promise<StoredObject[]> =>
    [...held]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, { length: size }]) => ({ key, version: '1', storedAt: new Date(0), size }))
  const store: BackupStore = {
    listAll,
    list: listAll,
    async read({ key }, range) {
      const bytes = held.get(key) ?? Buffer.alloc(0)
      const [, last] = /^bytes=0-(\d+)$/.exec(range ?? '') ?? []
      return last === undefined ? bytes : bytes.subarray(0, Number(last) + 1)
    },
    link: ({ key }) => ({ url: `http://127.0.0.1:${port}/${key}` }),
    async write(key, body) {
      held.set(key, Buffer.from(body))
    },
    async remove(removed) {
      for (const { key } of removed) held.delete(key)
    },
  }
  return {
    store,
    replace: (key: string, bytes: Buffer) => held.set(key, bytes),
    close: () => server.close(),
  }
}
