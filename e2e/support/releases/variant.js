// The build of a story's release: what was built before, told apart by what variant.json says.
//
// { "name": "one", "server": "import statements and such that come before the server's own" }
import { readFileSync, writeFileSync } from 'node:fs'

const { name, server = '' } = JSON.parse(readFileSync('variant.json', 'utf8'))
const original = 'server.original.js'
const program = readFileSync(original, 'utf8')
writeFileSync('app/dist/api/server.js', `${server}\n${program}`)
writeFileSync('app/dist/console/variant.txt', `${name}\n`)
