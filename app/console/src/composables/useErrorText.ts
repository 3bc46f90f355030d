import { useI18n } from 'vue-i18n'
import { ApiError } from '../api/errors.ts'

/** Says what a person can do about an error. The API's own messages already do; the rest has words here. */
export function useErrorText() {
  const { t } = useI18n()
  function errorText(error: unknown): string {
    if (!(error instanceof ApiError)) return t('errors.http')
    if (error.code === 'network' || error.code === 'timeout') return t(`errors.${error.code}`)
    return error.code.startsWith('http/') ? t('errors.http') : error.message
  }
  function requestIdOf(error: unknown): string | undefined {
    return error instanceof ApiError ? error.requestId : undefined
  }
  return { errorText, requestIdOf }
}
