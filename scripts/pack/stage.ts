import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compile } from './compile.ts'
import { declareTypes } from './declare-types.ts'
import { type Manifest, publishedManifest } from './manifest.ts'
import type { Part } from './parts.ts'

/** Puts a package together in `folder`, ready for npm. */
export async function stage(repository: string, part: Part, folder: string): Promise<void> {
  const from = join(repository, part.folder)
  for (const name of part.content)
    await cp(join(from, name), join(folder, name), { recursive: true, filter: isNoTest })
  for (const name of part.documents)
    await cp(join(repository, name), join(folder, name), { recursive: true, filter: isNoPicture })
  await cp(join(repository, 'LICENSE'), join(folder, 'LICENSE'))
  await compileAll(folder)
  if (part.isLibrary) await declareTypes(join(from, 'src/index.ts'), join(folder, 'types'))
  const manifest: Manifest = JSON.parse(await readFile(join(from, 'package.json'), 'utf8'))
  await writeFile(
    join(folder, 'package.json'),
    `${JSON.stringify(publishedManifest(manifest, part), undefined, 2)}\n`,
  )
}

async function compileAll(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.(ts|js)$/.test(name)) continue
    const file = join(folder, name)
    await writeFile(file.replace(/\.ts$/, '.js'), compile(await readFile(file, 'utf8'), name))
  }
}

function isNoTest(path: string): boolean {
  return !path.endsWith('.test.ts')
}

function isNoPicture(path: string): boolean {
  return !/\.(png|jpe?g|svg|gif)$/.test(path)
}
