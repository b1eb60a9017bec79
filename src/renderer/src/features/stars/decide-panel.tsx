import { useState } from 'react';
import type { StarApplication, StarCandidate } from '#shared/contract/stars.ts';
import { BAR_YEARS } from '#shared/domain/stars.ts';
import { hoursWord, starsWord } from '#shared/wording/volunteers.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceRow } from '../../components/choice-row.tsx';
import { Labelled } from '../../components/labelled.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './stars-page.module.css';

type Act = 'apply' | 'put-up' | 'grant' | 'refuse' | 'revoke';
const WORDS: Readonly<Record<Act, string>> = {
  apply: '提交申请',
  'put-up': '今天起公示',
  grant: '评定',
  refuse: '不予评定',
  revoke: '虚报时数，撤销',
};

function actsFor({ state, mayBeGranted }: StarApplication): Act[] {
  if (state === 'applied') return ['put-up', 'refuse', 'revoke'];
  if (state === 'noticed') return mayBeGranted ? ['grant', 'refuse', 'revoke'] : ['refuse', 'revoke'];
  return ['revoke'];
}

/** One application, or one that is to be made: what can be done with it, and what has to be written for it. */
export function DecidePanel({
  shown,
  busy,
  fault,
  onApply,
  onPutUp,
  onGrant,
  onRefuse,
  onRevoke,
  onClose,
}: {
  shown: { what: 'apply'; candidate: StarCandidate } | { what: 'decide'; application: StarApplication };
  busy: boolean;
  fault: string;
  onApply: (proof: string) => void;
  onPutUp: (id: string) => void;
  onGrant: (id: string, objections: string) => void;
  onRefuse: (id: string, objections: string, reason: string) => void;
  onRevoke: (id: string, reason: string, barYears: number) => void;
  onClose: () => void;
}) {
  const application = shown.what === 'decide' ? shown.application : null;
  const acts: Act[] = application ? actsFor(application) : ['apply'];
  const [act, setAct] = useState<Act>(acts[0] ?? 'apply');
  const [texts, setTexts] = useState({ proof: '', objections: '', reason: '' });
  const [barYears, setBarYears] = useState('1');
  const [wrong, setWrong] = useState('');
  const { form, focus, enterTo } = useFormFocus(application ? 'act' : 'proof');
  const fields = (
    {
      apply: ['proof'],
      'put-up': [],
      grant: ['objections'],
      refuse: ['objections', 'reason'],
      revoke: ['reason'],
    } as const
  )[act];
  const labels = {
    proof: '证明（如 志愿服务记录证明的编号）',
    objections: '公示期间的异议，没有写“无”',
    reason: '理由',
  };
  const take = () => {
    if (busy) return;
    const lacking = fields.find((field) => field !== 'objections' && texts[field].trim() === '');
    setWrong(lacking ? `${labels[lacking]}还没有填` : '');
    if (lacking) return focus(lacking);
    if (!application) onApply(texts.proof);
    else if (act === 'put-up') onPutUp(application.id);
    else if (act === 'grant') onGrant(application.id, texts.objections);
    else if (act === 'refuse') onRefuse(application.id, texts.objections, texts.reason);
    else onRevoke(application.id, texts.reason, Number(barYears));
  };
  useShortcut('Ctrl+Enter', '办好', take);
  const who = application
    ? `${application.name}　${starsWord(application.stars)}`
    : shown.what === 'apply'
      ? `${shown.candidate.name}　申请${starsWord(shown.candidate.mayHave)}`
      : '';
  const minutes = application?.minutesNow ?? (shown.what === 'apply' ? shown.candidate.minutes : 0);
  const years = Array.from({ length: BAR_YEARS.most - BAR_YEARS.least + 1 }, (_, at) =>
    String(BAR_YEARS.least + at),
  );
  return (
    <SidePanel title={who} narrow onClose={onClose}>
      <div ref={form} className={styles.form}>
        <p className={styles.hint}>
          台账时数 {hoursWord(minutes)}
          {application?.proof && `，证明：${application.proof}`}
          {application?.noticeUntil && `，公示至 ${application.noticeUntil}`}
        </p>
        {application && (
          <ChoiceRow
            field="act"
            label="办什么"
            options={acts.map((one) => ({ id: one, label: WORDS[one] }))}
            value={act}
            invalid={false}
            onChange={(chosen) => setAct(chosen as Act)}
            onEnter={() => (fields[0] ? focus(fields[0]) : take())}
          />
        )}
        {fields.map((field, at) => (
          <Labelled key={field} label={labels[field]}>
            {(id) => (
              <TextField
                id={id}
                data-field={field}
                value={texts[field]}
                maxLength={500}
                onChange={(event) => setTexts({ ...texts, [field]: event.target.value })}
                onKeyDown={enterTo(() => {
                  const next = fields[at + 1];
                  if (next) focus(next);
                  else take();
                })}
              />
            )}
          </Labelled>
        ))}
        {act === 'revoke' && (
          <ChoiceRow
            field="barYears"
            label="几年内不能再申请"
            options={years.map((year) => ({ id: year, label: `${year} 年` }))}
            value={barYears}
            invalid={false}
            onChange={(chosen) => setBarYears(chosen ?? '1')}
            onEnter={take}
          />
        )}
        {(wrong || fault) && (
          <p className={styles.wrong} role="alert">
            {wrong || fault}
          </p>
        )}
        <Button kind="primary" size="large" className={styles.save} disabled={busy} onClick={take}>
          {WORDS[act]}　Ctrl+Enter
        </Button>
      </div>
    </SidePanel>
  );
}
