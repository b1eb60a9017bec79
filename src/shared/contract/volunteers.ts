import { oc } from '@orpc/contract';
import { z } from 'zod';
import { HONOUR_KINDS, POLITICAL_STATUSES, SERVICE_KINDS } from '../domain/volunteers.ts';
import { contractErrors } from './errors.ts';
import { identifier, localDate, personIdentityKind, sex } from './primitives.ts';

const text = (most: number) => z.string().trim().max(most);

/** The basic data of a record of service, order 67 of the Ministry of Civil Affairs (2020), article 7. */
export const volunteerData = z.object({
  identityKind: personIdentityKind,
  /** Empty in a change: the number stays as it is. */
  identityNumber: text(40),
  name: text(60).min(1),
  sex,
  birthDate: localDate,
  phone: text(30),
  address: text(200),
  siteNumber: z.string().min(1).max(10),
  grid: text(40),
  politicalStatus: z.enum(POLITICAL_STATUSES),
  branchId: identifier.nullable(),
  squadId: identifier.nullable(),
  skills: z.array(text(30).min(1)).max(20),
  serviceKinds: z.array(z.enum(SERVICE_KINDS)).max(SERVICE_KINDS.length),
  registeredOn: localDate,
  note: text(500),
});
export type VolunteerData = z.infer<typeof volunteerData>;

export const volunteerLine = z.object({
  id: identifier,
  name: z.string(),
  sex,
  phone: z.string(),
  maskedNumber: z.string(),
  siteNumber: z.string(),
  centreName: z.string(),
  branchName: z.string(),
  squadName: z.string(),
  minutes: z.number().int(),
  points: z.number().int(),
  stars: z.number().int(),
  /** Null while registered. */
  leftOn: localDate.nullable(),
});
export type VolunteerLine = z.infer<typeof volunteerLine>;

const cursor = z.object({ initials: z.string(), id: identifier });

const honour = z.object({
  id: identifier,
  kind: z.enum(HONOUR_KINDS),
  day: localDate,
  name: text(100).min(1),
  givenBy: text(60),
  minutes: z.number().int().min(0).max(60_000),
});
export type VolunteerHonour = z.infer<typeof honour>;

const servedActivity = z.object({
  activityId: identifier,
  name: z.string(),
  typeName: z.string(),
  day: localDate,
  centreName: z.string(),
  state: z.string(),
  /** Of service, once confirmed; null where the kind of activity gives no hours. */
  minutes: z.number().int().nullable(),
});

export const heldPost = z.object({
  holderId: identifier,
  postId: identifier,
  name: z.string(),
  duties: z.string(),
  place: z.string(),
  times: z.string(),
  centreName: z.string(),
  fromDay: localDate,
  untilDay: localDate.nullable(),
  standing: z.enum(['ahead', 'holds', 'over']),
});

const volunteerPage = volunteerLine.extend({
  data: volunteerData,
  honours: z.array(honour),
  posts: z.array(heldPost),
  activities: z.array(servedActivity),
  /** Minutes of service still missing for the next star; null with five. */
  minutesToNextStar: z.number().int().nullable(),
});
export type VolunteerPage = z.infer<typeof volunteerPage>;

/** A record that may be the same person. */
const similar = volunteerLine.extend({ why: z.enum(['same-number', 'same-birth-date', 'same-phone']) });
export type SimilarVolunteer = z.infer<typeof similar>;

export const partyBranch = z.object({
  id: identifier,
  name: text(60).min(1),
  kind: z.enum(['village', 'community', 'office', 'new-sector']),
  siteNumber: z.string().min(1).max(10),
  secretary: text(60),
  /** The day of the month of 主题党日. */
  themedDay: z.number().int().min(1).max(28),
});
export type PartyBranch = z.infer<typeof partyBranch>;

export const volunteerSquad = z.object({
  id: identifier,
  name: text(60).min(1),
  captain: text(60).min(1),
  captainDuty: text(60),
});
export type VolunteerSquad = z.infer<typeof volunteerSquad>;

