import { stringify } from 'yaml'
import type { HostFile, Item, Package } from './item.ts'
import { itemsFor } from './items.ts'
import type { PreparationSettings } from './settings.ts'
import { prelude, remember } from './shell.ts'

/** The user data of an instance, as the cloud takes it: at most 16 KB of base64. */
export function userData(settings: PreparationSettings): string {
  return Buffer.from(cloudConfig(itemsFor(settings))).toString('base64')
}

/**
 * The same items as user data for cloud-init, which a machine carries out once, at its first boot: packages, then
 * files, then commands. What became of it no cloud tells; `tengyun host prepare` looks and mends.
 * https://cloudinit.readthedocs.io/en/latest/reference/modules.html
 */
export function cloudConfig(items: readonly Item[]): string {
  const atBoot = items.filter(({ afterBoot }) => !afterBoot)
  const config = {
    ...Object.assign({}, ...atBoot.map((item) => item.cloudConfig)),
    package_update: true,
    packages: [...new Set(atBoot.flatMap(({ packages = [] }) => packages.map(firstName)))],
    write_files: atBoot.flatMap(({ files = [] }) => files.map(fileEntry)),
    runcmd: atBoot.map((item) => ['bash', '-c', commandsOf(item)]),
  }
  return `#cloud-config\n${stringify(config, { lineWidth: 0, blockQuote: 'literal' })}`
}

function firstName({ names: [first] }: Package): string {
  return first
}

/** Deferred: a package's own file would take the place of one that was there before it. */
function fileEntry({ path, content, mode = '0644' }: HostFile) {
  return { path, content, permissions: mode, defer: true }
}

function commandsOf(item: Item): string {
  return [`set -eu # ${item.id}`, ...prelude, ...(item.apply ?? []), remember(item)].join('\n')
}
