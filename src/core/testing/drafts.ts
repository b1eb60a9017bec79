import { uuidv7 } from 'uuidv7';
import type { Applicant, IntakeDraft } from '#shared/contract/intake.ts';
import { computeCheckCharacter } from '#shared/domain/identity-number.ts';
import { addCalendarDays } from '#shared/domain/local-date.ts';
import { getItem } from '../catalogue/service.ts';
import type { CoreContext } from '../context.ts';

/** 城乡居民养老保险缴费申报: done at once, two papers, no limit by law. */
export const atOnce = 'SB005';
/** 城乡居民养老保险参保登记(困难群体): three working days, three papers, no limit by law. */
export const threeDays = 'SB002';
/** 烟花爆竹(零售)经营许可材料代收: a licence, 20 working days promised and by law, three papers. */
export const licence = 'YJ004';

/** A valid identity number of Kaiping; `order` (0 to 999) makes it another person's, born on another day. */
export function identityNumber(order: number, birthday = birthdayOf(order)): string {
  const first17 = `440783${birthday}${String(order).padStart(3, '0')}`;
  return first17 + computeCheckCharacter(first17);
}

/** Nobody is like another by chance: same name and same birth date would be asked about. */
function birthdayOf(order: number): string {
  return addCalendarDays('1980-01-15', order).replaceAll('-', '');
}

/** Answers about a person nobody knows yet. */
export function newApplicant(order: number, answers: Partial<Applicant> = {}): Applicant {
  return {
    residentId: null,
    identityKind: 'resident-id',
    number: identityNumber(order),
    name: '林秀英',
    sex: '0',
    birthDate: null,
    phone: '13800138000',
    address: `台洞村二队 ${order} 号`,
    organisation: null,
    notSameAs: null,
    ...answers,
  };
}

/** A whole intake of an item without questions: every paper is there, one original and one copy of each. */
export function fullDraft(context: CoreContext, itemCode: string, applicant: Applicant): IntakeDraft {
  const { materials } = getItem(context.data.database.read, itemCode);
  return {
    id: uuidv7(),
    itemCode,
    itemText: '',
    applicant,
    agent: null,
    materials: materials.map(({ id }) => ({ id, received: true, originals: 1, copies: 1 })),
    situations: {},
    form: {},
  };
}

/** 高龄老人津贴申领: ten working days, of 民政; some papers may follow, one may be declared. */
export const allowance = 'MZ007';

/** A whole intake of the allowance, paid to the account of a relative; without the papers that lack. */
export function allowanceDraft(
  context: CoreContext,
  lacking: readonly string[] = [],
  applicant: Applicant = newApplicant(1),
): IntakeDraft {
  const papers = ['idCard', 'hukou', 'applyForm', 'relativeId', 'relativeCard', 'payeeLetter', 'kinProof'];
  return {
    ...fullDraft(context, allowance, applicant),
    materials: papers
      .filter((id) => !lacking.includes(id))
      .map((id) => ({ id, received: true, originals: 1, copies: 1 })),
    situations: { age: 'a80', account: 'relative', kind: 'first' },
    form: {
      ageReachedOn: '2026-06-01',
      liveWith: 'family',
      health: 'self',
      payeeRelation: 'child',
      bankAccount: '6228480402564890018',
      contactPhone: '13800138000',
    },
  };
}
