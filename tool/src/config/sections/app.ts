import { z } from 'zod'
import { path } from './words.ts'

const build = z.strictObject({
  /** Run in the project's folder; leaves the release's files in `output`. */
  command: z.string(),
  /** Folders and files the build reads. The build is skipped while none of them has changed. */
  inputs: z.array(z.string()).min(1),
  /** The folder whose content is the release. */
  output: z.string(),
})

const acceptance = z.strictObject({
  /** `POST` here answers 201 with a `Location` that can be read and deleted. */
  path,
  /** The JSON to write; the same members are expected when it is read again. */
  body: z.record(z.string(), z.json()),
})

export const app = z.strictObject({
  build,
  /** Starts the server in the release's folder. It listens on `$HOST:$PORT` and ends cleanly on SIGTERM. */
  start: z.string(),
  /** Run in the release's folder before the switch; must be safe to repeat. */
  migrate: z.string().optional(),
  /** The port of the first slot; the second takes the next one. */
  port: z.int().min(1024).max(32000).default(8000),
  /** Answers 200 when the process is alive. */
  health: path.default('/health'),
  /** Answers 200 when a release can serve: what it depends on is reached. */
  ready: path.default('/ready'),
  /** A folder of the release that is served as static files with a fallback to its index.html. */
  site: z.string().optional(),
  /** A write and a read that prove the whole way through. */
  acceptance: acceptance.optional(),
})
