import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { EventLog } from '../../live/event.ts'
import { personOf } from '../../people/person.ts'
import type { PlanReader } from './reader.ts'
import {
  eventList,
  eventQuery,
  newPlan,
  openTaskList,
  openTaskQuery,
  planPage,
  planParams,
  planQuery,
  planWithSteps,
  roleQuery,
  task,
  taskChange,
  taskList,
  taskParams,
} from './schema.ts'
import type { PlanWriter } from './writer.ts'

export interface PlanRoutes {
  readonly reader: PlanReader
  readonly writer: PlanWriter
  readonly log: EventLog
}

/** A hundred tasks that are described at length in Chinese. */
const WORKFLOW_LIMIT_BYTES = 2 * 1024 * 1024

const tags = ['plans']
const viewer = { access: 'viewer' } as const
const operator = { access: 'operator' } as const
const commander = { access: 'commander' } as const

export const planRoutes: FastifyPluginAsyncZod<PlanRoutes> = async (app, { reader, writer, log }) => {
  app.post(
    '/api/plans',
    {
      config: operator,
      bodyLimit: WORKFLOW_LIMIT_BYTES,
      schema: {
        tags,
        summary: 'Create a plan from a workflow',
        body: newPlan,
        response: { 201: planWithSteps },
      },
    },
    async (request, reply) => {
      const { key, ...wanted } = request.body
      await writer.create(wanted, { actor: personOf(request).name, key })
      const created = await reader.findWithSteps(wanted.planId)
      return reply.code(201).header('location', `/api/plans/${created.planId}`).send(created)
    },
  )

  app.get(
    '/api/plans',
    {
      config: viewer,
      schema: { tags, summary: 'The newest plans', querystring: planQuery, response: { 200: planPage } },
    },
    (request) => reader.list(request.query),
  )

  app.get(
    '/api/plans/:planId',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'A plan with its steps and tasks',
        params: planParams,
        response: { 200: planWithSteps },
      },
    },
    (request) => reader.findWithSteps(request.params.planId),
  )

  app.delete(
    '/api/plans/:planId',
    {
      config: commander,
      schema: {
        tags,
        summary: 'Delete a plan; its events stay',
        params: planParams,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      await writer.delete(request.params.planId, { actor: personOf(request).name })
      return reply.code(204).send()
    },
  )

  app.get(
    '/api/plans/:planId/tasks/ready',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'What can be worked on now',
        params: planParams,
        response: { 200: taskList },
      },
    },
    async (request) => ({ items: await reader.readyTasks(request.params.planId) }),
  )

  app.get(
    '/api/plans/:planId/tasks',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'The tasks of an agent in a status; of the ready ones, those that can be worked on',
        params: planParams,
        querystring: roleQuery,
        response: { 200: taskList },
      },
    },
    async (request) => {
      const { assignee, status } = request.query
      return { items: await reader.tasksForRole(request.params.planId, assignee, status) }
    },
  )

  app.get(
    '/api/plans/:planId/tasks/:taskId',
    {
      config: viewer,
      schema: { tags, summary: 'A task', params: taskParams, response: { 200: task } },
    },
    (request) => reader.findTask(request.params.planId, request.params.taskId),
  )

  app.patch(
    '/api/plans/:planId/tasks/:taskId',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Move a task on: ready → inprogress → completed, error or skipped',
        params: taskParams,
        body: taskChange,
        response: { 200: task },
      },
    },
    (request) => {
      const { key, ...change } = request.body
      return writer.updateTask({ ...request.params, ...change }, { actor: personOf(request).name, key })
    },
  )

  app.get(
    '/api/plans/:planId/events',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'What happened to a plan, also to one that has been deleted',
        params: planParams,
        querystring: eventQuery,
        response: { 200: eventList },
      },
    },
    async (request) => {
      const { after, limit } = request.query
      return { items: await log.readAfter(request.params.planId, after, limit) }
    },
  )

  app.get(
    '/api/tasks',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'Everything that is open for an agent, in all plans',
        querystring: openTaskQuery,
        response: { 200: openTaskList },
      },
    },
    async (request) => {
      const { assignee, limit } = request.query
      return { items: await reader.openTasksOf(assignee, limit) }
    },
  )
}
