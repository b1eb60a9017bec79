import { faultOfClaim } from '#shared/domain/claimed-step.ts';
import { STAFF_ROLES, type StaffRole } from '#shared/domain/staff-role.ts';
import type { Change } from '#shared/sync/change.ts';
import { isOfAgreement, isOfCase, isOfSite, isReference } from '#shared/sync/entity-scopes.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { Belief } from '../sync/apply-page.ts';
import { caseHolder, staffSite, writtenByOthers } from './queries.ts';

/** The application itself and its operator; what they may do is vouched for by the site's key. */
const SYSTEM = ['system', 'operator'];
/** Who is served rates, and does nothing else. */
const BY_RESIDENT = ['rating', 'rectification', 'rectificationEvent', 'caseEvent', 'case'];

type Fields = Record<string, unknown>;
type Role = StaffRole | 'system' | 'resident';

interface HeldCase {
  siteNumber: string;
  state: string | null;
}
interface KnownStaff {
  siteNumber: string;
  role: string;
}

/**
 * Makes out what can be taken from another centre before the hub has judged it: its own cases, led on step by step from
 * where they are known to be, its own staff, posts and days of the queue, the town's data by those who keep them, people
 * by anybody. The hub judges all of it again; what is not believed waits for its word.
 */
export function beliefIn(sender: string): Belief {
  const cases = new Map<string, HeldCase>();
  const staff = new Map<string, KnownStaff>();
  return (read, command) => {
    // What a command says counts for the next one only if all of it was believed.
    const judge = new Judge(read, sender, new Map(cases), new Map(staff));
    if (!judge.believes(command)) return false;
    for (const [id, each] of judge.cases) cases.set(id, each);
    for (const [id, each] of judge.staff) staff.set(id, each);
    return true;
  };
}

class Judge {
  readonly cases: Map<string, HeldCase>;
  readonly staff: Map<string, KnownStaff>;
  private readonly read: ReadHandle;
  private readonly sender: string;

  constructor(
    read: ReadHandle,
    sender: string,
    cases: Map<string, HeldCase>,
    staff: Map<string, KnownStaff>,
  ) {
    this.read = read;
    this.sender = sender;
    this.cases = cases;
    this.staff = staff;
  }

  believes(command: readonly Change[]): boolean {
    const [first] = command;
    if (!first || command.some(({ actorId }) => actorId !== first.actorId)) return false;
    const role = this.roleOf(first, command);
    if (role === null) return false;
    const stands = command.every((change) => this.believesChange(change, JSON.parse(change.fields), role));
    return stands && command.every((change) => this.stateIsLedTo(change));
  }

  private roleOf({ actorId }: Change, command: readonly Change[]): Role | null {
    if (SYSTEM.includes(actorId)) return 'system';
    if (actorId === 'resident') {
      return command.every(({ entity }) => BY_RESIDENT.includes(entity)) ? 'resident' : null;
    }
    const known = this.staffMember(actorId);
    if (known?.siteNumber !== this.sender) return null;
    return STAFF_ROLES.find((each) => each === known.role) ?? null;
  }

  private believesChange(change: Change, fields: Fields, role: Role): boolean {
    const { entity, entityId, operation } = change;
    if (entity === 'staffMember') return this.takeStaff(change, fields, role);
    // An answer to what the hub does not know would be refused by it.
    if (isOfAgreement(entity)) return false;
    if (isReference(entity)) return this.keepsReference(role);
    if (entity === 'case') return this.takeCase(change, fields);
    if (entity === 'caseScan' && operation === 'insert') return this.holds(String(fields.case_id));
    if (isOfCase(entity)) {
      const caseId = entityId.split('/')[0] ?? '';
      return this.holds(caseId) && (entity !== 'caseEvent' || this.takeStep(caseId, operation, fields, role));
    }
    return !isOfSite(entity) || !this.read.first(writtenByOthers(entity, entityId, this.sender));
  }

  private keepsReference(role: Role): boolean {
    return role === 'system' || role === 'manager' || role === 'administrator';
  }

  private takeStaff({ entityId, operation }: Change, fields: Fields, role: Role): boolean {
    const known = this.staffMember(entityId);
    const claimed = operation === 'insert' || 'site_number' in fields;
    if (!this.keepsReference(role) || (claimed && fields.site_number !== this.sender)) return false;
    if (known && known.siteNumber !== this.sender) return false;
    this.staff.set(entityId, {
      siteNumber: this.sender,
      role: typeof fields.role === 'string' ? fields.role : (known?.role ?? ''),
    });
    return true;
  }

  private takeCase({ entityId, operation }: Change, fields: Fields): boolean {
    if (operation !== 'insert') {
      return operation === 'update' && !('site_number' in fields) && this.holds(entityId);
    }
    if (fields.site_number !== this.sender || this.heldCase(entityId)) return false;
    this.cases.set(entityId, { siteNumber: this.sender, state: null });
    return true;
  }

  private takeStep(caseId: string, operation: Change['operation'], fields: Fields, role: Role): boolean {
    const held = this.heldCase(caseId);
    const from = fields.from_state === undefined ? null : (fields.from_state as string | null);
    if (operation !== 'insert' || !held || from !== held.state) return false;
    const [step, to] = [String(fields.step), String(fields.to_state)];
    if (faultOfClaim({ from, step, to, role })) return false;
    this.cases.set(caseId, { ...held, state: to });
    return true;
  }

  /** A state that is written has to be the one that the steps lead to. */
  private stateIsLedTo({ entity, entityId, fields }: Change): boolean {
    if (entity !== 'case') return true;
    const { state } = JSON.parse(fields) as Fields;
    const led = this.heldCase(entityId)?.state ?? null;
    return led !== null && (state === undefined || state === led);
  }

  private holds(caseId: string): boolean {
    return this.heldCase(caseId)?.siteNumber === this.sender;
  }

  private heldCase(id: string): HeldCase | null {
    const known = this.cases.get(id) ?? this.read.first(caseHolder(id)) ?? null;
    if (known) this.cases.set(id, known);
    return known;
  }

  private staffMember(id: string): KnownStaff | null {
    return this.staff.get(id) ?? this.read.first(staffSite(id)) ?? null;
  }
}
