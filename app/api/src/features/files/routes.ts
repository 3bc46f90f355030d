import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { personOf } from '../../people/person.ts'
import type { Files } from './files.ts'
import {
  emptied,
  file,
  fileChange,
  fileDetails,
  filePage,
  fileParams,
  fileQuery,
  folderMove,
  moved,
  versionList,
  versionParams,
} from './schema.ts'

const tags = ['files']
const viewer = { access: 'viewer' } as const
const operator = { access: 'operator' } as const

export const fileRoutes: FastifyPluginAsyncZod<Pick<Files, 'files'>> = async (app, { files }) => {
  app.get(
    '/api/files',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'Files, what changed last first: own ones, shared ones, or the trash',
        querystring: fileQuery,
        response: { 200: filePage },
      },
    },
    (request) => files.list(request.query, personOf(request)),
  )

  app.get(
    '/api/files/:id',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'A file, with its storage class and whether it can be read now',
        params: fileParams,
        response: { 200: fileDetails },
      },
    },
    (request) => files.find(request.params.id, personOf(request)),
  )

  app.patch(
    '/api/files/:id',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Move, rename or share a file',
        params: fileParams,
        body: fileChange,
        response: { 200: file },
      },
    },
    (request) => files.change(request.params.id, request.body, personOf(request)),
  )

  app.delete(
    '/api/files/:id',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Put a file in the trash, where it stays for 30 days',
        params: fileParams,
        response: { 200: file },
      },
    },
    (request) => files.trash(request.params.id, personOf(request)),
  )

  app.post(
    '/api/files/:id/restore',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Take a file out of the trash',
        params: fileParams,
        response: { 200: file },
      },
    },
    (request) => files.restore(request.params.id, personOf(request)),
  )

  app.post(
    '/api/files/:id/unarchive',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Ask for an archived file to be readable for a week, which takes hours',
        params: fileParams,
        response: { 200: fileDetails },
      },
    },
    (request) => files.unarchive(request.params.id, personOf(request)),
  )

  app.get(
    '/api/files/:id/versions',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'The versions of a file, the newest first',
        params: fileParams,
        response: { 200: versionList },
      },
    },
    async (request) => ({ items: await files.versions(request.params.id, personOf(request)) }),
  )

  app.post(
    '/api/files/:id/versions/:version/restore',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Make an older version the newest once more',
        params: versionParams,
        response: { 200: file },
      },
    },
    (request) => files.restoreVersion(request.params.id, request.params.version, personOf(request)),
  )

  app.post(
    '/api/files/folders/move',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Move or rename a folder, with all that is in it',
        body: folderMove,
        response: { 200: moved },
      },
    },
    async (request) => ({
      moved: await files.moveFolder(request.body.from, request.body.to, personOf(request)),
    }),
  )

  app.delete(
    '/api/files/trash',
    {
      config: operator,
      schema: { tags, summary: 'Delete what is in the trash, for good', response: { 200: emptied } },
    },
    async (request) => ({ deleted: await files.emptyTrash(personOf(request)) }),
  )
}
