import { randomInt } from 'node:crypto'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import COS from 'cos-nodejs-sdk-v5'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAtBackups } from '../src/alarms/host/probes/backups.ts'
import { type Backup, readCatalogue } from '../src/backups/catalogue.ts'
import { openBucket } from '../src/backups/host/cos/bucket.ts'
import { givenCredentials } from '../src/backups/host/cos/credentials.ts'
import { download } from '../src/backups/host/cos/download.ts'
import type { PostgresPart } from '../src/backups/host/manifest.ts'
import { restoreDatabase } from '../src/backups/host/postgres/restore.ts'
import { importKeys } from '../src/backups/host/redis/import.ts'
import { openPart } from '../src/backups/keyring.ts'
import { newestProofKey } from '../src/backups/newest-proof.ts'
import { objectOf, postgresPartOf } from '../src/backups/parts.ts'
import { pruneBackups } from '../src/backups/prune.ts'
import type { BackupStore } from '../src/backups/store.ts'
import { verifyParts } from '../src/backups/verify.ts'
import { connectRedis } from '../src/databases/clients/redis/connection.ts'
import { type BackupScene, backupScene } from './backup-scene.ts'
import { everyObject, servedStore } from './served-store.ts'

let scene: BackupScene
beforeAll(async () => {
  scene = await backupScene()
  await scene.sql(`
    CREATE TABLE orders (id int PRIMARY KEY, what text);
    INSERT INTO orders SELECT n, 'order ' || n FROM generate_series(1, 2000) n;
    CREATE SCHEMA "Old Things"; CREATE TABLE "Old Things"."what's left" AS SELECT 1 AS one;
    CREATE TABLE parts (day date, n int) PARTITION BY RANGE (day);
    CREATE TABLE parts_2026 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    INSERT INTO parts VALUES ('2026-03-14', 1), ('2026-03-15', 2);`)
}, 120_000)
afterAll(() => scene?.end(), 60_000)

async function backupOf(id: string): Promise<Backup> {
  const backup = (await readCatalogue(scene.store)).find((one) => one.id === id)
  if (backup === undefined) throw new Error(`the catalogue lacks ${id}`)
  return backup
}

async function restore(backup: Backup, database: string, change: Partial<PostgresPart> = {}) {
  const part = { ...postgresPartOf(backup), ...change }
  const object = objectOf(backup, part)
  const opening = await openPart(scene.store, object, part, scene.identity)
  await restoreDatabase(part, download(scene.store.link(object)), opening, scene.server, database)
}

const all = () => true

/** Does some work while a shell script stands in for pg_dump. */
async function withPgDump<T>(script: string, work: () => Promise<T>): Promise<T> {
  const bin = await mkdtemp(join(scene.folder, 'bin-'))
  const real = process.env.PATH ?? ''
  const asksVersion = 'if [ "$1" = --version ]; then exec pg_dump "$@"; fi'
  await writeFile(join(bin, 'pg_dump'), `#!/bin/sh\nPATH='${real}'\n${asksVersion}\n${script}\n`, {
    mode: 0o755,
  })
  process.env.PATH = `${bin}${delimiter}${real}`
  try {
    return await work()
  } finally {
    process.env.PATH = real
  }
}

