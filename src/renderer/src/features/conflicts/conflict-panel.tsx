import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConflictDetail } from '#shared/contract/conflicts.ts';
import { decisionRefusedSentence } from '#shared/wording/conflicts.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './conflict-panel.module.css';
import { type Chosen, FieldChoice } from './field-choice.tsx';
import { RecordLink } from './record-link.tsx';
import { SettledLines } from './settled-lines.tsx';
import { refreshDecided } from './use-conflicts.ts';

/** One record with every value of its disputed fields side by side; pick one of each or write another. */
export function ConflictPanel({
  entity,
  entityId,
  onDecided,
  onClose,
}: {
  entity: string;
  entityId: string;
  /** Nothing is left to decide about the record. */
  onDecided: (record: ConflictDetail) => void;
  onClose: () => void;
}) {
  const { data, error } = useQuery(query.conflicts.get.queryOptions({ input: { entity, entityId } }));
  if (!data) {
    return (
      <SidePanel title="待裁定" onClose={onClose}>
        <p className={styles.body}>{error ? explainError(error) : '正在读取'}</p>
      </SidePanel>
    );
  }
  // Values that came meanwhile are chosen among anew.
  const stamps = data.fields.flatMap(({ values }) => values.map(({ stamp }) => stamp)).join(' ');
  return <Decision key={stamps} detail={data} onDecided={onDecided} onClose={onClose} />;
}

function Decision({
  detail,
  onDecided,
  onClose,
}: {
  detail: ConflictDetail;
  onDecided: (record: ConflictDetail) => void;
  onClose: () => void;
}) {
  const { entity, entityId, fields, settled, mayDecide, obstacle } = detail;
  const [chosen, setChosen] = useState<Readonly<Record<string, Chosen>>>({});
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState(false);
  const decide = useMutation(
    query.conflicts.decide.mutationOptions({
      onSuccess: (now) => {
        if (now.fields.length === 0) onDecided(now);
      },
      onSettled: refreshDecided,
    }),
  );
  const { form, focus, enterTo } = useFormFocus(fields[0] ? fieldId(fields[0].field) : 'reason');
  const decisions = fields.flatMap(({ field }) => {
    const choice = chosen[field];
    if (!choice || ('value' in choice && choice.value.trim() === '')) return [];
    return [{ field, choice }];
  });
  const send = () => {
    if (!mayDecide || decide.isPending || fields.length === 0) return;
    setWanting(decisions.length === 0);
    const seen = fields.flatMap(({ values }) => values.map(({ stamp }) => stamp));
    if (decisions.length > 0) decide.mutate({ entity, entityId, seen, decisions, reason });
    else if (fields[0]) focus(fieldId(fields[0].field));
  };
  useShortcut('Ctrl+Enter', '裁定', send, { enabled: mayDecide && fields.length > 0 });
  const waits = !mayDecide && fields.length > 0;
  return (
    <SidePanel title={`${detail.kind}　${detail.title}`} onClose={onClose}>
      <div ref={form} className={styles.body}>
        <RecordLink record={detail} />
        {fields.map((field, at) => (
          <FieldChoice
            key={field.field}
            id={fieldId(field.field)}
            field={field}
            chosen={chosen[field.field] ?? null}
            disabled={!mayDecide}
            onChange={(choice) => {
              setWanting(false);
              setChosen({ ...chosen, [field.field]: choice });
            }}
            onEnter={() => {
              const next = fields[at + 1];
              focus(next ? fieldId(next.field) : 'reason');
            }}
          />
        ))}
        {mayDecide && fields.length > 0 && (
          <>
            <div className={styles.reason}>
              <label htmlFor="conflict-reason">为什么这样定（可以不写）</label>
              <TextField
                id="conflict-reason"
                data-field="reason"
                value={reason}
                maxLength={200}
                placeholder="如 电话核对过"
                onChange={(event) => setReason(event.target.value)}
                onKeyDown={enterTo(send)}
              />
            </div>
            {(wanting || decide.error) && (
              <p className={styles.wrong} role="alert">
                {wanting ? '还没有选用哪一个' : explainError(decide.error)}
              </p>
            )}
            <div className={styles.actions}>
              <Button kind="primary" disabled={decide.isPending} onClick={send}>
                {decisions.length > 1 ? `裁定 ${decisions.length} 项` : '裁定'}　Ctrl+Enter
              </Button>
              <span className={styles.hint}>各中心连上线就都改过来，没有采用的说法留着可查</span>
            </div>
          </>
        )}
        {waits && (
          <p className={styles.hint}>
            {obstacle ? decisionRefusedSentence(obstacle) : '由中心主任或管理员裁定。可以先打电话核对'}
          </p>
        )}
        {fields.length === 0 && <p>没有待裁定的了</p>}
        <SettledLines settled={settled} />
      </div>
    </SidePanel>
  );
}

const fieldId = (field: string) => `conflict-${field}`;
