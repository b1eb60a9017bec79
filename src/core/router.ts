import { activityCalls } from './activities/calls.ts';
import { activityReminderCalls } from './activity-reminders/calls.ts';
import { activityReportCalls } from './activity-reports/calls.ts';
import { attendancesCalls } from './attendances/calls.ts';
import { bundlesCalls } from './bundles/calls.ts';
import { calendarCalls } from './calendar/calls.ts';
import { actorOf, calls } from './calls.ts';
import { countCases, listCases, listOfDepartment } from './cases/list-cases.ts';
import { getCase, getCaseByNumber } from './cases/service.ts';
import { previewStep, takeStep } from './cases/take-step.ts';
import { catalogueCalls } from './catalogue/calls.ts';
import { centreCalls } from './centres/calls.ts';
import { certificateCalls } from './certificates/calls.ts';
import { conflictCalls } from './conflicts/calls.ts';
import { countyCalls } from './county/calls.ts';
import { documentsCalls } from './documents/calls.ts';
import { handoversCalls } from './handovers/calls.ts';
import { discardDraft, getDraft, listDrafts, saveDraft } from './intake/drafts.ts';
import { openCase } from './intake/open-case.ts';
import { joinCalls } from './joins/calls.ts';
import { ledgerCalls } from './ledger/calls.ts';
import { meetingsCalls } from './meetings/calls.ts';
import { nightSchoolCalls } from './night-school/calls.ts';
import { postsCalls } from './posts/calls.ts';
import { queueCalls } from './queue/calls.ts';
import { ratingCalls } from './ratings/calls.ts';
import { followRating } from './ratings/follow-rating.ts';
import { recordCalls } from './records/calls.ts';
import { reportCalls, reportTemplateCalls } from './reports/calls.ts';
import { residentCalls } from './residents/calls.ts';
import { roomsCalls } from './rooms/calls.ts';
import { scanCalls } from './scans/calls.ts';
import { searchEverything } from './search/service.ts';
import { changeSettings, readSettings } from './settings/service.ts';
import { socialOrganisationsCalls } from './social-organisations/calls.ts';
import { findStaffMember, listStaff } from './staff/service.ts';
import { starsCalls } from './stars/calls.ts';
import { storyCalls } from './stories/calls.ts';
import { syncCalls } from './sync/calls.ts';
import { systemStatus } from './system/service.ts';
import { townCalls } from './town/calls.ts';
import { transferCalls } from './transfers/calls.ts';
import { volunteerPostsCalls } from './volunteer-posts/calls.ts';
import { volunteersCalls } from './volunteers/calls.ts';

/** Every call of the contract, each one line to its use case. */
export const router = calls.router({
  staff: {
    list: calls.staff.list.handler(({ context }) => listStaff(context.core)),
    signIn: calls.staff.signIn.handler(({ context, input }) => {
      context.session.staff = findStaffMember(context.core, input.staffId);
      return context.session.staff;
    }),
    signOut: calls.staff.signOut.handler(({ context }) => {
      context.session.staff = null;
    }),
    current: calls.staff.current.handler(({ context }) => context.session.staff),
  },
  system: {
    status: calls.system.status.handler(({ context }) => systemStatus(context.core)),
  },
  settings: {
    get: calls.settings.get.handler(({ context }) => readSettings(context.core.data.database.read)),
    change: calls.settings.change.handler(({ context, input }) =>
      changeSettings(context.core, actorOf(context), input),
    ),
  },
  calendar: calendarCalls,
  scans: scanCalls,
  catalogue: catalogueCalls,
  centres: centreCalls,
  residents: residentCalls,
  intake: {
    saveDraft: calls.intake.saveDraft.handler(({ context, input }) =>
      saveDraft(context.core, actorOf(context), input),
    ),
    listDrafts: calls.intake.listDrafts.handler(({ context }) => listDrafts(context.core, actorOf(context))),
    getDraft: calls.intake.getDraft.handler(({ context, input }) =>
      getDraft(context.core, actorOf(context), input.id),
    ),
    discardDraft: calls.intake.discardDraft.handler(({ context, input }) =>
      discardDraft(context.core, actorOf(context), input.id),
    ),
    accept: calls.intake.accept.handler(({ context, input }) =>
      openCase(context.core, actorOf(context), input, 'accept'),
    ),
    receive: calls.intake.receive.handler(({ context, input }) =>
      openCase(context.core, actorOf(context), input, 'receive'),
    ),
    acceptWithGaps: calls.intake.acceptWithGaps.handler(({ context, input: { draft, answers } }) =>
      openCase(context.core, actorOf(context), draft, 'accept-with-gaps', answers),
    ),
    tellCorrection: calls.intake.tellCorrection.handler(({ context, input: { draft, answers } }) =>
      openCase(context.core, actorOf(context), draft, 'tell-correction', answers),
    ),
    decline: calls.intake.decline.handler(({ context, input: { draft, answers } }) =>
      openCase(context.core, actorOf(context), draft, 'decline', answers),
    ),
  },
  cases: {
    list: calls.cases.list.handler(({ context, input }) => {
      actorOf(context);
      return listCases(context.core, input);
    }),
    get: calls.cases.get.handler(({ context, input }) => {
      return getCase(context.core, input.id, actorOf(context));
    }),
    getByNumber: calls.cases.getByNumber.handler(({ context, input }) => {
      return getCaseByNumber(context.core, input.number, actorOf(context));
    }),
    takeStep: calls.cases.takeStep.handler(({ context: { core, ...call }, input }) =>
      core.data.database.batch(() => {
        const actor = actorOf({ core, ...call });
        const detail = takeStep(core, actor, input);
        if (input.step !== 'deliver') return detail;
        followRating(core, input.caseId);
        return getCase(core, input.caseId, actor);
      }),
    ),
    previewStep: calls.cases.previewStep.handler(({ context, input }) => {
      actorOf(context);
      return previewStep(context.core, input);
    }),
    counters: calls.cases.counters.handler(({ context, input }) => {
      actorOf(context);
      return countCases(context.core, input?.centre);
    }),
    ofDepartment: calls.cases.ofDepartment.handler(({ context, input }) =>
      listOfDepartment(context.core, actorOf(context), input),
    ),
  },
  documents: documentsCalls,
  handovers: handoversCalls,
  posts: postsCalls,
  volunteers: volunteersCalls,
  volunteerPosts: volunteerPostsCalls,
  attendances: attendancesCalls,
  ledger: ledgerCalls,
  stars: starsCalls,
  certificates: certificateCalls,
  activityReminders: activityReminderCalls,
  activityReports: activityReportCalls,
  reports: reportCalls,
  reportTemplates: reportTemplateCalls,
  queue: queueCalls,
  ratings: ratingCalls,
  town: townCalls,
  county: countyCalls,
  transfers: transferCalls,
  records: recordCalls,
  sync: syncCalls,
  conflicts: conflictCalls,
  joins: joinCalls,
  bundles: bundlesCalls,
  activities: activityCalls,
  nightSchool: nightSchoolCalls,
  stories: storyCalls,
  meetings: meetingsCalls,
  rooms: roomsCalls,
  socialOrganisations: socialOrganisationsCalls,
  search: {
    everything: calls.search.everything.handler(({ context, input }) => {
      actorOf(context);
      return searchEverything(context.core, input.text, input.limit);
    }),
  },
});