describe('a backup', { timeout: 60_000 }, () => {
  it('says what it holds, and its bucket alone tells of it', async () => {
    const folder = join(scene.folder, 'data')
    await mkdir(join(folder, 'plans'), { recursive: true })
    await writeFile(join(folder, 'plans', 'plan.md'), '# Plan')
    const backup = await backupOf(await scene.backUp({ folders: [{ name: 'app/data', path: folder }] }))
    expect(backup.manifest?.parts.map(({ name }) => name)).toEqual(['postgres/shop.dump', 'app/data.tar'])
    expect(postgresPartOf(backup).rows).toMatchObject({
      '"Old Things"."what\'s left"': 1,
      'public.orders': 2000,
      'public.parts_2026': 2,
    })
    await verifyParts(scene.store, backup, scene.identity, all)
  })

  it('comes back with every row, and says so of nothing less', async () => {
    const backup = await backupOf(await scene.backUp())
    await restore(backup, await scene.emptyDatabase('whole'))
    expect(await scene.sql('SELECT count(*), sum(length(what)) FROM orders', 'whole')).toBe(
      await scene.sql('SELECT count(*), sum(length(what)) FROM orders'),
    )
    const { rows } = postgresPartOf(backup)
    const more = { rows: { ...rows, 'public.orders': 2001 } }
    await expect(restore(backup, await scene.emptyDatabase('fewer'), more)).rejects.toThrow(
      'rows differ: public.orders 2000 (not 2001)',
    )
    const other = { canary: 'of another one' }
    await expect(restore(backup, await scene.emptyDatabase('older'), other)).rejects.toThrow('the canary is')
  })

  it('is of one moment, whatever is written meanwhile', async () => {
    await scene.sql('CREATE TABLE busy AS SELECT n FROM generate_series(1, 100000) n')
    let isOver = false
    const writing = (async () => {
      while (!isOver) await scene.sql('INSERT INTO busy SELECT n FROM generate_series(1, 100) n')
    })()
    const id = await scene.backUp().finally(() => {
      isOver = true
    })
    await writing
    await restore(await backupOf(id), await scene.emptyDatabase('moment'))
  })

  it('begins anew when a table is altered in the moment between its lock and pg_dump’s', async () => {
    // Waits for our lock, and pg_dump behind it: for ever, if nobody gave way.
    const altering = 'psql --command "ALTER TABLE orders ADD COLUMN more int" >/dev/null 2>&1'
    const id = await withPgDump(
      `if mkdir "$0.once" 2>/dev/null; then ${altering} & sleep 0.5; fi; exec pg_dump "$@"`,
      () => scene.backUp(),
    )
    await restore(await backupOf(id), await scene.emptyDatabase('altered'))
    expect(await scene.sql('SELECT count(more), count(*) FROM orders', 'altered')).toBe('0|2000')
  })

  it('does not come about when pg_dump dies near its end', async () => {
    const before = (await readCatalogue(scene.store)).length
    const dying = withPgDump('pg_dump "$@" | head -c 60000; kill -9 $$', () => scene.backUp())
    await expect(dying).rejects.toThrow('pg_dump ended with SIGKILL')
    expect(await readCatalogue(scene.store)).toHaveLength(before)
  })

  it('opens to each of its recipients, the one from the safe too, and tells others at once', async () => {
    const [safe, stranger] = await Promise.all([generateX25519Identity(), generateX25519Identity()])
    const recipients = [...scene.order.recipients, await identityToRecipient(safe)]
    const backup = await backupOf(await scene.backUp({ recipients }))
    for (const key of [scene.identity, safe]) await verifyParts(scene.store, backup, key, all)
    await expect(verifyParts(scene.store, backup, stranger, all)).rejects.toMatchObject({
      code: 'backup/wrong-key',
    })
  })

  it('takes keys of Redis along that are no cache, and brings back those that are missing', async () => {
    const redis = await connectRedis(scene.redis)
    try {
      const binary = Buffer.from([0, 255, 10, 13])
      const many = Array.from({ length: 1_500 }, (_, index) => ['SET', `session:[${index}]`, binary])
      await redis.send(...many, ['HSET', 'session:[all]', 'field', binary], ['SET', 'cache:1', 'not this'])
      await redis.send(['SET', 'session:[brief]', '', 'PX', '3600000'])
      const order = { redis: { server: scene.redis, prefixes: ['session:[', 'nothing:'] } }
      const backup = await backupOf(await scene.backUp(order))
      const part = backup.manifest?.parts.find((one) => one.kind === 'redis')
      if (part === undefined) throw new Error('the backup has no keys')
      expect(part.keys).toBe(1_502)

      await redis.send(['FLUSHDB'], ['SET', 'session:[0]', 'newer'])
      const object = objectOf(backup, part)
      const opening = await openPart(scene.store, object, part, scene.identity)
      expect(await importKeys(part, () => download(scene.store.link(object)), opening, scene.redis)).toBe(
        1_501,
      )
      const [size, first, last, field] = await redis.send(
        ['DBSIZE'],
        ['GET', 'session:[0]'],
        ['GET', 'session:[1499]'],
        ['HGET', 'session:[all]', 'field'],
      )
      expect([size, String(first), last, field]).toEqual([1_502, 'newer', binary, binary])
      const [left] = await redis.send(['PTTL', 'session:[brief]'])
      expect(left).toBeGreaterThan(3_000_000)
    } finally {
      redis.end()
    }
  })

  it('goes with all that belongs to it once nothing asks for it, and what was cut off goes too', async () => {
    const keep = { days: 1, weeks: 0, months: 0, proven: 1 }
    const unfinished = 'backups/20200101-000000-00000000/postgres/shop.dump.zst.age'
    await scene.store.write(unfinished, 'half')
    const catalogue = await readCatalogue(scene.store)
    const [newest] = catalogue
    const gone = await pruneBackups(scene.store, catalogue, keep)
    expect(gone).toHaveLength(catalogue.length - 1)
    // It may still be under way.
    expect((await scene.store.listAll('backups/')).map(({ key }) => key)).toContain(unfinished)
    const later = { ...newest, storedAt: new Date(Date.now() + 3 * 86_400_000) } as Backup
    await pruneBackups(scene.store, [later], keep)
    const left = await scene.store.listAll('')
    expect(new Set(left.map(({ key }) => key.split('/')[1]))).toEqual(new Set([newest?.id]))
  })
})

