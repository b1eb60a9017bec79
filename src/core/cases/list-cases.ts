import type { CaseFilter, CaseLine, CaseState } from '#shared/contract/cases.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { caseLineReader } from './case-line.ts';
import {
  type CaseCursor,
  casePage,
  countDueOn,
  countInState,
  countOpenCases,
  countOverdue,
  type DepartmentCursor,
  departmentPage,
  dueNow,
  heldBy,
  heldByUnindexed,
  inState,
} from './queries.ts';

export interface CasePageRequest {
  filter: CaseFilter;
  /** Held by this site, by one with this number, or by any; any where nothing is said. */
  centre?: string | undefined;
  /** Of these, only the ones in this state. */
  state?: CaseState | undefined;
  after?: CaseCursor | undefined;
  limit: number;
}

type Page = ReturnType<typeof casePage>;

/** What each filter leaves of all cases; written as in the indexes, which a value that is bound would not match. */
const filters: Readonly<Record<CaseFilter, (page: Page, today: string) => Page>> = {
  all: (page) => page,
  open: (page) => page.where('closed_at', 'is', null),
  completed: (page) => page.where('closed_at', 'is not', null),
  'due-today': (page, today) => running(page).where(dueNow, '=', today),
  overdue: (page, today) => running(page).where(dueNow, '<', today),
  received: (page) => page.where(inState.received),
  correction: (page) => page.where(inState.correction),
  gaps: (page) => page.where(inState.gaps),
  'to-deliver': (page) => page.where(inState.toDeliver),
};

/** Few cases, found by an index of their state: the one of the holder would lead past all his others. */
const withOwnIndex: readonly string[] = ['received', 'correction', 'gaps', 'to-deliver'];

function running(page: Page): Page {
  return page.where('closed_at', 'is', null).where('suspended_on', 'is', null);
}

/** One page of the case list, those that came in last first, and where the next one begins. */
export function listCases(
  context: CoreContext,
  { filter, centre, state, after, limit }: CasePageRequest,
): { rows: CaseLine[]; next: CaseCursor | null } {
  const { read, today } = reader(context);
  let wanted = filters[filter](casePage(after, limit + 1), today);
  const holder = holderWanted(context, centre);
  const term = withOwnIndex.includes(filter) ? heldByUnindexed : heldBy;
  if (holder !== null) wanted = wanted.where(term, '=', holder);
  if (state !== undefined) wanted = wanted.where('state', '=', state);
  const { rows, last } = pageOf(read.all(wanted), limit, caseLineReader(context));
  return { rows, next: last && { receivedAt: last.receivedAt, id: last.id } };
}

/** The number of the site whose cases are asked for; null for those of every centre. */
function holderWanted({ data: { database } }: CoreContext, centre: string | undefined): string | null {
  if (centre === undefined || centre === 'every') return null;
  return centre === 'own' ? database.site.siteNumber : centre;
}

/** Cases by what somebody owes them: those that this site holds, where no other centre or `every` is asked for. */
export function countCases(context: CoreContext, centre = 'own') {
  const { read, today } = reader(context);
  const holder = holderWanted(context, centre);
  const count = (counting: ReturnType<typeof countOpenCases>) => read.first(counting)?.count ?? 0;
  return {
    open: count(countOpenCases(holder)),
    dueToday: count(countDueOn(today, holder)),
    overdue: count(countOverdue(today, holder)),
    received: count(countInState(inState.received, holder)),
    correction: count(countInState(inState.correction, holder)),
    gaps: count(countInState(inState.gaps, holder)),
    toDeliver: count(countInState(inState.toDeliver, holder)),
  };
}

export interface DepartmentPageRequest {
  /** Of a manager; a handler sees the own department. */
  department?: string | undefined;
  after?: DepartmentCursor | undefined;
  limit: number;
}

/**
 * 待我部门办理: the open cases that a department has, most urgent first.
 * @throws CoreError `ROLE_NOT_ALLOWED`
 */
export function listOfDepartment(
  context: CoreContext,
  actor: StaffActor,
  { department, after, limit }: DepartmentPageRequest,
): { rows: CaseLine[]; next: DepartmentCursor | null } {
  requireRole(actor, 'handler', 'manager');
  const own = actor.role === 'handler' ? actor.department : (department ?? '');
  const { read } = reader(context);
  const found = read.all(departmentPage(own, after, limit + 1));
  const { rows, last } = pageOf(found, limit, caseLineReader(context));
  return { rows, next: last?.due ? { due: last.due, id: last.id } : null };
}

/** The lines of a page, and its last one where more was found than it holds. */
function pageOf<Row>(
  found: readonly Row[],
  limit: number,
  lineOf: (row: Row) => CaseLine,
): { rows: CaseLine[]; last: CaseLine | null } {
  const rows = found.slice(0, limit).map(lineOf);
  return { rows, last: found.length > limit ? (rows.at(-1) ?? null) : null };
}

function reader(context: CoreContext) {
  const { database } = context.data;
  return { read: database.read, today: localDateInShanghai(database.now()) };
}
