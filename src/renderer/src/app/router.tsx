import {
  createHashHistory,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  redirect,
} from '@tanstack/react-router';
import type { RatingFilter } from '#shared/contract/ratings.ts';
import { activitySearch } from '../features/activities/activity-search.ts';
import { CaseListPage } from '../features/cases/case-list-page.tsx';
import { caseSearch } from '../features/cases/case-search.ts';
import { isRatingFilter } from '../features/ratings/rating-filters.ts';
import { reportSearch } from '../features/reports/search.ts';
import { root } from './root-route.tsx';
import { conflicts, county, joins, records, town, transfers } from './routes-of-centres.tsx';
import { routesOfPartyLife } from './routes-of-party-life.tsx';
import { ScreenFault } from './screen-fault.tsx';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/cases', search: { filter: 'open' } });
  },
});

const caseList = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: caseSearch,
  component: CaseListPage,
});

const caseDetail = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  // The paper whose QR code led here.
  validateSearch: (search): { paper?: number | undefined } => ({
    paper: typeof search.paper === 'number' ? search.paper : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/cases/case-detail-page.tsx'), 'CaseDetailPage'),
});

const department = createRoute({
  getParentRoute: () => root,
  path: '/department',
  component: lazyRouteComponent(() => import('../features/cases/department-page.tsx'), 'DepartmentPage'),
});

const intake = createRoute({
  getParentRoute: () => root,
  path: '/intake/$draftId',
  validateSearch: (
    search,
  ): { item?: string | undefined; resident?: string | undefined; ticket?: string | undefined } => ({
    item: text(search.item),
    resident: text(search.resident),
    ticket: text(search.ticket),
  }),
  component: lazyRouteComponent(() => import('../features/intake/intake-page.tsx'), 'IntakePage'),
});

const accepted = createRoute({
  getParentRoute: () => root,
  path: '/accepted/$caseId',
  component: lazyRouteComponent(() => import('../features/intake/accepted-page.tsx'), 'AcceptedPage'),
});

const resident = createRoute({
  getParentRoute: () => root,
  path: '/residents/$residentId',
  component: lazyRouteComponent(() => import('../features/residents/resident-page.tsx'), 'ResidentPage'),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('../features/reports/report-page.tsx'), 'ReportPage'),
});

const reportTemplates = createRoute({
  getParentRoute: () => root,
  path: '/report-templates',
  component: lazyRouteComponent(() => import('../features/reports/template-page.tsx'), 'TemplatePage'),
});

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  component: lazyRouteComponent(() => import('../features/calendar/calendar-page.tsx'), 'CalendarPage'),
});

const activities = createRoute({
  getParentRoute: () => root,
  path: '/activities',
  validateSearch: activitySearch,
  component: lazyRouteComponent(() => import('../features/activities/activities-page.tsx'), 'ActivitiesPage'),
});

const nightSchool = createRoute({
  getParentRoute: () => root,
  path: '/night-school',
  component: lazyRouteComponent(
    () => import('../features/night-school/night-school-page.tsx'),
    'NightSchoolPage',
  ),
});

const stories = createRoute({
  getParentRoute: () => root,
  path: '/stories',
  component: lazyRouteComponent(() => import('../features/stories/stories-page.tsx'), 'StoriesPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
});

const catalogue = createRoute({
  getParentRoute: () => root,
  path: '/catalogue',
  component: lazyRouteComponent(() => import('../features/catalogue/catalogue-page.tsx'), 'CataloguePage'),
});

const catalogueItem = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/$code',
  component: lazyRouteComponent(() => import('../features/catalogue/item-page.tsx'), 'ItemPage'),
});

const catalogueEditor = createRoute({
  getParentRoute: () => root,
  path: '/catalogue-editor',
  validateSearch: (search): { code?: string | undefined } => ({ code: text(search.code) }),
  component: lazyRouteComponent(() => import('../features/catalogue/editor-page.tsx'), 'CatalogueEditorPage'),
});

