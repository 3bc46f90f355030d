import { asIs, type Html } from '../../views/html.ts'
import type { Picture } from '../map/node.ts'

/** Line drawings on a ground of 24 by 24. */
const drawings: Readonly<Record<Picture, string>> = {
  people: '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/>',
  network:
    '<rect x="9" y="3" width="6" height="5" rx="1"/><rect x="3" y="16" width="6" height="5" rx="1"/><rect x="15" y="16" width="6" height="5" rx="1"/><path d="M12 8v4M6 16v-4h12v4"/>',
  cdn: '<circle cx="12" cy="12" r="3"/><circle cx="12" cy="12" r="9" stroke-dasharray="3 3"/><path d="M12 3v6M12 15v6M3 12h6M15 12h6"/>',
  balancer:
    '<circle cx="5" cy="12" r="2.5"/><circle cx="19" cy="5" r="2.5"/><circle cx="19" cy="19" r="2.5"/><path d="M7.5 12h3.5M11 12l5.5-6M11 12l5.5 6"/>',
  host: '<rect x="3" y="4" width="18" height="7" rx="1.5"/><rect x="3" y="13" width="18" height="7" rx="1.5"/><path d="M7 7.5h.01M7 16.5h.01M11 7.5h6M11 16.5h6"/>',
  postgres:
    '<ellipse cx="12" cy="5.5" rx="8" ry="2.8"/><path d="M4 5.5v13c0 1.5 3.6 2.8 8 2.8s8-1.3 8-2.8v-13M4 12c0 1.5 3.6 2.8 8 2.8s8-1.3 8-2.8"/>',
  redis: '<path d="M13 3 5 13.5h6L10 21l9-11h-6.5z"/>',
  bucket: '<path d="M4 6h16l-2 14.5H6z"/><ellipse cx="12" cy="6" rx="8" ry="2.6"/>',
  nat: '<path d="M4 12h14M13 6l6 6-6 6M4 5v14"/>',
}

export function picture(name: Picture): Html {
  return asIs(drawings[name])
}