describe('a damaged backup', { timeout: 120_000 }, () => {
  /** How it ends to read all of it, from the catalogue on. */
  async function readAll(id: string, store: BackupStore): Promise<string> {
    const backup = (await readCatalogue(store)).find((one) => one.id === id)
    if (backup?.manifest === undefined) return 'damaged'
    return verifyParts(store, backup, scene.identity, all).then(
      () => 'well',
      ({ code }: { readonly code?: string }) => (code?.startsWith('backup/') ? 'damaged' : `${code}`),
    )
  }

  it('is found out by any of its bits, in the data, the headers and the manifest', async () => {
    const folder = join(scene.folder, 'small')
    await mkdir(folder)
    await writeFile(join(folder, 'plan.md'), '# Plan')
    const id = await scene.backUp({ folders: [{ name: 'app/data', path: folder }] })
    const objects = await everyObject(scene.store, `backups/${id}/`)
    const { store, replace, close } = await servedStore(objects)
    try {
      expect(await readAll(id, store)).toBe('well')
      const keys = [...objects.keys()]
      let found = 0
      for (let turn = 0; turn < 1_000; turn++) {
        const key = keys[turn % keys.length] ?? ''
        const whole = objects.get(key) ?? Buffer.alloc(0)
        // Every other one where few bytes carry much: at the beginning.
        const at = randomInt(turn % 2 === 0 ? whole.length : Math.min(300, whole.length))
        const flipped = Buffer.from(whole)
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << randomInt(8)), at)
        replace(key, flipped)
        if ((await readAll(id, store)) === 'damaged') found++
        else expect.fail(`bit ${at} of ${key} went unnoticed`)
        replace(key, whole)
      }
      expect(found).toBe(1_000)
    } finally {
      close()
    }
  })

  it('is found out wherever it is cut off, and refused before any database is touched', async () => {
    const id = await scene.backUp()
    const objects = await everyObject(scene.store, `backups/${id}/`)
    const { store, replace, close } = await servedStore(objects)
    try {
      for (const [key, whole] of objects) {
        const edges = [0, 1, 200, 65_536, 65_552, 131_104, whole.length - 16, whole.length - 1]
        for (const length of edges.filter((edge) => edge >= 0 && edge < whole.length)) {
          replace(key, whole.subarray(0, length))
          const [backup] = await readCatalogue(store)
          expect(backup?.manifest, `${key} cut at ${length}`).toBeUndefined()
        }
        replace(key, whole)
      }
    } finally {
      close()
    }
  })
})

