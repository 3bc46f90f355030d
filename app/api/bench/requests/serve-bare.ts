import { createServer } from 'node:http'
import { answerParent } from './processes.ts'

/** The least that could answer: the same bytes to everybody. */
const body = Buffer.from(process.argv[2] ?? '')
const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }
const server = createServer((_request, response) => response.writeHead(200, headers).end(body))
server.listen(0, '127.0.0.1', () => answerParent(server.address()))
