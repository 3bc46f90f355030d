import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { personOf } from '../../people/person.ts'
import type { Files } from './files.ts'
import { route } from './route.ts'
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

export const fileRoutes: FastifyPluginAsyncZod<Pick<Files, 'files'>> = async (app, { files }) => {
  app.get(
    '/api/files',
    route('viewer', 'Files, what changed last first: own ones, shared ones, or the trash', {
      querystring: fileQuery,
      response: { 200: filePage },
    }),
    (request) => files.list(request.query, personOf(request)),
  )

  app.get(
    '/api/files/:id',
    route('viewer', 'A file, with its storage class and whether it can be read now', {
      params: fileParams,
      response: { 200: fileDetails },
    }),
    (request) => files.find(request.params.id, personOf(request)),
  )

  app.patch(
    '/api/files/:id',
    route('operator', 'Move, rename or share a file', {
      params: fileParams,
      body: fileChange,
      response: { 200: file },
    }),
    (request) => files.change(request.params.id, request.body, personOf(request)),
  )

  app.delete(
    '/api/files/:id',
    route('operator', 'Put a file in the trash, where it stays for 30 days', {
      params: fileParams,
      response: { 200: file },
    }),
    (request) => files.trash(request.params.id, personOf(request)),
  )

  app.post(
    '/api/files/:id/restore',
    route('operator', 'Take a file out of the trash', { params: fileParams, response: { 200: file } }),
    (request) => files.restore(request.params.id, personOf(request)),
  )

  app.post(
    '/api/files/:id/unarchive',
    route('operator', 'Ask for an archived file to be readable for a week, which takes hours', {
      params: fileParams,
      response: { 200: fileDetails },
    }),
    (request) => files.unarchive(request.params.id, personOf(request)),
  )

  app.get(
    '/api/files/:id/versions',
    route('viewer', 'The versions of a file, the newest first', {
      params: fileParams,
      response: { 200: versionList },
    }),
    async (request) => ({ items: await files.versions(request.params.id, personOf(request)) }),
  )

  app.post(
    '/api/files/:id/versions/:version/restore',
    route('operator', 'Make an older version the newest once more', {
      params: versionParams,
      response: { 200: file },
    }),
    (request) => files.restoreVersion(request.params.id, request.params.version, personOf(request)),
  )

  app.post(
    '/api/files/folders/move',
    route('operator', 'Move or rename a folder, with all that is in it', {
      body: folderMove,
      response: { 200: moved },
    }),
    async (request) => ({
      moved: await files.moveFolder(request.body.from, request.body.to, personOf(request)),
    }),
  )

  app.delete(
    '/api/files/trash',
    route('operator', 'Delete what is in the trash, for good', { response: { 200: emptied } }),
    async (request) => ({ deleted: await files.emptyTrash(personOf(request)) }),
  )
}