const members = z.object({
  /** Volunteers who are registered in it. */
  members: z.number().int(),
});
const groupList = z.object({
  branches: z.array(partyBranch.extend({ centreName: z.string() }).extend(members.shape)),
  squads: z.array(volunteerSquad.extend(members.shape)),
});
export type GroupList = z.infer<typeof groupList>;

const importedLine = z.object({
  line: z.number().int(),
  name: z.string(),
  what: z.enum(['new', 'change', 'same']),
  /** Of a change: the columns that differ. */
  columns: z.array(z.string()),
  /** Of a new one: who in the register may be the same person under another number. */
  alike: z.array(
    z.object({
      name: z.string(),
      maskedNumber: z.string(),
      centreName: z.string(),
      why: z.enum(['same-birth-date', 'same-phone']),
    }),
  ),
  /** An earlier line of the file that may be the same person under another number. */
  alikeLine: z.number().int().nullable(),
});
const importProblem = z.object({
  line: z.number().int(),
  column: z.string().optional(),
  code: z.string(),
  value: z.string().optional(),
});
const importPreview = z.object({
  lines: z.array(importedLine),
  problems: z.array(importProblem),
});
export type VolunteerImport = z.infer<typeof importPreview>;

const file = z.object({ name: z.string().max(200), content: z.string().max(15_000_000) });
const base = oc.errors(contractErrors);

/** 志愿者: who is registered, with posts, honours and what they have done. */
export const volunteers = {
  list: base
    .input(
      z.object({
        text: z.string().max(60).default(''),
        siteNumber: z.string().max(10).optional(),
        squadId: identifier.optional(),
        branchId: identifier.optional(),
        after: cursor.optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(volunteerLine), next: cursor.nullable(), total: z.number().int() })),
  get: base.input(z.object({ id: identifier })).output(volunteerPage),
  similar: base.input(volunteerData).output(z.array(similar)),
  /** A new volunteer, or a change of the one with this id. */
  save: base
    .input(
      z.object({
        id: identifier.nullable(),
        data: volunteerData,
        /** Records that were shown as perhaps the same person, and why it is another. */
        notSameAs: z.object({ ids: z.array(identifier), reason: text(200) }).nullable(),
      }),
    )
    .output(volunteerPage),
  leave: base
    .input(z.object({ id: identifier, on: localDate, reason: text(200).min(1) }))
    .output(volunteerPage),
  /** 恢复登记 of one who left. */
  rejoin: base.input(z.object({ id: identifier, reason: text(200).min(1) })).output(volunteerPage),
  addHonour: base
    .input(z.object({ volunteerId: identifier, honour: honour.omit({ id: true }) }))
    .output(volunteerPage),
  /** Takes an entry back that should not be there. */
  removeHonour: base.input(z.object({ id: identifier, reason: text(200).min(1) })).output(volunteerPage),
  previewImport: base.input(file).output(importPreview),
  /** All of it or nothing. Lines like somebody known need a reason why they are somebody else. */
  import: base.input(file.extend({ notSameReason: text(200).default('') })).output(importPreview),
  /** Branches and squads to choose from. */
  groups: base.output(z.object({ branches: z.array(partyBranch), squads: z.array(volunteerSquad) })),
  /** The same with how many volunteers are in each. */
  listGroups: base.output(groupList),
  saveBranch: base.input(partyBranch.extend({ id: identifier.nullable() })).output(z.array(partyBranch)),
  saveSquad: base.input(volunteerSquad.extend({ id: identifier.nullable() })).output(z.array(volunteerSquad)),
  /** 撤销 of a branch or a squad; whoever is in it goes to another one of its kind. */
  closeGroup: base
    .input(
      z.object({
        kind: z.enum(['branch', 'squad']),
        id: identifier,
        /** Null leaves a squad's volunteers without one; members of the Party need a branch. */
        moveTo: identifier.nullable(),
        reason: text(200).min(1),
      }),
    )
    .output(groupList),
};
