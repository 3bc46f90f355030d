import type { RouteRecordRaw } from 'vue-router'
import type { IconName } from '../components/icons.ts'
import type { Role } from '../composables/useAccess.ts'
import { paths } from './paths.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** The least role that may see the page; without one, whoever is signed in. */
    access?: Role
    /** Shown in the navigation under this name (`nav.…`), in the order of this list. */
    nav?: { name: string; icon: IconName }
  }
}

/** All pages, each loaded when it is first asked for. */
export const routes: RouteRecordRaw[] = [
  {
    path: paths.situation,
    component: () => import('../pages/situation/SituationPage.vue'),
    meta: { nav: { name: 'situation', icon: 'pulse' } },
  },
  {
    path: paths.emergencies,
    component: () => import('../pages/emergencies/EmergenciesPage.vue'),
    meta: { nav: { name: 'emergencies', icon: 'alarm' } },
  },
  { path: paths.emergency(':id'), component: () => import('../pages/emergencies/EmergencyPage.vue') },
  {
    path: paths.plans,
    component: () => import('../pages/plans/PlansPage.vue'),
    meta: { nav: { name: 'plans', icon: 'plan' } },
  },
  { path: paths.plan(':id'), component: () => import('../pages/plans/PlanPage.vue') },
  {
    path: paths.files,
    component: () => import('../pages/files/FilesPage.vue'),
    meta: { nav: { name: 'files', icon: 'folder' } },
  },
  { path: paths.file(':id'), component: () => import('../pages/files/FilePage.vue') },
  {
    path: paths.teams,
    component: () => import('../pages/teams/TeamsPage.vue'),
    meta: { nav: { name: 'teams', icon: 'team' } },
  },
  {
    path: paths.team(':id'),
    component: () => import('../pages/teams/TeamPage.vue'),
    children: [
      { path: '', component: () => import('../pages/teams/OverviewTab.vue') },
      { path: paths.teamVersions(':id'), component: () => import('../pages/teams/VersionsTab.vue') },
      { path: paths.teamEditor(':id'), component: () => import('../pages/teams/EditorTab.vue') },
    ],
  },
  {
    path: paths.runs,
    component: () => import('../pages/runs/RunsPage.vue'),
    meta: { nav: { name: 'runs', icon: 'run' } },
  },
  { path: paths.runComparison, component: () => import('../pages/runs/ComparisonPage.vue') },
  { path: paths.run(':id'), component: () => import('../pages/runs/RunPage.vue') },
  {
    path: paths.reports,
    component: () => import('../pages/reports/ReportsPage.vue'),
    meta: { nav: { name: 'reports', icon: 'document' } },
  },
  {
    path: paths.operations,
    component: () => import('../pages/operations/OperationsPage.vue'),
    meta: { nav: { name: 'operations', icon: 'gauge' } },
    children: [
      { path: '', component: () => import('../pages/operations/FiguresTab.vue') },
      { path: paths.releases, component: () => import('../pages/operations/ReleasesTab.vue') },
      {
        path: paths.audit,
        component: () => import('../pages/operations/AuditTab.vue'),
        meta: { access: 'administrator' },
      },
      {
        path: paths.people,
        component: () => import('../pages/operations/PeopleTab.vue'),
        meta: { access: 'administrator' },
      },
      {
        path: paths.settings,
        component: () => import('../pages/operations/SettingsTab.vue'),
        meta: { access: 'administrator' },
      },
    ],
  },
  { path: '/:any(.*)*', component: () => import('../pages/missing/MissingPage.vue') },
]
