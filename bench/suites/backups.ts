import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type KeptShop, keptShop } from '../backups/kept-shop.ts'
import { type Figure, middleOf, type Suite, secondsOf } from '../figure.ts'

const age = fileURLToPath(new URL('../backups/age.ts', import.meta.url))

/** Some 550 bytes each as pg_dump writes them; half of it words, half noise. */
const rows = Number(process.env.BENCH_ROWS ?? 700_000)
const fewRows = Math.round(rows / 10)
const runs = 3

/** Backups beside the bare pipe of the same programs, one after the other in the same minute. */
export const backups: Suite = async (progress) => {
  const shop = await keptShop()
  const figures: Figure[] = []
  const add = (figure: Figure) => {
    figures.push(figure)
    progress(`${figure.what}: ${figure.median.toFixed(2)} ${figure.unit}`)
  }
  try {
    await fill(shop, fewRows)
    add({
      what: `memory of a backup of ${fewRows} rows`,
      unit: 'MiB',
      aim: 200,
      ...middleOf([await shop.backUp()]),
    })
    await fill(shop, rows)
    await compareBackups(shop, add)
    const floor = await compareRestores(shop, add)
    const drills = [await secondsOf(() => shop.type('drill')), await secondsOf(() => shop.type('drill'))]
    add({ what: `drill of ${rows} rows, as a whole command`, unit: 's', aim: 15, floor, ...middleOf(drills) })
    return figures
  } finally {
    await shop.clone.discard()
  }
}

type Add = (figure: Figure) => void

async function fill({ sql }: KeptShop, count: number): Promise<void> {
  await sql(`DROP TABLE IF EXISTS docs; CREATE TABLE docs AS
    SELECT n AS id, repeat(md5(n::text) || ' the quick brown fox jumps over ', 6) AS body,
      (SELECT string_agg(md5((n * 7 + i)::text), '') FROM generate_series(1, 4) i) AS noise
    FROM generate_series(1, ${count}) n`)
}

/** A program of the same name does it where the machine has one. */
function ageWords(key: string, decrypts: boolean): string {
  const isThere = existsSync('/usr/bin/age')
  if (!isThere) return `node ${age} ${key}`
  return decrypts ? 'age -d -i .tengyun/identity' : `age -r ${key}`
}

async function compareBackups(shop: KeptShop, add: Add): Promise<void> {
  const pipe = `pg_dump -Fc -Z0 | zstd -q -1 | ${ageWords(shop.recipient, false)} > dump.age`
  const memory: number[] = []
  const shares: number[] = []
  for (let run = 0; run < runs; run++) {
    const bare = await secondsOf(() => shop.shell(pipe))
    const ours = await secondsOf(async () => memory.push(await shop.backUp()))
    shares.push(bare / ours)
  }
  add({
    what: 'backup to COS, of pg_dump | zstd | age to a file',
    unit: '×',
    least: 0.6,
    ...middleOf(shares),
  })
  add({ what: `memory of a backup of ${rows} rows`, unit: 'MiB', aim: 200, ...middleOf(memory) })
}

/** @returns what the bare pipe takes */
async function compareRestores(shop: KeptShop, add: Add): Promise<NonNullable<Figure['floor']>> {
  const unpack = `${ageWords(shop.identity, true)} < dump.age | zstd -q -d`
  // An ordinary account makes no databases: this one is emptied by the restore itself.
  await shop.type('restore', 'local', '--to', 'bare')
  const pipe = `${unpack} | pg_restore --single-transaction --clean --if-exists -O -x -d bare`
  const [shares, bares]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run++) {
    const bare = await secondsOf(() => shop.shell(pipe))
    const ours = await secondsOf(() => shop.type('restore', 'local', '--to', `restored_${run}`))
    shares.push(bare / ours)
    bares.push(bare)
  }
  add({ what: 'restore with all checks, of the bare pipe', unit: '×', least: 0.5, ...middleOf(shares) })
  return { what: 'age | zstd | pg_restore', median: middleOf(bares).median }
}
