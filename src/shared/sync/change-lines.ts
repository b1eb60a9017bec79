import type { Change } from './change.ts';
import type { ChangeStamp } from './stamp.ts';

/**
 * How changes travel: eight lines each, of which none holds a line break. The same lines are what digests of the log are
 * taken over, so that a batch is written, read and checked without making values of it and texts again.
 */
export const LINES_OF_CHANGE = 8;

/** What a change says beside its stamp. */
export function changeLines(change: Change): string {
  const { commandId, entity, entityId, operation, baseVersion, actorId, clock, fields } = change;
  return `${commandId}\n${entity}\n${entityId}\n${operation}\n${baseVersion ?? ''}\n${actorId}\n${clock}\n${fields}`;
}

/** SHA-256 of a change with its stamp. @param sha256 of a text, as 64 hexadecimal digits */
export function digestOfChange(change: Change, sha256: (text: string) => string): string {
  return sha256(`${change.siteNumber}\n${change.epoch}\n${change.seq}\n${changeLines(change)}`);
}

const entityForm = /^[A-Za-z][A-Za-z0-9]{0,59}$/;
const operations: readonly string[] = ['insert', 'update', 'delete'] satisfies Change['operation'][];
const longestName = 500;
const longestStamp = 40;
const longestFields = 2_000_000;
/** Nothing but line breaks between the lines: no other control character, of which one is the end of a text to some. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const otherControl = /[\0-\x09\x0b-\x1f]/;

/** The lines of a text; null when it holds what no change does. */
export function linesIn(text: string): string[] | null {
  return otherControl.test(text) ? null : text.split('\n');
}

/** Reads the change whose lines begin at a place; null when they are not those of one. */
export function readChange(lines: readonly string[], at: number, stamp: ChangeStamp): Change | null {
  const commandId = lines[at] as string;
  const entity = lines[at + 1] as string;
  const entityId = lines[at + 2] as string;
  const operation = lines[at + 3] as Change['operation'];
  const baseVersion = lines[at + 4] as string;
  const actorId = lines[at + 5] as string;
  const clock = lines[at + 6] as string;
  const fields = lines[at + 7];
  const fits =
    fields !== undefined &&
    fields.length <= longestFields &&
    isName(commandId) &&
    isName(entityId) &&
    isName(actorId) &&
    entityForm.test(entity) &&
    operations.includes(operation) &&
    baseVersion.length <= longestStamp &&
    clock.length <= longestStamp;
  if (!fits) return null;
  return {
    siteNumber: stamp.siteNumber,
    epoch: stamp.epoch,
    seq: stamp.seq,
    commandId,
    entity,
    entityId,
    operation,
    baseVersion: baseVersion === '' ? null : baseVersion,
    fields,
    actorId,
    clock,
  };
}

const isName = ({ length }: string) => length > 0 && length <= longestName;
