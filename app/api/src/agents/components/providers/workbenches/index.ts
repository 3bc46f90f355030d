import type { Envelope, Provider, Writers } from '../../families.ts'
import type { WorkbenchComponent } from '../../model.ts'
import { mcpWorkbench, writeMcpWorkbench } from './mcp.ts'
import { staticStreamWorkbench, staticWorkbench, writeStaticWorkbench } from './static.ts'

export const workbenches: readonly Provider<WorkbenchComponent>[] = [
  mcpWorkbench,
  staticStreamWorkbench,
  staticWorkbench,
]

export function writeWorkbench(workbench: WorkbenchComponent, write: Writers): Envelope {
  switch (workbench.kind) {
    case 'mcp':
      return writeMcpWorkbench(workbench)
    case 'static':
      return writeStaticWorkbench(workbench, write)
  }
}
