import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.tsx';

const activityReminders = createRoute({
  getParentRoute: () => root,
  path: '/activity-reminders',
  component: lazyRouteComponent(
    () => import('../features/activity-reminders/activity-reminders-page.tsx'),
    'ActivityRemindersPage',
  ),
});

const meetings = createRoute({
  getParentRoute: () => root,
  path: '/meetings',
  component: lazyRouteComponent(() => import('../features/meetings/meetings-page.tsx'), 'MeetingsPage'),
});

const rooms = createRoute({
  getParentRoute: () => root,
  path: '/rooms',
  component: lazyRouteComponent(() => import('../features/rooms/rooms-page.tsx'), 'RoomsPage'),
});

const volunteerPosts = createRoute({
  getParentRoute: () => root,
  path: '/volunteer-posts',
  component: lazyRouteComponent(
    () => import('../features/volunteer-posts/volunteer-posts-page.tsx'),
    'VolunteerPostsPage',
  ),
});

const volunteerGroups = createRoute({
  getParentRoute: () => root,
  path: '/volunteer-groups',
  component: lazyRouteComponent(() => import('../features/volunteers/groups-page.tsx'), 'GroupsPage'),
});

const pointRules = createRoute({
  getParentRoute: () => root,
  path: '/point-rules',
  component: lazyRouteComponent(() => import('../features/ledger/point-rules-page.tsx'), 'PointRulesPage'),
});

const socialOrganisations = createRoute({
  getParentRoute: () => root,
  path: '/social-organisations',
  component: lazyRouteComponent(
    () => import('../features/social-organisations/social-organisations-page.tsx'),
    'SocialOrganisationsPage',
  ),
});

export const routesOfPartyLife = [
  activityReminders,
  meetings,
  rooms,
  volunteerPosts,
  volunteerGroups,
  pointRules,
  socialOrganisations,
] as const;
