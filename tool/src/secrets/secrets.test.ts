import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { generatePassword } from './password.ts'
import { openSecrets } from './secrets.ts'
import { ageStore } from './store.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-secrets-'))
})
afterEach(() => rm(folder, { recursive: true }))

const place = () => ({ file: join(folder, 'local.age'), identityFile: join(folder, 'identity') })

describe('secrets', () => {
  it('are the same again after a restart', async () => {
    const first = await openSecrets(ageStore(place()))
    const secret = first.ensure('postgres/main/admin')
    await first.save()
    expect((await openSecrets(ageStore(place()))).ensure('postgres/main/admin')).toBe(secret)
  })

  it('are not on the disk in clear, and only their owner can read the files', async () => {
    const secrets = await openSecrets(ageStore(place()))
    const secret = secrets.ensure('redis/main/password')
    await secrets.save()
    for (const name of await readdir(folder)) {
      expect((await readFile(join(folder, name))).includes(secret)).toBe(false)
      expect((await stat(join(folder, name))).mode & 0o077).toBe(0)
    }
  })

  it('cannot be read with another identity, and say so', async () => {
    const secrets = await openSecrets(ageStore(place()))
    secrets.ensure('redis/main/password')
    await secrets.save()
    const { generateX25519Identity } = await import('age-encryption')
    await writeFile(place().identityFile, await generateX25519Identity())
    await expect(openSecrets(ageStore(place()))).rejects.toMatchObject({ code: 'secrets/unreadable' })
  })

  it('are gone once erased', async () => {
    const secrets = await openSecrets(ageStore(place()))
    secrets.ensure('redis/main/password')
    await secrets.save()
    await secrets.erase()
    expect(await readdir(folder)).toEqual(['identity'])
  })
})

describe('a generated password', () => {
  it('has all the classes the cloud asks for, and its length', () => {
    for (let count = 0; count < 200; count++) {
      expect(generatePassword()).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[-_=+])[a-zA-Z0-9\-_=+]{32}$/)
    }
  })
})
