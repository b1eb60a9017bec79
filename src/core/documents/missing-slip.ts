import type { Material, ServiceItem } from '#shared/contract/catalogue.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { fillPlaceholders, type Wording, wordingInForce } from '#shared/domain/document-wording.ts';
import { type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { getItem } from '../catalogue/service.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { checkItemAnswers } from '../intake/check-item-answers.ts';
import type { StaffActor } from '../staff/roles.ts';
import { otherPapers } from './kinds.ts';
import { type DocumentCentre, placeholderValues } from './placeholder-values.ts';
import { requireDesktop } from './service.ts';
import { renderTemplate } from './template-engine.ts';
import { wordingSlots } from './wording-slots.ts';
import { wordingNow } from './wordings.ts';

/** What stands on a slip. */
export interface Slip {
  item: Pick<ServiceItem, 'name' | 'code' | 'department' | 'promisedDays' | 'questionsPhone' | 'place'>;
  applicantName: string;
  papers: readonly SlipPaper[];
  /** Until when an item accepted today is done. */
  due: LocalDate;
  issuedOn: LocalDate;
  issuedBy: string;
}

interface SlipPaper {
  name: string;
  counts: string;
  where: string;
  acceptance: string;
  /** 容缺: may follow after acceptance. */
  mayFollow: boolean;
}

/**
 * 缺件清单: one large page for the resident to take home, before there is a case: only what still lacks, where to get
 * it, until when, whose telephone. Only the item and the answers about the situation are needed.
 * @throws CoreError `NOT_FOUND` (item), `INVALID_ANSWERS` while a question about the situation is open or where the
 *   item takes no papers
 */
export function missingSlip(
  context: CoreContext,
  actor: StaffActor,
  draft: IntakeDraft,
): { html: string; missing: number } {
  const { database } = context.data;
  const { read } = database;
  const today = localDateInShanghai(database.now());
  const item = getItem(read, draft.itemCode);
  const { materials, problems } = checkItemAnswers(item, draft, today);
  const open = problems.filter(({ field }) => !field.startsWith('form.'));
  if (open.length > 0) throw failure('INVALID_ANSWERS', { problems: open });
  const received = new Set(draft.materials.filter((one) => one.received).map(({ id }) => id));
  const missing = materials.filter(({ id, required }) => required && !received.has(id));
  const centre = read.first(centreBySite(database.site.siteNumber)) ?? { name: '', phone: '', address: '' };
  const slip: Slip = {
    item,
    applicantName: draft.applicant.name.trim(),
    papers: missing.map((paper) => slipPaper(paper, item.gapsAllowed)),
    due: countDueDate(today, item.promisedDays, loadWorkCalendar(read)).due,
    issuedOn: today,
    issuedBy: actor.name,
  };
  const html = renderSlip(context, centre, slip, wordingNow(context, 'missing-slip'));
  return { html, missing: missing.length };
}

/** The slip as HTML, A4, in large type. */
export function renderSlip(
  context: CoreContext,
  centre: DocumentCentre,
  { item, applicantName, papers, due, issuedOn, issuedBy }: Slip,
  given: Wording,
): string {
  const values = placeholderValues(
    {
      applicantName: applicantName || '申请人',
      applicantMaskedNumber: '',
      itemName: item.name,
      itemCode: item.code,
      number: '—',
      receivedOn: '',
      acceptedOn: issuedOn,
      promisedDue: due,
      statutoryDue: null,
      department: item.department,
    },
    centre,
    { issuedOn, issuedBy },
  );
  const texts = wordingInForce(wordingSlots(context.resourcesFolder, 'missing-slip'), given);
  const wording = Object.fromEntries(
    Object.entries(texts).map(([slot, text]) => [slot, fillPlaceholders(text, values)]),
  );
  return renderTemplate(context.resourcesFolder, otherPapers['missing-slip'].template, {
    title: wording.title,
    footer: wording.footer,
    wording,
    centre,
    item,
    applicantName,
    papers,
    typeSize: typeSizeOf(papers),
    due: formatDateWithWeekday(due),
    issuedOn,
    issuedBy,
  });
}

/** As large as one page allows, in points: the slip is for people who read badly, and a second page gets lost. */
function typeSizeOf(papers: readonly SlipPaper[]): number {
  const lines = papers.map(
    ({ name, counts, where, mayFollow }) =>
      1.8 +
      (name.length + counts.length > 24 ? 1.2 : 0) +
      Math.ceil((where.length + 5) / 30) +
      (mayFollow ? 1 : 0) +
      detailLines(papers),
  );
  const known = 10;
  const height = lines.reduce((sum, count) => sum + count * LINE + GAP, known * LINE);
  return Math.max(8.5, Math.min(16, Math.floor((PAGE / height) * 2) / 2));
}

/** What is looked at is told only where few papers lack. */
function detailLines(papers: readonly SlipPaper[]): number {
  return papers.length <= 4 ? 1.5 : 0;
}

/** Points of height between the margins; heights of a line and between papers as parts of the type size. */
const PAGE = 690;
const LINE = 1.45;
const GAP = 1.1;

function slipPaper(paper: Material, gapsAllowed: boolean): SlipPaper {
  const { name, originals, copies, source, whereToGet, acceptance, mayLack } = paper;
  const counts = [originals > 0 && `原件 ${originals} 份`, copies > 0 && `复印件 ${copies} 份`];
  return {
    name,
    counts: counts.filter(Boolean).join('，'),
    where: whereToGet || source,
    acceptance,
    mayFollow: gapsAllowed && mayLack,
  };
}

/** Prints the slip; nothing is kept, because nothing was received. @throws CoreError as `missingSlip` */
export async function printMissingSlip(context: CoreContext, actor: StaffActor, draft: IntakeDraft) {
  const desktop = requireDesktop(context);
  return desktop.print(missingSlip(context, actor, draft).html);
}

/** A made-up slip on which a manager sees how a wording reads. */
export const exampleSlip: Slip = {
  item: {
    name: '高龄老人津贴申领',
    code: 'MZ001',
    department: '民政',
    promisedDays: 15,
    questionsPhone: '',
    place: '',
  },
  applicantName: '林某某',
  papers: [
    {
      name: '户口簿',
      counts: '原件 1 份，复印件 1 份',
      where: '申请人自备',
      acceptance: '户主页和本人页',
      mayFollow: false,
    },
  ],
  due: '2026-07-01',
  issuedOn: '2026-06-09',
  issuedBy: '经办人',
};
