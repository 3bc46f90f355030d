import { z } from 'zod'
import { folderInside, identifier, path, variableName } from './words.ts'

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
  /** The secret of `secrets` that the requests bear: `Authorization: Bearer …`. */
  token: variableName.optional(),
  /** Paths that are read in turn to measure how fast people are answered; `x-cache: hit` is counted. Default: `path`. */
  reads: z.array(path).default([]),
  /**
   * Files: `POST` with the content as the body and its `name` in the query answers 201 with a `fileId`; below it are
   * `/content` and `/preview`. `DELETE` puts it in `trash`, which `DELETE` empties.
   */
  files: z.strictObject({ path, trash: path }).optional(),
  /** WebSockets: `POST` to `ticket` answers with a `ticket`, which opens one socket at `path` as a protocol beside `protocol`. */
  live: z.strictObject({ path, ticket: path, protocol: z.string() }).optional(),
  /** Teams of agents, and the runs in which they work. */
  agents: z.strictObject({ teams: path, runs: path }).optional(),
  /** The app's own figures for Prometheus, on its own port, inside. */
  metrics: path.optional(),
})

const image = z.strictObject({
  /** Describes the image. */
  dockerfile: z.string().default('Dockerfile'),
  /** The folder that the Dockerfile may copy from. */
  context: z.string().default('.'),
  /** What it copies: what `build` left, which is run before, or the `sources` as they are, which need no `build`. */
  from: z.enum(['build', 'sources']).default('build'),
  /** Where the app listens in its container; it finds the number in `PORT`. */
  port: z.int().min(1).max(65535).default(8000),
  /** A command that the container runs instead of what the image says. The entrypoint stays. */
  command: z.string().optional(),
  /** Folders that the app may write to, besides `/tmp`: they are as short-lived as their container. */
  writable: z.array(folderInside).default([]),
  /** A compose file of one's own, which starts `$START`; shipped to the hosts as it is. Default: one that runs the image. */
  compose: z.string().optional(),
  /** A web server's configuration of one's own; shipped to the hosts as it is. Default: one that asks the app for everything. */
  nginx: z.string().optional(),
})

const model = z.strictObject({
  /** Its API, as OpenAI's is: `https://api.deepseek.com/v1`. */
  endpoint: z.url(),
  /** The one of an environment's `variables` that puts another in its place. */
  variable: variableName.optional(),
  /** The one that says `on` where the app answers itself, for demonstrations. */
  scripted: variableName.optional(),
})

/** Stands by a web site that has no server of its own, so that it is probed, switched and drained as any release is. */
export const answersProbes = `node -e 'require("http").createServer((_, answer) => answer.end("ok")).listen(process.env.PORT, process.env.HOST)'`

const described = z.strictObject({
  /** How a release is made that runs as a process. An image may be made from it too, or from the sources themselves. */
  build: build.optional(),
  /**
   * Starts the server in the release's folder. It listens on `$HOST:$PORT` and ends cleanly on SIGTERM. A web site alone
   * needs none: default: what answers `health` and `ready`, and nothing else. An image starts what it says itself.
   */
  start: z.string().default(answersProbes),
  /**
   * Starts it on a host whose role is `worker`, also where its image says something else: the image's entrypoint stays.
   * It answers `health` and `ready` on `$HOST:$PORT`, and ends as `start` does. Default: as on any other host, with
   * `worker` in `ROLE`.
   */
  worker: z.string().optional(),
  /** Run in the release's folder before the switch; must be safe to repeat. */
  migrate: z.string().optional(),
  /**
   * The folder of the project with the migrations as files of SQL. They are read before each deploy: what the running
   * release would not bear is refused.
   */
  migrations: z.string().optional(),
  /** Where the database notes what ran: a table with `name` and `run_on`, as node-pg-migrate makes it. */
  migrationsTable: identifier.default('schema_migrations'),
  /** The port of the first slot; the second takes the next one. */
  port: z.int().min(1024).max(32000).default(8000),
  /** Answers 200 when the process is alive. */
  health: path.default('/health'),
  /** Answers 200 when a release can serve: what it depends on is reached. */
  ready: path.default('/ready'),
  /** A folder of the release that is served as static files with a fallback to its index.html. */
  site: z.string().optional(),
  /**
   * Seconds that a release which is replaced may take to finish what it serves; the app finds the number in
   * `DRAIN_SECONDS`. What is open longer, such as a WebSocket, is closed then.
   */
  drain: z.int().min(1).max(600).default(30),
  /**
   * Variables whose values are secret. Each environment has its own, generated unless it was set with `tengyun
   * secrets set`; the app finds them in its environment and nobody finds them elsewhere.
   */
  secrets: z.array(variableName).default([]),
  /**
   * Those of `secrets` that data is encrypted with. `tengyun secrets rotate` keeps their former values behind the new
   * one, with commas between, so that the app can still open what they encrypted; it says when they can go.
   */
  sealing: z.array(variableName).default([]),
  /** What the runtime `compose` builds and runs. */
  image: image.prefault({}),
  /** The model that the app talks to; `tengyun health` looks whether hosts reach it. */
  model: model.optional(),
  /** A write and a read that prove the whole way through. */
  acceptance: acceptance.optional(),
})

export const app = described
  .refine(({ build, start, site }) => build === undefined || start !== answersProbes || site !== undefined, {
    path: ['start'],
    error: 'a command, unless `site` is all there is',
  })
  .refine(({ build, image }) => build !== undefined || image.from === 'sources', {
    path: ['build'],
    error: "how a release is made, unless `image` is made from: 'sources'",
  })
