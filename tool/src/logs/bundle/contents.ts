import { lookAtHealth } from '../../health/look.ts'
import type { Observed } from '../../plan/model.ts'
import { historyIn } from '../../releases/history/read-history.ts'
import type { Session } from '../../session.ts'
import { healthDocument } from '../../views/health.ts'
import type { Search } from '../search.ts'
import { lineText } from './line-text.ts'

/** What a bundle is made of. */
export interface BundleInput {
  readonly session: Session
  readonly observed: readonly Observed[]
  readonly logs: Search
  readonly now: Date
}

/** One file of a bundle. */
export interface Content {
  readonly name: string
  readonly text: () => string | Promise<string>
}

/** Every file of a bundle but the list of them. One that cannot be made says why, and the others are made. */
export function contentsOf({ session, observed, logs, now }: BundleInput): Content[] {
  const { context, environment, name, project } = session
  return [
    { name: 'about.json', text: () => json(aboutOf(session, now)) },
    {
      name: 'health.json',
      text: async () => json(healthDocument(name, await lookAtHealth(session, now), now, 'en')),
    },
    {
      name: 'config.json',
      text: () => json({ project: project.config.project, app: project.config.app, environment }),
    },
    {
      name: 'resources.json',
      text: () =>
        json(observed.map(({ key, kind, id, state, settled }) => ({ key, kind, id, state, settled }))),
    },
    {
      name: 'releases.json',
      text: async () => json(await historyIn(context, observed)),
    },
    ...logsByService(logs),
    ...logs.silent.map(({ host, error }) => ({
      name: `logs/${host}/not-read.txt`,
      text: () => `${error.message}\n${JSON.stringify(error.explanation.why ?? '')}\n`,
    })),
  ]
}

function aboutOf({ name, environment, context, project }: Session, now: Date) {
  return {
    at: now.toISOString(),
    project: project.config.project,
    environment: name,
    cloud: environment.cloud,
    region: context.cloud.connection.region,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  }
}

function logsByService({ lines }: Search): Content[] {
  const files = Map.groupBy(lines, ({ host, service }) => `logs/${host}/${service}.log`)
  return [...files].map(([name, own]) => ({
    name,
    text: () => own.map((line) => `${lineText(line)}\n`).join(''),
  }))
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