const catalogueImport = createRoute({
  getParentRoute: () => root,
  path: '/catalogue-import',
  component: lazyRouteComponent(() => import('../features/catalogue/import-page.tsx'), 'CatalogueImportPage'),
});

const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  component: lazyRouteComponent(() => import('../features/queue/queue-page.tsx'), 'QueuePage'),
});

const ratings = createRoute({
  getParentRoute: () => root,
  path: '/ratings',
  validateSearch: (search): { filter?: RatingFilter | undefined } => ({
    filter: isRatingFilter(search.filter) ? search.filter : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/ratings/ratings-page.tsx'), 'RatingsPage'),
});

const handover = createRoute({
  getParentRoute: () => root,
  path: '/handover',
  component: lazyRouteComponent(() => import('../features/handovers/handover-page.tsx'), 'HandoverPage'),
});

const attendance = createRoute({
  getParentRoute: () => root,
  path: '/attendance/$activityId',
  component: lazyRouteComponent(
    () => import('../features/attendances/attendance-page.tsx'),
    'AttendancePage',
  ),
});

const attendancesWaiting = createRoute({
  getParentRoute: () => root,
  path: '/attendances',
  component: lazyRouteComponent(() => import('../features/attendances/waiting-page.tsx'), 'WaitingPage'),
});

const volunteers = createRoute({
  getParentRoute: () => root,
  path: '/volunteers',
  component: lazyRouteComponent(() => import('../features/volunteers/volunteers-page.tsx'), 'VolunteersPage'),
});

const stars = createRoute({
  getParentRoute: () => root,
  path: '/stars',
  component: lazyRouteComponent(() => import('../features/stars/stars-page.tsx'), 'StarsPage'),
});

const activityReport = createRoute({
  getParentRoute: () => root,
  path: '/activity-report',
  component: lazyRouteComponent(
    () => import('../features/activity-reports/activity-report-page.tsx'),
    'ActivityReportPage',
  ),
});

const posts = createRoute({
  getParentRoute: () => root,
  path: '/posts',
  component: lazyRouteComponent(() => import('../features/posts/posts-page.tsx'), 'PostsPage'),
});

const centres = createRoute({
  getParentRoute: () => root,
  path: '/centres',
  component: lazyRouteComponent(() => import('../features/centres/centres-page.tsx'), 'CentresPage'),
});

const wordings = createRoute({
  getParentRoute: () => root,
  path: '/wordings',
  component: lazyRouteComponent(() => import('../features/documents/wordings-page.tsx'), 'WordingsPage'),
});

const sync = createRoute({
  getParentRoute: () => root,
  path: '/sync',
  component: lazyRouteComponent(() => import('../features/sync/sync-page.tsx'), 'SyncPage'),
});

const bundles = createRoute({
  getParentRoute: () => root,
  path: '/bundles',
  component: lazyRouteComponent(() => import('../features/bundles/bundles-page.tsx'), 'BundlesPage'),
});

/** The screens. The address stays behind the `#`, so that loading the window again comes back to the same one. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    caseList,
    caseDetail,
    department,
    intake,
    accepted,
    resident,
    reports,
    reportTemplates,
    calendar,
    activities,
    nightSchool,
    stories,
    handover,
    posts,
    attendance,
    attendancesWaiting,
    volunteers,
    stars,
    activityReport,
    ...routesOfPartyLife,
    wordings,
    centres,
    settings,
    catalogue,
    catalogueItem,
    catalogueEditor,
    catalogueImport,
    queue,
    ratings,
    sync,
    bundles,
    town,
    county,
    transfers,
    records,
    conflicts,
    joins,
  ]),
  history: createHashHistory(),
  defaultErrorComponent: ScreenFault,
  defaultNotFoundComponent: () => <Navigate to="/cases" search={{ filter: 'open' }} replace />,
  // Screens are small and on this machine: a waiting picture would only flash.
  defaultPendingMs: 1000,
  // Another case, person or item is another page: what was half answered for one is never there for the next.
  defaultRemountDeps: ({ params }) => params,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
