import { otherSlot, type Slot, slots } from '../paths.ts'
import { quote } from '../script.ts'

/**
 * How a canary gets its share. Each request draws a lot: the last two hexadecimal digits of its random id. The lots of a
 * slot are files below `share/<slot>`, for which the web server looks; without `share` the fence alone decides. So a share
 * begins and ends by a link, and needs no reload, which would reset a few connections each time.
 */
const lots = Array.from({ length: 256 }, (_, number) => number.toString(16).padStart(2, '0'))

/** Exit code that says that the web server's configuration does not look for lots. */
export const drawsNoLots = 7

/** The link to the lots that are in force, in the folder of the web server. */
export const shareLink = 'share'

/**
 * Shell lines that give the canary's slot its share of the lots, and the other slot the rest. All at once: a link is
 * replaced.
 *
 * @param folder of the web server
 * @param percent 1 to 99
 */
export function beginShare(folder: string, canary: Slot, percent: number): string[] {
  const count = Math.max(1, Math.round((lots.length * percent) / 100))
  const drawn = { [canary]: lots.slice(0, count), [otherSlot(canary)]: lots.slice(count) }
  const name = `shares/${canary}-${percent}`
  const making = quote(`${folder}/${name}.partial`)
  return [
    `if [ ! -d ${quote(`${folder}/${name}`)} ]; then`,
    `  rm -rf ${making}`,
    ...slots.map(
      (slot) => `  (mkdir -p ${making}/${slot}; cd ${making}/${slot}; touch ${drawn[slot]?.join(' ')})`,
    ),
    `  chmod -R a+rX ${making}`,
    `  mv ${making} ${quote(`${folder}/${name}`)}`,
    'fi',
    `ln -sfn ${quote(name)} ${quote(`${folder}/${shareLink}.partial`)}`,
    `mv -fT ${quote(`${folder}/${shareLink}.partial`)} ${quote(`${folder}/${shareLink}`)}`,
  ]
}

/** Shell line after which the fence alone decides again. */
export function endShare(folder: string): string {
  return `rm -f ${quote(`${folder}/${shareLink}`)}`
}
