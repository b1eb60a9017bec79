import type { ContractRouterClient } from '@orpc/contract';
import { activities } from './activities.ts';
import { activityReminders } from './activity-reminders.ts';
import { activityReports } from './activity-reports.ts';
import { attendances } from './attendances.ts';
import { bundles } from './bundles.ts';
import { calendar } from './calendar.ts';
import { cases } from './cases.ts';
import { catalogue } from './catalogue.ts';
import { centres } from './centres.ts';
import { certificates } from './certificates.ts';
import { conflicts } from './conflicts.ts';
import { county } from './county.ts';
import { documents } from './documents.ts';
import { handovers } from './handovers.ts';
import { intake } from './intake.ts';
import { joins } from './joins.ts';
import { ledger } from './ledger.ts';
import { meetings } from './meetings.ts';
import { nightSchool } from './night-school.ts';
import { posts } from './posts.ts';
import { queue } from './queue.ts';
import { ratings } from './ratings.ts';
import { records } from './records.ts';
import { reportTemplates } from './report-templates.ts';
import { reports } from './reports.ts';
import { residents } from './residents.ts';
import { rooms } from './rooms.ts';
import { scans } from './scans.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { socialOrganisations } from './social-organisations.ts';
import { staff } from './staff.ts';
import { stars } from './stars.ts';
import { stories } from './stories.ts';
import { sync } from './sync.ts';
import { system } from './system.ts';
import { town } from './town.ts';
import { transfers } from './transfers.ts';
import { volunteerPosts } from './volunteer-posts.ts';
import { volunteers } from './volunteers.ts';

/** All that a window can ask of core, one file a feature. */
export const contract = {
  staff,
  system,
  settings,
  calendar,
  catalogue,
  centres,
  residents,
  intake,
  cases,
  documents,
  handovers,
  posts,
  scans,
  reports,
  reportTemplates,
  search,
  queue,
  ratings,
  sync,
  bundles,
  volunteers,
  volunteerPosts,
  attendances,
  ledger,
  stars,
  certificates,
  activities,
  nightSchool,
  stories,
  meetings,
  rooms,
  socialOrganisations,
  activityReminders,
  activityReports,
  town,
  county,
  transfers,
  records,
  conflicts,
  joins,
};

/** How the renderer sees core: every call typed, every error typed. */
export type CoreClient = ContractRouterClient<typeof contract>;
