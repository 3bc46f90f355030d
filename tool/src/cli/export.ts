import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { rulesFor } from '../alarms/rules/index.ts'
import { observe } from '../apply/observe.ts'
import { environmentOf, loadProject } from '../config/load.ts'
import { databasesOf } from '../databases/chosen.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { exportPrometheus } from '../export/prometheus/export.ts'
import { exportTerraform } from '../export/terraform/export.ts'
import { defaultEnvironment, desiredOf, openSession } from '../session.ts'
import { showTerraformExport } from '../views/terraform-export.ts'
import type { CommandInput, Run } from './command.ts'
import { kubernetes } from './export/kubernetes.ts'

/** `export terraform`, `export prometheus`, `export kubernetes`. */
export const exportConfiguration: Run = (input) => {
  const [format = ''] = input.words
  const write = formats[format]
  if (write !== undefined) return write(input)
  throw new TengyunError('cli/usage', {
    where: `export ${format}`,
    command: 'npx tengyun export terraform',
  })
}

const formats: Readonly<Record<string, Run>> = { terraform, prometheus, kubernetes }

async function terraform(input: CommandInput): Promise<number> {
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

/** The app's alarms for a Prometheus of one's own; nobody is asked, since limits are in the config. */
async function prometheus(input: CommandInput): Promise<number> {
  const { folder, options, terminal } = input
  const { config } = await loadProject(folder, options.config)
  const name = input.environment ?? defaultEnvironment(Object.keys(config.environments))
  const environment = environmentOf(config, name)
  const { alarms, backups } = environment
  if (alarms === undefined) throw new TengyunError('alarm/not-configured', { where: name })
  const { thresholds } = alarms
  const rules = rulesFor({ environment: name, thresholds, backups, databases: databasesOf(environment) })
  const to = resolve(folder, options.out ?? join('prometheus', name))
  const written = await exportPrometheus({ project: config.project, environment: name, rules }, to)
  const files = written.map((file) => relative(folder, file))
  for (const file of files) terminal.say(file)
  terminal.document({ environment: name, files })
  return 0
}
