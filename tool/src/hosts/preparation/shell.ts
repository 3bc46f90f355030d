import { createHash } from 'node:crypto'
import { quote, writeFile } from '../script.ts'
import type { HostFile, Item, Package } from './item.ts'

/** Where a host keeps, for each item, the fingerprint of what was last brought about. */
const applied = '/var/lib/tengyun/prepared'

/** What every script of the preparation begins with. */
export const prelude: readonly string[] = [
  'export PATH="$PATH:/usr/sbin:/sbin" DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8',
  `mkdir -p ${applied}`,
]

/** The item as shell functions `check_<id>` and `apply_<id>`, packages and files included. */
export function asFunctions(item: Item): string[] {
  const { id, packages = [], files = [], check = [], apply = [] } = item
  return [
    ...shellFunction(`check_${id}`, [
      `test "$(cat ${applied}/${id})" = ${fingerprint(item)}`,
      ...packages.map(isPresent),
      ...files.map(isAsWritten),
      ...check,
    ]),
    ...shellFunction(`apply_${id}`, [
      ...packages.map((one) => `{ ${isPresent(one)}; } || add_package ${one.names.join(' ')}`),
      ...files.flatMap(write),
      ...apply,
      remember(item),
    ]),
  ]
}

/** Notes that an item was brought about: a script that is killed before begins it anew. */
export function remember(item: Item): string {
  return `echo ${fingerprint(item)} >${applied}/${item.id}`
}

function shellFunction(name: string, lines: readonly string[]): string[] {
  return [`${name}() {`, ...lines.map((line) => `  ${line}`), '}']
}

/** Changes with everything that the item does. */
function fingerprint({ title: _, ...item }: Item): string {
  return createHash('sha256').update(JSON.stringify(item)).digest('hex').slice(0, 16)
}

function isPresent({ names, present }: Package): string {
  return present ?? names.map((name) => `is_installed ${name}`).join(' || ')
}

function isAsWritten({ path, content, mode = '0644' }: HostFile): string {
  const sum = createHash('sha256').update(content).digest('hex')
  return `test "$(stat -c %a ${quote(path)}) $(sha256sum <${quote(path)})" = "${Number(mode)} ${sum}  -"`
}

function write({ path, content, mode = '0644' }: HostFile): string[] {
  return [`mkdir -p ${quote(path.slice(0, path.lastIndexOf('/')))}`, ...writeFile(path, content, mode)]
}
