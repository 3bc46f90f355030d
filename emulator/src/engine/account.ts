import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomText } from './ids.ts'
import type { Account } from './world.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The account of this data folder, made at its first use. Kept apart from the journal, for its owner's eyes. */
export function openAccount(dataFolder: string): Account {
  const path = join(dataFolder, 'account.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Account
  const account: Account = {
    uin: '100000000001',
    appId: '1250000001',
    secretId: `AKID${randomText(32, letters)}`,
    secretKey: randomText(32, letters),
  }
  writeFileSync(`${path}.next`, `${JSON.stringify(account, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.next`, path)
  return account
}
