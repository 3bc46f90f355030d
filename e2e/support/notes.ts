import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Puts an app in a clone's place that keeps notes in PostgreSQL and a copy of each in Redis, has migrations of its own,
 * and no patience: what its databases do not answer, people get as an error. It finds its drivers in the clone.
 */
export async function openNotes(folder: string): Promise<void> {
  await mkdir(join(folder, 'notes', 'sql'), { recursive: true })
  const write = (name: string, text: string) => writeFile(join(folder, name), text)
  await write('tengyun.config.ts', config)
  await write('notes/server.cjs', server)
  await write('notes/migrate.cjs', migrate)
  await write('notes/sql/001_notes.sql', 'create table notes (id bigserial primary key, body text not null);')
}

const config = `const place = { region: 'ap-guangzhou', zone: 'ap-guangzhou-6' }
export default {
  project: 'notes',
  app: {
    build: { command: 'mkdir -p notes-out && cp -r notes/. notes-out/', inputs: ['notes'], output: 'notes-out' },
    migrate: 'node migrate.cjs',
    migrations: 'notes/sql',
    start: 'node server.cjs',
    drain: 2,
    acceptance: { path: '/api/notes', body: { body: 'a trial' } },
  },
  environments: {
    local: {
      cloud: 'emulator', ...place,
      compute: { port: 8080 }, postgres: { database: 'notes', user: 'notes' },
    },
    production: { cloud: 'tencent', ...place },
  },
}
`

const server = `const { readFileSync } = require('node:fs')
const { createServer } = require('node:http')
const { Pool } = require('pg')
const { Redis } = require('ioredis')
const database = new Pool({ connectionString: process.env.DATABASE_URL, max: 4 })
database.on('error', () => {})
const redis = new Redis(process.env.REDIS_URL, { tls: { ca: readFileSync(process.env.REDIS_CA_FILE) }, maxRetriesPerRequest: 0 })
redis.on('error', () => {})
const sql = async (text, ...values) => (await database.query(text, values)).rows[0]

async function answer({ method, url }, text) {
  if (url === '/health') return [200, {}]
  if (url === '/ready') return [200, { ...(await sql('select 1 as one')), redis: await redis.ping() }]
  const id = /^\\/api\\/notes\\/(\\d+)$/.exec(url)?.[1]
  if (method === 'POST') {
    const { body } = JSON.parse(text)
    const note = await sql('insert into notes (body) values ($1) returning id', body)
    await redis.set('note:' + note.id, body)
    return [201, note]
  }
  const done = method === 'DELETE' ? 'delete from notes where id = $1 returning id' : 'select id, body from notes where id = $1'
  const note = await sql(done, id)
  return note === undefined ? [404, {}] : [method === 'DELETE' ? 204 : 200, note]
}

createServer(async (request, response) => {
  let text = ''
  for await (const piece of request) text += piece
  const [status, note] = await answer(request, text).catch((error) => [503, { error: error.message }])
  response.writeHead(status, { location: '/api/notes/' + note.id })
  response.end(status === 204 ? undefined : JSON.stringify(note))
}).listen(Number(process.env.PORT), process.env.HOST)
process.on('SIGTERM', () => process.exit(0))
`

const migrate = `const { readdirSync, readFileSync } = require('node:fs')
const { Client } = require('pg')
async function main() {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('select pg_advisory_lock(1)')
  await client.query('create table if not exists schema_migrations (id serial, name text, run_on timestamp default now())')
  const ran = (await client.query('select name from schema_migrations')).rows.map(({ name }) => name)
  for (const file of readdirSync('sql').sort()) {
    const name = file.replace('.sql', '')
    if (ran.includes(name)) continue
    await client.query(readFileSync('sql/' + file, 'utf8'))
    await client.query('insert into schema_migrations (name) values ($1)', [name])
  }
  await client.end()
}
main()
`
