import type { Certificate } from './model.ts'

/** The archive that the cloud offers for download; of its folders, one per kind of server, nginx's alone. */
export async function packForNginx({ domain, chain, privateKey }: Certificate): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate')
  return zipSync({
    [`Nginx/1_${domain}_bundle.crt`]: strToU8(chain),
    ...(privateKey === '' ? {} : { [`Nginx/2_${domain}.key`]: strToU8(privateKey) }),
  })
}
