/** The program that a host runs to tell how it is: `node main.ts ORDER`. It needs Node; to ask PostgreSQL, psql too. */
import { readFileSync } from 'node:fs'
import { survey } from './survey.ts'

const [, , file = ''] = process.argv
const found = await survey(JSON.parse(readFileSync(file, 'utf8')), process.env, new Date())
process.stdout.write(`tengyun-found: ${JSON.stringify(found)}\n`, () => {
  // Connections that are kept open for a next request would keep this process.
  process.exit(0)
})
