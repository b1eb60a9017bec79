import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { Applicant, IntakeDraft } from '#shared/contract/intake.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { explainFormFault } from '#shared/wording/form-fields.ts';
import { agentFault } from './agent-fault.ts';
import { type Asked, askedOf } from './asked.ts';
import type { AskedField } from './fields.ts';
import { readForm } from './form-input.ts';
import type { Fault } from './intake-state.ts';
import { numberFault } from './number-fault.ts';
import { papersOf } from './papers.ts';
import type { Way } from './ways.ts';

/** Said wherever a new person has no name yet. */
export const NAME_MISSING = '请填写申请人姓名';
export const ORGANISATION_NAME_MISSING = '请填写单位名称';
/** Said wherever something depends on the item. */
export const ITEM_FIRST = '请先选事项';
export const REASON_MISSING = '请填写没有信用代码的原因';

function applicantFault(applicant: Applicant, today: string | undefined): Fault | null {
  if (applicant.residentId !== null) return null;
  const sentence = numberFault(applicant, today);
  if (sentence !== null) return { field: 'number', sentence };
  const organisation = isOrganisationKind(applicant.identityKind);
  if (applicant.identityKind === 'registration-number' && !applicant.organisation?.missingCodeReason.trim()) {
    return { field: 'missingCodeReason', sentence: REASON_MISSING };
  }
  if (applicant.name.trim() === '') {
    return { field: 'name', sentence: organisation ? ORGANISATION_NAME_MISSING : NAME_MISSING };
  }
  if (organisation) return null;
  if (applicant.sex === '0') return { field: 'sex', sentence: '请选择性别' };
  return null;
}

function situationFaults({ decision }: Asked): Fault[] {
  return decision.unanswered.map((id) => ({ field: `situations.${id}`, sentence: '请先选一项' }));
}

function papersFault({ papers }: Asked, draft: IntakeDraft): Fault | null {
  const received = new Set(
    papersOf(papers, draft.materials).flatMap((paper) => (paper.received ? [paper.id] : [])),
  );
  const missing = papers.filter(({ id, required }) => required && !received.has(id));
  if (missing.length === 0) return null;
  const names = missing.map(({ name }) => name).join('、');
  return { field: 'papers', sentence: `还差 ${missing.length} 份必交材料：${names}` };
}

/** A receipt for nothing is no receipt. */
function nothingCame({ papers }: Asked, draft: IntakeDraft): Fault | null {
  if (papers.length === 0 || papersOf(papers, draft.materials).some(({ received }) => received)) return null;
  return { field: 'papers', sentence: '还没有收下材料。收到的先勾上，再收件' };
}

function formFaults(item: ServiceItem, draft: IntakeDraft, today: string | undefined): Fault[] {
  const faults = today === undefined ? [] : readForm(item, draft, today).faults;
  return faults.map((fault) => ({ field: `form.${fault.key}`, sentence: explainFormFault(fault) }));
}

/** What is wrong with the answer to something the item asks; null when nothing is. */
export function askedFault(
  field: AskedField,
  draft: IntakeDraft,
  item: ServiceItem,
  today: string | undefined,
): Fault | null {
  const faults = [...situationFaults(askedOf(item, draft)), ...formFaults(item, draft, today)];
  return faults.find((fault) => fault.field === field) ?? null;
}

/**
 * The first thing that keeps a draft from becoming a case this way, at the field to go to; null when nothing does.
 * Papers that lack are what gaps and corrections are about; before acceptance the form may be open, and to decline
 * the situation may be too.
 */
export function whatIsMissing(
  draft: IntakeDraft,
  item: ServiceItem | undefined,
  today: string | undefined,
  way: Way | 'accept' = 'accept',
): Fault | null {
  if (draft.itemCode === '' || !item) return { field: 'item', sentence: ITEM_FIRST };
  if (item.retired) return { field: 'item', sentence: '这个事项已经停用，不再受理新件，请换一个事项' };
  const asked = askedOf(item, draft);
  return (
    applicantFault(draft.applicant, today) ??
    agentFault(draft, item, today) ??
    (way === 'decline' ? null : situationFaults(asked)[0]) ??
    (way === 'accept' ? papersFault(asked, draft) : null) ??
    (way === 'receive' ? nothingCame(asked, draft) : null) ??
    (way === 'accept' || way === 'accept-with-gaps' ? formFaults(item, draft, today)[0] : null) ??
    null
  );
}
