import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.tsx';

/** 调阅 */
export const records = createRoute({
  getParentRoute: () => root,
  path: '/records',
  component: lazyRouteComponent(() => import('../features/records/records-page.tsx'), 'RecordsPage'),
});

/** 全镇办件 */
export const town = createRoute({
  getParentRoute: () => root,
  path: '/town',
  component: lazyRouteComponent(() => import('../features/town/town-page.tsx'), 'TownPage'),
});

/** 各镇办件: the towns, the centres of one, or what is overdue there. */
export const county = createRoute({
  getParentRoute: () => root,
  path: '/county',
  validateSearch: (search): { town?: string; overdue?: true; centre?: string } => ({
    ...(typeof search.town === 'string' && { town: search.town }),
    ...(search.overdue === true && { overdue: true as const }),
    ...(typeof search.centre === 'string' && { centre: search.centre }),
  }),
  component: lazyRouteComponent(() => import('../features/county/county-page.tsx'), 'CountyPage'),
});

/** 待裁定 */
export const conflicts = createRoute({
  getParentRoute: () => root,
  path: '/conflicts',
  validateSearch: (search): { state: 'open' | 'settled'; record?: string } => ({
    state: search.state === 'settled' ? 'settled' : 'open',
    ...(typeof search.record === 'string' && { record: search.record }),
  }),
  component: lazyRouteComponent(() => import('../features/conflicts/conflicts-page.tsx'), 'ConflictsPage'),
});

/** 重复档案 */
export const joins = createRoute({
  getParentRoute: () => root,
  path: '/joins',
  validateSearch: (search): { id?: string } => (typeof search.id === 'string' ? { id: search.id } : {}),
  component: lazyRouteComponent(() => import('../features/joins/joins-page.tsx'), 'JoinsPage'),
});

/** 移交 */
export const transfers = createRoute({
  getParentRoute: () => root,
  path: '/transfers',
  component: lazyRouteComponent(() => import('../features/transfers/transfers-page.tsx'), 'TransfersPage'),
});
