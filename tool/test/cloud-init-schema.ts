import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'

/** What is wrong with a cloud-config in the eyes of cloud-init; empty if nothing is. */
export type Judge = (config: unknown) => string[]

const schemaIn = 'usr/lib/python3/dist-packages/cloudinit/config/schemas/schema-cloud-config-v1.json'

/** The JSON schema of cloud-init itself, from Debian's package; undefined where that cannot be had. */
export function openCloudInitSchema(): Judge | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'tengyun-cloud-init-'))
  try {
    const options = { cwd: folder, stdio: 'pipe', timeout: 60_000 } as const
    execFileSync('apt-get', ['-qq', 'download', 'cloud-init'], options)
    const [archive = ''] = readdirSync(folder)
    execFileSync('dpkg-deb', ['-x', archive, 'unpacked'], options)
    // A schema of draft 04, of which it uses what later drafts have too.
    const { $schema: _, ...schema } = JSON.parse(readFileSync(join(folder, 'unpacked', schemaIn), 'utf8'))
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema)
    return (config) =>
      validate(config)
        ? []
        : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
