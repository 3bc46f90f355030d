import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { EventLog } from '../../live/event.ts'
import { personOf } from '../../people/person.ts'
import type { AnswerService } from './answers.ts'
import { questionRoutes } from './question-routes.ts'
import {
  comparison,
  comparisonQuery,
  eventDetail,
  eventList,
  eventParams,
  eventQuery,
  fork,
  newRun,
  rerun,
  run,
  runPage,
  runParams,
  runQuery,
  type UsageList,
  type UsageQuery,
  usageList,
  usageQuery,
} from './schema.ts'
import type { RunService } from './service.ts'

export interface RunRoutes {
  readonly runs: RunService
  readonly answers: AnswerService
  readonly log: EventLog
  readonly usage: (query: UsageQuery) => Promise<UsageList>
}

const tags = ['runs']
const viewer = { access: 'viewer' } as const
const operator = { access: 'operator' } as const

export const runRoutes: FastifyPluginAsyncZod<RunRoutes> = async (app, { runs, answers, log, usage }) => {
  app.post(
    '/api/runs',
    {
      config: operator,
      schema: { tags, summary: 'Have a team work on a task', body: newRun, response: { 202: run } },
    },
    async (request, reply) => {
      const ordered = await runs.order(request.body, personOf(request).name)
      return reply.code(202).header('location', `/api/runs/${ordered.id}`).send(ordered)
    },
  )

  app.get(
    '/api/runs',
    {
      config: viewer,
      schema: { tags, summary: 'The newest runs', querystring: runQuery, response: { 200: runPage } },
    },
    (request) => runs.list(request.query),
  )

  app.get(
    '/api/runs/compare',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'Two runs side by side, turn by turn',
        querystring: comparisonQuery,
        response: { 200: comparison },
      },
    },
    (request) => runs.compare(request.query.a, request.query.b),
  )

  app.get(
    '/api/runs/:id',
    { config: viewer, schema: { tags, summary: 'A run', params: runParams, response: { 200: run } } },
    (request) => runs.find(request.params.id),
  )

  app.get(
    '/api/runs/:id/events',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'What was said and done in a run',
        params: runParams,
        querystring: eventQuery,
        response: { 200: eventList },
      },
    },
    async (request) => {
      const { after, limit } = request.query
      return { items: await log.readAfter(request.params.id, after, limit) }
    },
  )

  app.get(
    '/api/runs/:id/events/:seq',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'One event with all its details: of a model call, the whole request and the answer',
        params: eventParams,
        response: { 200: eventDetail },
      },
    },
    (request) => runs.eventDetail(request.params.id, request.params.seq),
  )

  app.post(
    '/api/runs/:id/cancel',
    {
      config: operator,
      schema: {
        tags,
        summary: 'End a run now; what is under way in it is broken off',
        params: runParams,
        response: { 200: run },
      },
    },
    (request) => runs.cancel(request.params.id, personOf(request).name),
  )

  app.post(
    '/api/runs/:id/stop',
    {
      config: operator,
      schema: {
        tags,
        summary: 'End a run after the turn under way',
        params: runParams,
        response: { 200: run },
      },
    },
    (request) => runs.stop(request.params.id, personOf(request).name),
  )

  app.post(
    '/api/runs/:id/rerun',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Run the same once more, or with another task or version',
        params: runParams,
        body: rerun,
        response: { 202: run },
      },
    },
    async (request, reply) => {
      const ordered = await runs.rerun(request.params.id, request.body, personOf(request).name)
      return reply.code(202).header('location', `/api/runs/${ordered.id}`).send(ordered)
    },
  )

  app.post(
    '/api/runs/:id/fork',
    {
      config: operator,
      schema: {
        tags,
        summary: 'A new run that has done what this one did up to a step, and goes on from there',
        params: runParams,
        body: fork,
        response: { 202: run },
      },
    },
    async (request, reply) => {
      const forked = await runs.fork(request.params.id, request.body, personOf(request).name)
      return reply.code(202).header('location', `/api/runs/${forked.id}`).send(forked)
    },
  )

  app.get(
    '/api/usage',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'What models have used, in tokens and yuan, by team, agent or day',
        querystring: usageQuery,
        response: { 200: usageList },
      },
    },
    (request) => usage(request.query),
  )

  await app.register(questionRoutes, { answers })
}
