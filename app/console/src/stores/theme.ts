import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'
import { recall, remember } from '../composables/remembered.ts'

export type Theme = 'light' | 'dark'
const KEY = 'safe.theme'

/** Follows the system until somebody chooses; the choice is remembered. */
export const useTheme = defineStore('theme', () => {
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const chosen = recall(KEY, ['light', 'dark'] as const)
  const theme = ref<Theme>(chosen ?? (system.matches ? 'dark' : 'light'))
  let follows = chosen === undefined

  system.addEventListener('change', () => {
    if (follows) theme.value = system.matches ? 'dark' : 'light'
  })
  watchEffect(() => document.documentElement.setAttribute('theme-mode', theme.value))

  function toggle(): void {
    follows = false
    theme.value = theme.value === 'dark' ? 'light' : 'dark'
    remember(KEY, theme.value)
  }
  return { theme, toggle }
})
