import type { Change } from './change.ts';
import { changeLines, LINES_OF_CHANGE, linesIn, readChange } from './change-lines.ts';
import type { HubOrder } from './fold-entity.ts';
import { formatStamp, parseStamp } from './stamp.ts';

/** `number`: under which it is handed on, where that is not the number of its order. */
export type PulledChange = Change & {
  order: HubOrder;
  receipt?: string | undefined;
  number?: number | undefined;
};

/** Before the lines of a change: its stamp, its order, the number and the receipt if there are any. */
const linesBefore = 4;
const linesOfEach = linesBefore + LINES_OF_CHANGE;
const orderForm = /^(\d{1,15})\.(\d{1,15})$/;

/** Changes as they are handed on; each line that says what follows from the change before it is left empty. */
export function packPage(changes: readonly PulledChange[]): string {
  const lines: string[] = [];
  let before: PulledChange | undefined;
  for (const change of changes) {
    const { order, number, receipt = '' } = change;
    const follows = before !== undefined && isNext(before, change);
    const inOrder = before !== undefined && isNextOrder(before.order, order);
    lines.push(
      follows ? '' : formatStamp(change),
      inOrder ? '' : `${order.epoch}.${order.number}`,
      number === undefined ? '' : String(number),
      receipt,
      changeLines(change),
    );
    before = change;
  }
  return lines.join('\n');
}

/** Null for what is no page. */
export function unpackPage(text: string): PulledChange[] | null {
  if (text === '') return [];
  const lines = linesIn(text);
  if (!lines || lines.length % linesOfEach !== 0) return null;
  const changes: PulledChange[] = [];
  let before: PulledChange | undefined;
  for (let at = 0; at < lines.length; at += linesOfEach) {
    const stamp =
      lines[at] === '' && before ? { ...before, seq: before.seq + 1 } : parseStamp(lines[at] ?? '');
    const order = readOrder(lines[at + 1] ?? '', before?.order);
    const change = stamp && order && readChange(lines, at + linesBefore, stamp);
    if (!change) return null;
    before = change as PulledChange;
    before.order = order;
    if (lines[at + 2]) before.number = Number(lines[at + 2]);
    if (lines[at + 3]) before.receipt = lines[at + 3];
    changes.push(before);
  }
  return changes;
}

function isNext(before: Change, { siteNumber, epoch, seq }: Change): boolean {
  return before.siteNumber === siteNumber && before.epoch === epoch && before.seq + 1 === seq;
}

function isNextOrder(before: HubOrder, { epoch, number }: HubOrder): boolean {
  return before.epoch === epoch && before.number + 1 === number;
}

function readOrder(text: string, before: HubOrder | undefined): HubOrder | null {
  if (text === '') return before ? { epoch: before.epoch, number: before.number + 1 } : null;
  const match = orderForm.exec(text);
  return match ? { epoch: Number(match[1]), number: Number(match[2]) } : null;
}
