import { registerHooks } from 'node:module'
import { extname } from 'node:path'

/** What `import … from 'tengyun'` leads to: beside this file's folder, in whichever language it lies here. */
const entrance = new URL(`../index${extname(import.meta.filename)}`, import.meta.url).href

/**
 * Lets a config import `tengyun` wherever the command was started from: installed globally or by npx, it lies in no
 * folder above the config. One that does lie there is taken.
 */
export async function answeringToOwnName<T>(load: () => Promise<T>): Promise<T> {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context)
      } catch (error) {
        const isMissing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND'
        if (specifier === 'tengyun' && isMissing) return { url: entrance, shortCircuit: true }
        throw error
      }
    },
  })
  try {
    return await load()
  } finally {
    hooks.deregister()
  }
}
