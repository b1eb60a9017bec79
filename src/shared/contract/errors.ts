import { z } from 'zod';
import { RECORDING_REFUSALS } from '../domain/audio-file.ts';
import { DECISION_OBSTACLES } from '../domain/conflict.ts';
import { JOIN_REFUSALS } from '../domain/joined-records.ts';
import { SCAN_REFUSALS } from '../domain/scan-file.ts';
import { TRANSFER_REFUSALS } from '../domain/transfer.ts';
import { BUNDLE_REFUSALS } from '../sync/bundle-refusals.ts';
import { FILE_ABSENCES, FILE_ENTITIES } from '../sync/file-pieces.ts';
import { HUB_REFUSALS } from '../sync/hub-refusals.ts';
import { activityClash } from './activity-clash.ts';
import { templateProblem } from './template-problem.ts';

/**
 * Every error that can cross the boundary between core and a window, as a code with data.
 * The sentence a clerk reads is made from it in shared/wording/errors.ts.
 */
export const contractErrors = {
  /** No clerk has chosen a name on this window yet. */
  NOT_SIGNED_IN: {},
  /** What was asked is for other roles. */
  ROLE_NOT_ALLOWED: { data: z.object({ role: z.string(), allowed: z.array(z.string()) }) },
  /** The record is not in this site's database. */
  NOT_FOUND: { data: z.object({ entity: z.string(), id: z.string() }) },
  /** Answers that break a rule, each named by the path of its field in the input. */
  INVALID_ANSWERS: {
    data: z.object({ problems: z.array(z.object({ field: z.string(), code: z.string() })) }),
  },
  /** There are records that may be the same person, and the clerk has not been shown them; nothing was written. */
  SAME_PERSON: { data: z.object({ residentIds: z.array(z.string()) }) },
  /** The person already lives in a household; they have to be taken out of it first. */
  HAS_HOUSEHOLD: { data: z.object({ name: z.string() }) },
  /** Papers the item demands were not ticked. */
  PAPERS_MISSING: { data: z.object({ papers: z.array(z.string()) }) },
  /** The step does not lead on from the state the case is in, or `obstacle` stands in its way. */
  STEP_NOT_ALLOWED: {
    data: z.object({ step: z.string(), state: z.string(), obstacle: z.string().optional() }),
  },
  /** Somebody took another step since the case was looked at; nothing was written. */
  STALE_CASE: { data: z.object({ state: z.string(), actorName: z.string() }) },
  /** The ticket is in another state by now, as after two clerks pressed a key; nothing was written. */
  TICKET_STEP_NOT_ALLOWED: { data: z.object({ number: z.string(), state: z.string(), step: z.string() }) },
  /** One rating for one service: this one has been rated, or its time to rate is over. */
  ALREADY_RATED: {},
  /** Nobody is asked to rate any more: the question was answered, replaced, or its time is over. */
  RATING_CLOSED: {},
  /** A step of a rectification that its table does not allow now, or not to this person. */
  RECTIFICATION_REFUSED: { data: z.object({ fault: z.string(), state: z.string() }) },
  /** Somebody saved another version of the item since it was opened; what was written is kept as a draft. */
  STALE_ITEM: { data: z.object({ code: z.string(), version: z.number(), savedBy: z.string() }) },
  /** AB岗: the case belongs to somebody who is there; `deputy` when the person is the B of the post. */
  CASE_OF_COLLEAGUE: {
    data: z.object({ clerkName: z.string(), deputies: z.array(z.string()), deputy: z.boolean() }),
  },
  /** The case is written by the centre that took it in; here it can only be read. */
  CASE_OF_OTHER_CENTRE: { data: z.object({ centreName: z.string() }) },
  /** The activity does not take place; nobody can be signed in. */
  ACTIVITY_CANCELLED: { data: z.object({ name: z.string() }) },
  /** The step does not lead on from what the attendance is by now; nothing was written. */
  ATTENDANCE_STEP_NOT_ALLOWED: {
    data: z.object({ name: z.string(), state: z.string(), step: z.string() }),
  },
  /** A volunteer who cannot take a post; nothing was written. */
  VOLUNTEER_POST_REFUSED: { data: z.object({ why: z.enum(['left', 'holds-already']), name: z.string() }) },
  /** Stars cannot be applied for or decided now. */
  STARS_REFUSED: {
    data: z.object({
      why: z.enum(['too-few-hours', 'had-already', 'waiting', 'barred', 'notice-lasts', 'other-state']),
      name: z.string(),
    }),
  },
  /** A hand-over that this person cannot make, confirm or take back. */
  HANDOVER_REFUSED: {
    data: z.object({
      why: z.enum(['not-receiver', 'not-giver', 'withdrawn', 'confirmed', 'waiting']),
      name: z.string(),
    }),
  },
  /** Something stands in the way of an activity and nobody said why it is planned all the same; nothing was written. */
  CLASHES: { data: z.object({ clashes: z.array(activityClash) }) },
  /** An activity that this person or this centre cannot change now. */
  ACTIVITY_REFUSED: {
    data: z.object({
      why: z.enum(['other-centre', 'held', 'cancelled', 'too-early', 'signed-up']),
      name: z.string(),
      centreName: z.string(),
    }),
  },
  /** 移交: what stands in the way of asking, offering, answering or taking back; nothing was written. */
  TRANSFER_REFUSED: { data: z.object({ why: z.enum(TRANSFER_REFUSALS) }) },
  /** 待裁定: why nothing was decided; everything stays as it was. */
  CONFLICT_REFUSED: { data: z.object({ why: z.enum(DECISION_OBSTACLES) }) },
  /** 重复档案: why two records were not joined, or not taken apart; both stay as they were. */
  JOIN_REFUSED: { data: z.object({ why: z.enum(JOIN_REFUSALS) }) },
  /** A row of an imported file is wrong; nothing of the file was taken in. */
  IMPORT_REJECTED: {
    data: z.object({
      problems: z.array(
        z.object({
          line: z.number(),
          /** Of a workbook: the sheet. */
          sheet: z.string().optional(),
          column: z.string().optional(),
          code: z.string(),
          value: z.string().optional(),
        }),
      ),
    }),
  },
  /** A record that came back cannot be sent as it was: it was sent already, or what it stood on is another now. */
  CANNOT_SEND_ANEW: { data: z.object({ why: z.enum(['sent-already', 'changed-since']) }) },
  /** The page or recording lies elsewhere and could not be had now, or may not be had here; the record of it is whole. */
  FILE_NOT_HERE: { data: z.object({ entity: z.enum(FILE_ENTITIES), why: z.enum(FILE_ABSENCES) }) },
  /** A page was not taken in: the file is not one that can be kept, or it is too much. The other pages stay. */
  SCAN_REFUSED: { data: z.object({ reason: z.enum(SCAN_REFUSALS), most: z.number().optional() }) },
  /** A recording was not taken in: no sound that can be kept, or too much. The story stays. */
  RECORDING_REFUSED: { data: z.object({ reason: z.enum(RECORDING_REFUSALS), most: z.number().optional() }) },
  /** A spreadsheet cannot be a template; nothing was kept. */
  TEMPLATE_REJECTED: { data: z.object({ problems: z.array(templateProblem) }) },
  /** Printing needs the desktop application, or its print process failed. */
  PRINTING_FAILED: { data: z.object({ cause: z.string() }) },
  /** Writing a file outside the data folder failed. */
  FILE_NOT_WRITTEN: { data: z.object({ path: z.string(), cause: z.string() }) },
  /** This site belongs to no hub yet; its work is safe here and nowhere else. */
  NOT_ENROLLED: {},
  /** This site belongs to a hub already. */
  ALREADY_ENROLLED: { data: z.object({ url: z.string() }) },
  /** The address is none, or would send people's data in clear over a network. */
  HUB_ADDRESS_NOT_VALID: { data: z.object({ url: z.string() }) },
  /** The hub did not answer; what is not sent waits here. */
  HUB_NOT_REACHED: { data: z.object({ cause: z.string() }) },
  /** A bundle was not taken in, or cannot be made; `recipient` is a centre's number or `hub`. Nothing is lost. */
  BUNDLE_REFUSED: { data: z.object({ why: z.enum(BUNDLE_REFUSALS), recipient: z.string().optional() }) },
  /** The hub answered that it cannot go on with this site, or the two do not agree about what was. */
  HUB_REFUSED: { data: z.object({ why: z.enum(HUB_REFUSALS) }) },
} as const;

export type ContractErrorCode = keyof typeof contractErrors;
