import { authorityCertificate, issueCertificate } from '../../data-planes/certificates.ts'
import type { World } from '../../engine/world.ts'
import { addRecord } from '../dnspod/add-record.ts'
import { readEntry } from '../dnspod/entry.ts'
import { defaultLine } from '../dnspod/lines.ts'
import { dnsRecords } from '../dnspod/model.ts'
import { subDomainIn, textsAt, zoneOf } from '../dnspod/resolve.ts'
import { isPending } from './find.ts'
import { durations, limits } from './limits.ts'
import { type Certificate, certificates, type Order, status } from './model.ts'
import { readChain } from './pem.ts'

const validateTask = 'ssl.validate'

/** An application with all that it needs to be decided. */
type Application = Certificate & { readonly order: Order }

export function handleTasks(world: World): void {
  world.scheduler.handle(validateTask, ({ certificateId }) => validate(world, String(certificateId)))
}

/** Lets the authority look at the DNS, and go on looking until it is satisfied or gives up. */
export function validateLater(world: World, { certificateId }: Certificate): void {
  const payload = { certificateId }
  world.scheduler.schedule({ handler: validateTask, after: durations.validation, payload })
}

/** What the authority looks for is there. */
export function isProven(world: World, { recordName, recordValue }: Order): boolean {
  return textsAt(world, recordName).includes(recordValue)
}

/** One look, and what follows from it. Safe to repeat. */
async function validate(world: World, id: string): Promise<void> {
  const application = pendingApplication(world, id)
  if (!application) return
  const { order } = application
  if (order.method === 'DNS_AUTO' && order.recordId === undefined) addOwnRecord(world, application)
  else if (isProven(world, order)) return issue(world, application)
  else if (order.deadline < world.clock.now()) {
    return update(world, id, { status: status.failed, statusMessage: 'CA-VERIFY-TIMEOUT' })
  }
  validateLater(world, application)
}

/** The certificate comes from the emulator's own authority, for which no client vouches by itself. */
export async function issue(world: World, { certificateId, domain, order }: Application): Promise<void> {
  const { certificate, key } = await issueCertificate(world.dataFolder, {
    name: { type: 'dns', value: domain },
    lifetime: limits.freeLifetime,
    keys: order.keys,
  })
  const authority = await authorityCertificate(world.dataFolder)
  // Cancelled meanwhile, or issued by another look.
  if (!pendingApplication(world, certificateId)) return
  const contents = readChain(certificate + authority)
  update(world, certificateId, { ...contents, privateKey: key, status: status.issued, statusMessage: '' })
  if (order.deleteRecord && order.recordId !== undefined) dnsRecords(world).delete(String(order.recordId))
}

export function pendingApplication(world: World, id: string): Application | undefined {
  const certificate = certificates(world).get(id)
  if (!certificate?.order || !isPending(certificate)) return undefined
  return { ...certificate, order: certificate.order }
}

/** Without a zone there is nothing to add to: the application waits, as one with DNS would. */
function addOwnRecord(world: World, { certificateId, order }: Application): void {
  const zone = zoneOf(world, order.recordName)
  if (!zone) return
  const { recordId } = addRecord(
    world,
    zone,
    readEntry({
      SubDomain: subDomainIn(zone, order.recordName),
      RecordType: 'TXT',
      RecordLine: defaultLine,
      Value: order.recordValue,
    }),
  )
  update(world, certificateId, { status: status.recordAdded, order: { ...order, recordId } })
}

function update(world: World, id: string, change: Partial<Certificate>): void {
  const certificate = certificates(world).get(id)
  if (certificate) certificates(world).set(id, { ...certificate, ...change })
}
