import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keptShop } from '../backups/kept-shop.ts'
import { type Figure, repeat, type Suite, secondsOf } from '../figure.ts'

const folders = 100
const filesEach = 100
const runs = 5

/** Sync of many small files, none of which has changed, beside what the command takes for one. */
export const files: Suite = async (progress) => {
  const shop = await keptShop()
  try {
    const { folder } = shop.clone
    await writeFiles(join(folder, 'many'), folders, filesEach)
    await writeFiles(join(folder, 'one'), 1, 1)
    const sync = (name: string) => shop.type('files', 'sync', `./${name}`, `cos:${name}/`)
    for (const name of ['one', 'many']) await sync(name)
    const floor = await repeat(runs, () => secondsOf(() => sync('one')))
    const figure: Figure = {
      what: `sync of ${folders * filesEach} unchanged files, as a whole command`,
      unit: 's',
      aim: 1,
      floor: { what: 'that of one', median: floor.median },
      ...(await repeat(runs, () => secondsOf(() => sync('many')))),
    }
    progress(`${figure.what}: ${figure.median.toFixed(2)} s`)
    return [figure]
  } finally {
    await shop.clone.discard()
  }
}

async function writeFiles(below: string, folderCount: number, count: number): Promise<void> {
  for (let folder = 0; folder < folderCount; folder++) {
    await mkdir(join(below, `${folder}`), { recursive: true })
    const names = Array.from({ length: count }, (_, number) => join(below, `${folder}`, `${number}.txt`))
    await Promise.all(names.map((name) => writeFile(name, name)))
  }
}
