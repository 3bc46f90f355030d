import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { TeamFolder } from '../../agents/config-store/folder/team-folder.ts'
import { LARGEST_TEAM_FILE_BYTES } from '../../agents/config-store/limits.ts'
import { TeamRefused } from '../../agents/config-store/refusal.ts'
import type { AppError } from '../../errors/app-error.ts'
import { handleError } from '../../errors/handler.ts'
import { languageOf } from '../../errors/language.ts'
import { wordsOf } from '../../errors/words.ts'
import { personOf } from '../../people/person.ts'
import { disposition } from '../files/disposition.ts'
import {
  changedTeam,
  checkedTeam,
  diffQuery,
  type Example,
  exampleList,
  exportQuery,
  folderList,
  newTeam,
  refusal,
  report,
  team,
  teamDiff,
  teamList,
  teamParams,
  teamWithOutline,
  versionList,
  versionParams,
  versionWithContent,
} from './schema.ts'
import type { TeamService } from './service.ts'
import { folderTold, toldIn } from './told.ts'

export interface TeamRoutes {
  readonly teams: TeamService
  /** Undefined where there is none to put team files into. */
  readonly folder: TeamFolder | undefined
  readonly examples: readonly Example[]
}

const tags = ['teams']
const viewer = { access: 'viewer' } as const
const operator = { access: 'operator' } as const
const administrator = { access: 'administrator' } as const

/** JSON within JSON: each quotation mark and line break takes another byte. */
const bodyLimit = 2 * LARGEST_TEAM_FILE_BYTES

const language = ({ headers }: FastifyRequest) => languageOf(headers['accept-language'])

export const teamRoutes: FastifyPluginAsyncZod<TeamRoutes> = async (app, { teams, folder, examples }) => {
  app.setErrorHandler<FastifyError | AppError>((error, request, reply) =>
    error instanceof TeamRefused ? refuse(error, request, reply) : handleError(error, request, reply),
  )

  app.get(
    '/api/teams',
    { config: viewer, schema: { tags, summary: 'All teams, by name', response: { 200: teamList } } },
    async () => ({ items: await teams.list() }),
  )

  app.post(
    '/api/teams',
    {
      bodyLimit,
      config: operator,
      schema: {
        tags,
        summary: 'Import a team; keys that are found in it are kept apart, sealed',
        body: newTeam,
        response: { 201: team, 422: refusal },
      },
    },
    async (request, reply) => {
      const created = await teams.create(request.body, personOf(request).name)
      return reply.code(201).header('location', `/api/teams/${created.id}`).send(created)
    },
  )

  app.post(
    '/api/teams/check',
    {
      bodyLimit,
      config: { ...viewer, audit: false },
      schema: {
        tags,
        summary: 'What of a team file would run and what could not; nothing is saved',
        body: checkedTeam,
        response: { 200: report },
      },
    },
    (request) => teams.check(request.body.content, language(request)),
  )

  app.get(
    '/api/teams/folder',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'What became of the files of AUTOGEN_CONFIG_DIR on the host that answers',
        response: { 200: folderList },
      },
    },
    async (request) => folderTold(folder?.states() ?? [], language(request)),
  )

  app.get(
    '/api/teams/examples',
    {
      config: viewer,
      schema: { tags, summary: 'Teams that come with the app, to import', response: { 200: exampleList } },
    },
    async () => ({ items: [...examples] }),
  )

  app.get(
    '/api/teams/:id',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'A team, with what it consists of',
        params: teamParams,
        response: { 200: teamWithOutline },
      },
    },
    (request) => teams.find(request.params.id, language(request)),
  )

  app.put(
    '/api/teams/:id',
    {
      bodyLimit,
      config: operator,
      schema: {
        tags,
        summary: 'Save a new version; references to keys that the team has may stay as they are',
        params: teamParams,
        body: changedTeam,
        response: { 200: team, 422: refusal },
      },
    },
    (request) => teams.change(request.params.id, request.body, personOf(request).name),
  )

  app.delete(
    '/api/teams/:id',
    {
      config: administrator,
      schema: { tags, summary: 'Delete a team, and its keys for good', params: teamParams },
    },
    async (request, reply) => {
      await teams.remove(request.params.id)
      return reply.code(204).send()
    },
  )

  app.get(
    '/api/teams/:id/versions',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'The versions of a team, the newest first',
        params: teamParams,
        response: { 200: versionList },
      },
    },
    async (request) => ({ items: await teams.versions(request.params.id) }),
  )

  app.get(
    '/api/teams/:id/versions/:number',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'A version with its file, without keys',
        params: versionParams,
        response: { 200: versionWithContent },
      },
    },
    (request) => teams.version(request.params.id, request.params.number),
  )

  app.get(
    '/api/teams/:id/diff',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'What changed from one version to another, line by line',
        params: teamParams,
        querystring: diffQuery,
        response: { 200: teamDiff },
      },
    },
    (request) => teams.diff(request.params.id, request.query.from, request.query.to),
  )

  app.get(
    '/api/teams/:id/export',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'The file that AutoGen loads, or the team.yaml; without keys',
        params: teamParams,
        querystring: exportQuery,
      },
    },
    async (request, reply) => {
      const { fileName, mediaType, text } = await teams.export(request.params.id, request.query.version)
      return reply
        .type(`${mediaType}; charset=utf-8`)
        .header('content-disposition', disposition('attachment', fileName))
        .header('x-content-type-options', 'nosniff')
        .send(Buffer.from(text))
    },
  )
}

function refuse(error: TeamRefused, request: FastifyRequest, reply: FastifyReply) {
  const wanted = language(request)
  return reply
    .code(422)
    .header('content-language', wanted)
    .header('vary', 'Accept-Language')
    .send({
      code: error.code,
      message: wordsOf(error.code, wanted, error.details),
      requestId: request.id,
      problems: error.problems.map(toldIn(wanted)),
    })
}
