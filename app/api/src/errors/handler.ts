import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from './app-error.ts'
import { catalogue, type ErrorCode } from './catalogue.ts'
import { describeFields } from './field-problems.ts'
import { type Language, languageOf } from './language.ts'
import { wordsOf } from './words.ts'

/** A dependency that restarts is back within seconds; asking sooner only adds load. */
const RETRY_AFTER_SECONDS = 2

/** The one shape of an error: `{ code, message, requestId }`. What went wrong inside goes to the log only. */
export function handleError(error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply) {
  const language = languageOf(request.headers['accept-language'])
  const known = toAppError(error, language)
  const { status } = catalogue[known.code]
  if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS)
  if (known.details.seconds) reply.header('retry-after', known.details.seconds)
  if (status >= 500) request.log.error({ err: error }, 'Request failed')
  return reply
    .code(status)
    .header('content-language', language)
    .header('vary', 'Accept-Language')
    .send({ code: known.code, message: wordsOf(known.code, language, known.details), requestId: request.id })
}

export function handleNotFound(request: FastifyRequest, reply: FastifyReply) {
  return handleError(new AppError('route/not-found'), request, reply)
}

function toAppError(error: FastifyError | AppError, language: Language): AppError {
  if (error instanceof AppError) return error
  if (error.validation)
    return new AppError('request/invalid', { problems: describeFields(error.validation, language) })
  if (error.code === 'FST_ERR_HANDLER_TIMEOUT') return new AppError('request/timeout', {}, { cause: error })
  return new AppError(codeForStatus(error.statusCode ?? 500))
}

function codeForStatus(status: number): ErrorCode {
  if (status === 413) return 'request/too-large'
  if (status === 415) return 'request/unsupported-media-type'
  return status >= 400 && status < 500 ? 'request/malformed' : 'server/internal'
}
