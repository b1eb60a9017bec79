/** A way to break the code on purpose, and where the simulator looks for it. */
export interface Mutant {
  name: string;
  file: string;
  find: string;
  put: string;
  /** All of them when not given. */
  faults?: string;
  /** Everything when not given. */
  works?: 'volunteers';
  /** So many seeds are played at most; what only a rare meeting shows needs more of them. */
  seeds?: number;
}

const pull = 'src/hub/pull.ts';
const push = 'src/hub/push.ts';
const fold = 'src/shared/sync/fold-entity.ts';
const judge = 'src/hub/rules/judge-command.ts';
const applyPage = 'src/core/sync/apply-page.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'the cursor skips one hub order',
    file: pull,
    find: `.where('changes.hub_number', '>', after)`,
    put: `.where('changes.hub_number', '>', after + 1)`,
  },
  { name: 'every site gets everything', file: pull, find: 'if (!hub.getsAll) {', put: 'if (false) {' },
  {
    name: 'every change counts as having seen all: the last writer wins',
    file: fold,
    find: 'return covers(basis, key, stamp);',
    put: 'return true;',
  },
  {
    name: 'the fold goes by arrival',
    file: fold,
    find: 'compareOrders(one.order, other.order) || (one.order ? compareStamps(one.change, other.change) : 0),',
    put: '0 * compareOrders(one.order, other.order) * compareStamps(one.change, other.change),',
  },
  {
    name: 'a tombstone is dropped',
    file: fold,
    find: 'exists: inserted && (deletion === undefined || contested),',
    put: 'exists: inserted,',
  },
  {
    name: 'losers are not kept',
    file: fold,
    find: 'return { standing: standing as Head, losers };',
    put: 'return { standing: standing as Head, losers: losers.slice(0, 0) };',
  },
  {
    name: 'a refused command is not folded out',
    file: 'src/core/sync/take-answers.ts',
    find: 'refused.has(change.seq) || moved.has',
    put: 'moved.has',
  },
  {
    name: 'what was parked is forgotten after the upgrade',
    file: applyPage,
    find: 'if (waiting.length === 0) return 0;',
    put: `if (waiting.length === 0 || kind === 'parked') return 0;`,
  },
  {
    name: 'the hub commits statement by statement',
    file: push,
    find: 'return database.transaction().execute(async (transaction) => {',
    put: 'return database.connection().execute(async (transaction) => {',
    seeds: 24,
  },
  {
    name: 'the hub does not ask who holds a case',
    file: judge,
    find: `if (found.siteNumber !== siteNumber) throw new Refused('not-holder');`,
    put: '',
    seeds: 24,
  },
  {
    name: 'a restored hub judges anew what it had judged',
    file: push,
    find: 'if (receipt && verdict) return { verdict, receipt };',
    put: '',
    faults: 'hub-restore,lose',
    seeds: 24,
  },
  {
    name: 'a copy does not know that it is one',
    file: 'src/core/data-folder/know-place.ts',
    find: `if (known === '') return;`,
    put: 'return;',
    faults: 'clone,hub-restore,partition',
    seeds: 60,
  },
  {
    name: 'of what two centres confirmed the larger counts',
    file: 'src/core/ledger/queries.ts',
    find: `fn.min<number>('entry.amount').as('amount')`,
    put: `fn.max<number>('entry.amount').as('amount')`,
    works: 'volunteers',
    seeds: 24,
  },
];
