import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { EventLog } from '../../live/event.ts'
import { personOf } from '../../people/person.ts'
import type { ProposalService } from './proposals.ts'
import {
  decision,
  emergency,
  emergencyPage,
  emergencyParams,
  emergencyPatch,
  emergencyQuery,
  newEmergency,
  newProposal,
  proposal,
  proposalList,
  proposalParams,
  proposalQuery,
  timeline,
  timelineQuery,
} from './schema.ts'
import type { EmergencyService } from './service.ts'

export interface EmergencyRoutes {
  readonly emergencies: EmergencyService
  readonly proposals: ProposalService
  readonly log: EventLog
}

const tags = ['emergencies']
const viewer = { access: 'viewer' } as const
const operator = { access: 'operator' } as const
const commander = { access: 'commander' } as const

export const emergencyRoutes: FastifyPluginAsyncZod<EmergencyRoutes> = async (
  app,
  { emergencies, proposals, log },
) => {
  app.post(
    '/api/emergencies',
    {
      config: operator,
      schema: { tags, summary: 'Report an emergency', body: newEmergency, response: { 201: emergency } },
    },
    async (request, reply) => {
      const reported = await emergencies.report(request.body, personOf(request).name)
      return reply.code(201).header('location', `/api/emergencies/${reported.id}`).send(reported)
    },
  )

  app.get(
    '/api/emergencies',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'The newest emergencies',
        querystring: emergencyQuery,
        response: { 200: emergencyPage },
      },
    },
    (request) => emergencies.list(request.query),
  )

  app.get(
    '/api/emergencies/:id',
    {
      config: viewer,
      schema: { tags, summary: 'An emergency', params: emergencyParams, response: { 200: emergency } },
    },
    (request) => emergencies.find(request.params.id),
  )

  app.patch(
    '/api/emergencies/:id',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Change an emergency, or add a note to its timeline',
        params: emergencyParams,
        body: emergencyPatch,
        response: { 200: emergency },
      },
    },
    (request) => {
      const { key, ...change } = request.body
      return emergencies.change(request.params.id, change, { actor: personOf(request).name, key })
    },
  )

  app.get(
    '/api/emergencies/:id/timeline',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'What happened, in order',
        params: emergencyParams,
        querystring: timelineQuery,
        response: { 200: timeline },
      },
    },
    async (request) => {
      const { id } = await emergencies.find(request.params.id)
      const { after, limit } = request.query
      return { items: await log.readAfter(id, after, limit) }
    },
  )

  app.get(
    '/api/emergencies/:id/proposals',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'Proposed courses of action and what was decided, the newest first',
        params: emergencyParams,
        querystring: proposalQuery,
        response: { 200: proposalList },
      },
    },
    async (request) => ({ items: await proposals.list(request.params.id, request.query.limit) }),
  )

  app.post(
    '/api/emergencies/:id/proposals',
    {
      config: operator,
      schema: {
        tags,
        summary: 'Propose a course of action, an artifact of a plan that answers this emergency',
        params: emergencyParams,
        body: newProposal,
        response: { 201: proposal },
      },
    },
    async (request, reply) => {
      const made = await proposals.propose(request.params.id, request.body, personOf(request).name)
      const location = `/api/emergencies/${made.emergencyId}/proposals/${made.id}`
      return reply.code(201).header('location', location).send(made)
    },
  )

  app.get(
    '/api/emergencies/:id/proposals/:proposalId',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'A proposed course of action',
        params: proposalParams,
        response: { 200: proposal },
      },
    },
    (request) => proposals.find(request.params.id, request.params.proposalId),
  )

  app.put(
    '/api/emergencies/:id/proposals/:proposalId/decision',
    {
      config: commander,
      schema: {
        tags,
        summary: 'Decide on a proposed course of action, once, with reasons',
        params: proposalParams,
        body: decision,
        response: { 200: proposal },
      },
    },
    (request) => {
      const { id, proposalId } = request.params
      return proposals.decide(id, proposalId, request.body, personOf(request).name)
    },
  )

  app.get(
    '/api/proposals/undecided',
    {
      config: viewer,
      schema: {
        tags,
        summary: 'What waits for the commander, of all emergencies',
        querystring: proposalQuery,
        response: { 200: proposalList },
      },
    },
    async (request) => ({ items: await proposals.undecided(request.query.limit) }),
  )
}
