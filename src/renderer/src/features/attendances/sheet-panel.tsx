import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DoorCandidate, Roster } from '#shared/contract/attendances.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './attendance-page.module.css';
import { clockWord, instantAt } from './times.ts';

interface SheetRow {
  key: number;
  text: string;
  /** Who was found for the text; null for a visitor, undefined while nobody has been looked for. */
  found: DoorCandidate | null | undefined;
  from: string;
  until: string;
  /** Minutes on the way within these times, which are no service. */
  travel: string;
}

type Line = {
  who: { volunteerId: string } | { participantId: string } | { name: string; phone: string };
  signedInAt: string;
  signedOutAt: string | null;
  travelMinutes: number;
  content: string;
};

/**
 * A printed sign-in sheet, entered in one grid: a name or initials a row, times only where they differ from the
 * activity's. Enter goes on to the next row.
 */
export function SheetPanel({
  roster,
  busy,
  fault,
  onSave,
  onClose,
}: {
  roster: Roster;
  busy: boolean;
  fault: string;
  onSave: (lines: Line[]) => void;
  onClose: () => void;
}) {
  const { activityId, startsAt, endsAt } = roster;
  const usual = { from: clockWord(startsAt), until: clockWord(endsAt) };
  const empty = (key: number): SheetRow => ({ key, text: '', found: undefined, ...usual, travel: '' });
  const [rows, setRows] = useState<SheetRow[]>([empty(0)]);
  const [wrong, setWrong] = useState('');
  const grid = useRef<HTMLDivElement>(null);
  const filled = rows.filter(({ text }) => text.trim() !== '');
  const change = (key: number, given: Partial<SheetRow>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...given } : row)));
  const look = async (text: string): Promise<DoorCandidate | null> => {
    const input = { activityId, text };
    const options = query.attendances.findAtDoor.queryOptions({ input, staleTime: 0, gcTime: 0 });
    return (await queryClient.fetchQuery(options))[0] ?? null;
  };
  const lookFor = async ({ key, text }: SheetRow) => {
    if (text.trim() !== '') change(key, { found: await look(text) });
  };
  const onKeyDown = (event: KeyboardEvent, row: SheetRow, column: string) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void lookFor(row);
    const next = rows[rows.indexOf(row) + 1] ?? empty(row.key + 1);
    // At once: a scanner's next letters come before the next frame and belong to the next row.
    if (!rows.includes(next)) flushSync(() => setRows((now) => [...now, next]));
    grid.current?.querySelector<HTMLInputElement>(`[data-cell="${next.key}-${column}"]`)?.focus();
  };
  const save = async () => {
    if (busy) return;
    // Enter may not have been struck on the last row.
    const settled = await Promise.all(
      filled.map(async (row) => (row.found === undefined ? { ...row, found: await look(row.text) } : row)),
    );
    const lines = settled.map((row) => lineOf(row, startsAt));
    const bad = lines.indexOf(null);
    const twice = twiceIn(settled);
    if (lines.length === 0) setWrong('一个人都没有填');
    else if (bad >= 0) setWrong(`第 ${bad + 1} 行的时间要写成 19:30，签退不早于签到，路上写整数的分钟`);
    else if (twice) setWrong(`第 ${twice[0] + 1} 行和第 ${twice[1] + 1} 行是同一个人，删掉一行`);
    else onSave(lines.filter((line) => line !== null));
  };
  useEffect(() => grid.current?.querySelector('input')?.focus(), []);
  useShortcut('Ctrl+Enter', '录入', () => void save());
  return (
    <SidePanel title={`录入纸质签到表　${filled.length} 人`} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.hint}>
          一行一人：姓名、拼音或电话，回车到下一行。时间和活动一样的不用改，路上的时间不算服务
        </p>
        <div ref={grid} className={styles.grid}>
          {rows.map((row, at) => (
            <div key={row.key} className={styles.gridRow}>
              <span className={styles.number}>{at + 1}</span>
              <TextField
                data-cell={`${row.key}-text`}
                aria-label={`第 ${at + 1} 行姓名`}
                value={row.text}
                maxLength={60}
                onChange={(event) => change(row.key, { text: event.target.value, found: undefined })}
                onBlur={() => row.found === undefined && void lookFor(row)}
                onKeyDown={(event) => onKeyDown(event, row, 'text')}
              />
              <span className={styles.foundName}>{foundWord(row)}</span>
              {(['from', 'until'] as const).map((column) => (
                <TextField
                  key={column}
                  data-cell={`${row.key}-${column}`}
                  aria-label={`第 ${at + 1} 行${column === 'from' ? '签到' : '签退'}`}
                  value={row[column]}
                  maxLength={5}
                  onChange={(event) => change(row.key, { [column]: event.target.value })}
                  onKeyDown={(event) => onKeyDown(event, row, column)}
                />
              ))}
              <TextField
                data-cell={`${row.key}-travel`}
                aria-label={`第 ${at + 1} 行路上分钟`}
                value={row.travel}
                placeholder="路上"
                inputMode="numeric"
                maxLength={3}
                onChange={(event) => change(row.key, { travel: event.target.value })}
                onKeyDown={(event) => onKeyDown(event, row, 'travel')}
              />
            </div>
          ))}
        </div>
        {(wrong || fault) && (
          <p className={styles.wrong} role="alert">
            {wrong || fault}
          </p>
        )}
        <Button
          kind="primary"
          size="large"
          className={styles.save}
          disabled={busy}
          onClick={() => void save()}
        >
          录入 {filled.length} 人　Ctrl+Enter
        </Button>
      </div>
    </SidePanel>
  );
}

function foundWord({ text, found }: SheetRow): string {
  if (text.trim() === '' || found === undefined) return '';
  if (found === null) return '来访群众';
  return found.here ? `${found.name}　已签到` : `${found.name}　${found.about}`;
}

/** Two rows that name one person whom the register knows. */
function twiceIn(rows: readonly SheetRow[]): [number, number] | null {
  const seen = new Map<string, number>();
  for (const [at, { found }] of rows.entries()) {
    if (!found) continue;
    const first = seen.get(found.participantId);
    if (first !== undefined) return [first, at];
    seen.set(found.participantId, at);
  }
  return null;
}

function lineOf({ text, found, from, until, travel }: SheetRow, startsAt: string): Line | null {
  const signedInAt = instantAt(startsAt, from);
  const signedOutAt = until.trim() === '' ? null : instantAt(startsAt, until);
  if (signedInAt === null || (until.trim() !== '' && signedOutAt === null)) return null;
  if (signedOutAt !== null && signedOutAt < signedInAt) return null;
  if (!/^\d{0,3}$/.test(travel.trim())) return null;
  const who = !found
    ? { name: text.trim(), phone: '' }
    : found.volunteerId === null
      ? { participantId: found.participantId }
      : { volunteerId: found.volunteerId };
  return { who, signedInAt, signedOutAt, travelMinutes: Number(travel), content: '' };
}
