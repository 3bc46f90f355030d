/** Whether anybody looks and whether there is a network, as far as the browser knows. */
export interface Presence {
  isVisible(): boolean
  isOnline(): boolean
  /** Calls `listener` on each change; returns how to stop. */
  onChange(listener: () => void): () => void
}

export const browserPresence: Presence = {
  isVisible: () => document.visibilityState === 'visible',
  isOnline: () => navigator.onLine,
  onChange(listener) {
    document.addEventListener('visibilitychange', listener)
    window.addEventListener('online', listener)
    window.addEventListener('offline', listener)
    return () => {
      document.removeEventListener('visibilitychange', listener)
      window.removeEventListener('online', listener)
      window.removeEventListener('offline', listener)
    }
  },
}
