import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pack } from './pack.ts'
import { parts } from './parts.ts'
import { stage } from './stage.ts'

// Makes the packages that people install: `npm run pack [folder]`. What lies in node_modules must be JavaScript, since
// Node strips no types there; so each source gets its JavaScript beside it. The source stays: hosts are sent it as it is.
const repository = fileURLToPath(new URL('../..', import.meta.url))
const to = resolve(process.argv[2] ?? join(repository, 'dist'))

await mkdir(to, { recursive: true })
for (const part of parts) {
  const folder = join(to, `${part.folder}.package`)
  await rm(folder, { recursive: true, force: true })
  await stage(repository, part, folder)
  console.log(await pack(folder, to))
  await rm(folder, { recursive: true })
}
