/** The program that a host runs to look through its logs: `node main.ts ORDER`. It needs Node and nothing else. */
import { readFileSync } from 'node:fs'
import { findLines } from './find-lines.ts'

const [, , file = ''] = process.argv
const found = await findLines(JSON.parse(readFileSync(file, 'utf8')), process.env)
process.stdout.write(`tengyun-found: ${JSON.stringify(found)}\n`)
