import { uuidv7 } from 'uuidv7';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { pointsFor, ruleOn } from '#shared/domain/point-rules.ts';
import type { LedgerKind } from '#shared/domain/volunteer-ledger.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { standingEntries } from './queries.ts';
import { pointRules } from './rules.ts';

/** Confirmed service of one volunteer at one activity. */
export interface ConfirmedService {
  volunteerId: string;
  activityId: string;
  typeCode: string;
  givesHours: boolean;
  serviceDay: LocalDate;
  minutes: number;
}

/** Who books, where and when. */
export interface Booking {
  siteNumber: string;
  reviewer: string;
  at: string;
  reason: string;
}

/**
 * Counts service in the ledger, hours and points apart, by the rule of the day of service. What this site knows to
 * count the same attendance is taken back first, so that nothing counts twice. Nothing is a claim as well: another
 * centre may be confirming the same attendance just now, and what one says to be nothing is not counted.
 */
export function bookService(unit: UnitOfWork, service: ConfirmedService, booking: Booking): void {
  takeBack(unit, service, booking);
  if (service.givesHours) {
    append(unit, service, booking, { kind: 'hours', amount: service.minutes, ruleVersion: null });
  }
  const rule = ruleOn(pointRules(unit.read), service.serviceDay);
  if (!rule) return;
  const amount = pointsFor(rule.content, service.typeCode, service.minutes);
  append(unit, service, booking, { kind: 'points', amount, ruleVersion: rule.ruleVersion });
}

/** 作废 or 不予认定: what counted is taken back, and the claim of this site is that there was nothing. */
export function bookNothing(
  unit: UnitOfWork,
  given: Omit<ConfirmedService, 'minutes'>,
  booking: Booking,
): void {
  const service = { ...given, minutes: 0 };
  takeBack(unit, service, booking);
  if (service.givesHours) append(unit, service, booking, { kind: 'hours', amount: 0, ruleVersion: null });
  append(unit, service, booking, { kind: 'points', amount: 0, ruleVersion: null });
}

/** 冲正: takes back every entry that counts the attendance; without any there is nothing to do. */
function takeBack(
  unit: UnitOfWork,
  { activityId, volunteerId }: Pick<ConfirmedService, 'activityId' | 'volunteerId'>,
  { siteNumber, reviewer, at, reason }: Booking,
): void {
  for (const entry of unit.read.all(standingEntries(activityId, volunteerId))) {
    unit.insert('ledgerEntry', {
      id: uuidv7(),
      volunteer_id: volunteerId,
      kind: entry.kind,
      amount: 0,
      activity_id: activityId,
      service_day: entry.service_day,
      rule_version: entry.rule_version,
      minutes: 0,
      reverses: entry.id,
      reason,
      site_number: siteNumber,
      reviewer,
      at,
    });
  }
}

function append(
  unit: UnitOfWork,
  { volunteerId, activityId, serviceDay, minutes }: ConfirmedService,
  { siteNumber, reviewer, at, reason }: Booking,
  { kind, amount, ruleVersion }: { kind: LedgerKind; amount: number; ruleVersion: string | null },
): void {
  unit.insert('ledgerEntry', {
    id: uuidv7(),
    volunteer_id: volunteerId,
    kind,
    amount,
    activity_id: activityId,
    service_day: serviceDay,
    rule_version: ruleVersion,
    minutes,
    reverses: null,
    reason,
    site_number: siteNumber,
    reviewer,
    at,
  });
}
