import { randomInt } from 'node:crypto'

/** The variable that holds what an app signs its downloads with, where they come through a CDN (`files.cdn`). */
export const filesCdnKey = 'FILES_CDN_KEY'

/** CDN takes letters and digits alone, 6 to 32 of them. */
const form = /^[0-9A-Za-z]{6,32}$/
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const length = 32

export function newCdnKey(): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('')
}

/** Whether every key of the list is one that CDN takes; it knows two at a time. */
export function isCdnKeys(value: string): boolean {
  const keys = keysOf(value)
  return keys.length <= 2 && keys.every((key) => form.test(key))
}

/** The one that signs, then the one before it, whose addresses are still good for a while. */
export function keysOf(value: string): string[] {
  return value.split(',')
}