describe('the keys of a host', { timeout: 60_000 }, () => {
  const cosAs = () => {
    const { secretId, secretKey, token } = scene.credentials
    const { cosEndpoint = '' } = scene.context.cloud.connection
    return new COS({
      SecretId: secretId,
      SecretKey: secretKey,
      SecurityToken: token,
      Ip: new URL(cosEndpoint).host,
      Protocol: 'http:',
    } as COS.COSOptions)
  }
  const at = () => ({ Bucket: scene.bucket, Region: 'ap-guangzhou' })
  const refused = { statusCode: 403 }

  it('cannot delete, read or list backups, nor write what drills found out', async () => {
    const id = await scene.backUp()
    const cos = cosAs()
    const Key = `backups/${id}/manifest.json`
    const [stored] = await scene.store.list(Key)
    const VersionId = stored?.version ?? ''
    await expect(cos.deleteObject({ ...at(), Key })).rejects.toMatchObject(refused)
    const oneVersion = { ...at(), Objects: [{ Key, VersionId }] }
    const { Error: notDeleted } = await cos.deleteMultipleObject(oneVersion)
    expect(notDeleted).toMatchObject([{ Key, Code: 'AccessDenied' }])
    await expect(cos.getObject({ ...at(), Key })).rejects.toMatchObject(refused)
    await expect(cos.getBucket(at())).rejects.toMatchObject(refused)
    await expect(cos.deleteBucket(at())).rejects.toMatchObject(refused)
    await expect(
      cos.putBucketVersioning({ ...at(), VersioningConfiguration: { Status: 'Suspended' } }),
    ).rejects.toMatchObject(refused)
    await expect(cos.putBucketLifecycle({ ...at(), Rules: [] })).rejects.toMatchObject(refused)
    await expect(cos.putObject({ ...at(), Key: `proofs/${id}/x.json`, Body: '{}' })).rejects.toMatchObject(
      refused,
    )
  })

  it('see of a backup that they can name whether it is there, and which was proven last', async () => {
    const bucket = openBucket(scene.order.place, givenCredentials(scene.credentials))
    const note = join(scene.folder, 'newest')
    await writeFile(note, '20200101-000000-00000000')
    expect(await lookAtBackups(bucket, note)).toEqual({ newest: null, proven: null })
    const { id, storedAt } = await backupOf(await scene.backUp())
    await writeFile(note, id)
    const proof = { backup: id, storedAt: storedAt.toISOString() }
    await scene.store.write(newestProofKey, JSON.stringify(proof))
    expect(await lookAtBackups(bucket, note)).toEqual({
      // In the head of an answer, moments are whole seconds.
      newest: Math.floor(storedAt.getTime() / 1000) * 1000,
      proven: storedAt.getTime(),
    })
    await expect(cosAs().putObject({ ...at(), Key: newestProofKey, Body: '{}' })).rejects.toMatchObject(
      refused,
    )
  })

  it('can put another version before a backup, and it is the first one that counts', async () => {
    const id = await scene.backUp()
    const before = await backupOf(id)
    for (const Key of before.objects.keys()) await cosAs().putObject({ ...at(), Key, Body: 'ransom' })
    const after = await backupOf(id)
    expect(after.manifest).toEqual(before.manifest)
    await verifyParts(scene.store, after, scene.identity, all)
  })
})
