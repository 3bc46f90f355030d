import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type PrometheusInput, rulesFile } from './rules-file.ts'
import { testsFile } from './tests-file.ts'

const rulesName = 'alarms.yml'
const testsName = 'alarms.test.yml'

/** Writes the app's alarms for a Prometheus of one's own, with what they are tried on. @returns the files */
export async function exportPrometheus(input: PrometheusInput, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  return Promise.all([
    write(join(folder, rulesName), rulesFile(input)),
    write(join(folder, testsName), testsFile(input, rulesName)),
  ])
}

async function write(file: string, content: string): Promise<string> {
  const partial = `${file}.partial`
  await writeFile(partial, content)
  await rename(partial, file)
  return file
}
