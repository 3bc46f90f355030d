import { z } from 'zod'

/** The forms that values take in several sections. */

export const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/, 'lower-case letters, digits and hyphens, 2 to 32 characters')

export const cidr = z.cidrv4()

/** `4c8g`: 4 vCPU and 8 GB of memory. */
export const size = z.templateLiteral([z.int().positive(), 'c', z.int().positive(), 'g'])

/** Gigabytes, in the steps of ten in which the cloud sells disks. */
export const diskSize = z.int().min(10).multipleOf(10)

/** `/health` */
export const path = z.string().startsWith('/')

/** `/app/tmp`: as a container sees it. */
export const folderInside = z.string().regex(/^(\/[\w.-]+)+$/, 'a folder such as /app/tmp')

/** `ap-guangzhou` */
export const region = z.string().regex(/^[a-z]+-[a-z]+(-[a-z]+)*$/, 'a region such as ap-guangzhou')

/** `ap-guangzhou-6` */
export const zone = z.string().regex(/^[a-z]+-[a-z]+(-[a-z]+)*-\d+$/, 'a zone such as ap-guangzhou-6')

/** `safe.example.com` */
export const hostName = z
  .string()
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/, 'a host name such as app.example.com')

/** `02:00-03:00`: one full hour, in UTC+8. */
export const hour = z
  .string()
  .regex(/^([01]\d|2[0-3]):00-([01]\d|2[0-3]):00$/, 'a full hour such as 02:00-03:00')
  .refine(
    (text) => (Number(text.slice(0, 2)) + 1) % 24 === Number(text.slice(6, 8)),
    'an hour such as 02:00-03:00',
  )

/** `AUTH_SECRET` */
export const variableName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'the name of a variable, such as AUTH_SECRET')

export const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])

/** A name in PostgreSQL. */
export const identifier = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/)

/** In the place of a section that an environment does without. */
export const none = z.literal(false)

/** Where nodes of a CDN stand. */
export const cdnArea = z.enum(['mainland', 'overseas', 'global']).default('mainland')
