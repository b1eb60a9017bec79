import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root-route.tsx';

export const meetings = createRoute({
  getParentRoute: () => root,
  path: '/meetings',
  component: lazyRouteComponent(() => import('../features/meetings/meetings-page.tsx'), 'MeetingsPage'),
});

export const rooms = createRoute({
  getParentRoute: () => root,
  path: '/rooms',
  component: lazyRouteComponent(() => import('../features/rooms/rooms-page.tsx'), 'RoomsPage'),
});

export const volunteerPosts = createRoute({
  getParentRoute: () => root,
  path: '/volunteer-posts',
  component: lazyRouteComponent(
    () => import('../features/volunteer-posts/volunteer-posts-page.tsx'),
    'VolunteerPostsPage',
  ),
});

export const volunteerGroups = createRoute({
  getParentRoute: () => root,
  path: '/volunteer-groups',
  component: lazyRouteComponent(() => import('../features/volunteers/groups-page.tsx'), 'GroupsPage'),
});

export const socialOrganisations = createRoute({
  getParentRoute: () => root,
  path: '/social-organisations',
  component: lazyRouteComponent(
    () => import('../features/social-organisations/social-organisations-page.tsx'),
    'SocialOrganisationsPage',
  ),
});
