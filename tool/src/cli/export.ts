import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { observe } from '../apply/observe.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { exportTerraform } from '../export/terraform/export.ts'
import { desiredOf, openSession } from '../session.ts'
import { showTerraformExport } from '../views/terraform-export.ts'
import type { Run } from './command.ts'

export const exportConfiguration: Run = async (input) => {
  const [format] = input.words
  if (format !== 'terraform') {
    throw new TengyunError('cli/usage', {
      where: `export ${format ?? ''}`,
      command: 'npx tengyun export terraform',
    })
  }
  const session = await openSession(input)
  const observed = await observe(session.context)
  const written = await exportTerraform(session.context, desiredOf(session), observed)

  const folder = resolve(input.folder, input.options.out ?? join('terraform', session.name))
  const file = join(folder, 'main.tf.json')
  await mkdir(folder, { recursive: true })
  await writeFile(`${file}.partial`, `${JSON.stringify(written.document, undefined, 2)}\n`)
  await rename(`${file}.partial`, file)

  const shown = relative(input.folder, file)
  showTerraformExport(input.terminal, shown, written)
  input.terminal.document({
    environment: session.name,
    file: shown,
    imports: written.document.import,
    variables: written.variables.map(({ name }) => name),
    leftOut: written.leftOut,
  })
  return 0
}
