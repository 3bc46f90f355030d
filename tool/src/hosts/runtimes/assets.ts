import { assetsFolder } from '../../resources/cdn/delivery.ts'

/**
 * What makes nginx have pages name the CDN: they come from the host each time, so that a release is seen at once, and lead
 * to what never changes under one name. A page that was changed on its way has no date that a browser could ask by.
 *
 * @param url `https://assets.example.com`
 */
export function assetsInPages(url: string): readonly string[] {
  return [`sub_filter '"${assetsFolder}/' '"${url}${assetsFolder}/';`, 'sub_filter_once off;']
}
