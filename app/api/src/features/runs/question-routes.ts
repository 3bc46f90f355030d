import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { personOf } from '../../people/person.ts'
import type { AnswerService } from './answers.ts'
import { newAnswer, question, questionList, questionQuery, runParams } from './schema.ts'

const tags = ['runs']

export const questionRoutes: FastifyPluginAsyncZod<{ readonly answers: AnswerService }> = async (
  app,
  { answers },
) => {
  app.get(
    '/api/questions',
    {
      config: { access: 'viewer' },
      schema: {
        tags,
        summary: 'What runs wait for people to answer, or all questions of one run',
        querystring: questionQuery,
        response: { 200: questionList },
      },
    },
    async (request) => {
      const { run, limit } = request.query
      return { items: await answers.list(run, limit) }
    },
  )

  app.post(
    '/api/runs/:id/answers',
    {
      // What a question wants beyond that, such as the commander, it says itself.
      config: { access: 'operator' },
      schema: {
        tags,
        summary: 'Answer what a run asks; the first answer counts',
        params: runParams,
        body: newAnswer,
        response: { 200: question },
      },
    },
    (request) => answers.answer(request.params.id, request.body, personOf(request)),
  )
}
