import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { PartyBranch, VolunteerSquad } from '#shared/contract/volunteers.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { POLITICAL_STATUSES, type PoliticalStatus, SERVICE_KINDS } from '#shared/domain/volunteers.ts';
import { explainError } from '#shared/wording/errors.ts';
import { explainIdentityNumberFault } from '#shared/wording/identity-number.ts';
import { POLITICAL_STATUS_WORDS, SERVICE_KIND_WORDS } from '#shared/wording/volunteers.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { Labelled } from '../../components/labelled.tsx';
import { Select } from '../../components/select.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { SimilarVolunteers } from './similar-volunteers.tsx';
import { savedData, type VolunteerAnswers } from './volunteer-answers.ts';
import styles from './volunteers-page.module.css';

export interface FormChoices {
  centres: readonly { siteNumber: string; name: string }[];
  branches: readonly PartyBranch[];
  squads: readonly VolunteerSquad[];
}

/** The fields in the order in which the cursor goes through them. */
const LINES = [
  { field: 'name', label: '姓名', placeholder: '', most: 60 },
  { field: 'identityNumber', label: '证件号码', placeholder: '18 位，性别和生日由它得出', most: 40 },
  { field: 'phone', label: '联系电话', placeholder: '没有就空着', most: 30 },
  { field: 'address', label: '居住区域', placeholder: '如 沙塘镇台洞村', most: 200 },
  { field: 'grid', label: '网格', placeholder: '如 台洞网格', most: 40 },
  { field: 'skills', label: '技能', placeholder: '如 粤剧、急救', most: 200 },
  { field: 'registeredOn', label: '登记日期', placeholder: '如 2026-12-31', most: 10 },
  { field: 'note', label: '备注', placeholder: '', most: 500 },
] as const;

/** The fields of one volunteer; Enter goes on to the next line, Ctrl+Enter saves. */
export function VolunteerFields({
  title,
  id,
  initial,
  keptNumber,
  choices,
  onSaved,
  onClose,
}: {
  title: string;
  id: string | null;
  initial: VolunteerAnswers;
  /** The masked number of one who is registered: an empty field leaves it. */
  keptNumber: string | null;
  choices: FormChoices;
  onSaved: (id: string) => void;
  onClose: () => void;
}) {
  const [answers, setAnswers] = useState(initial);
  const [otherReason, setOtherReason] = useState('');
  const [wrong, setWrong] = useState('');
  const { form, focus, enterTo } = useFormFocus('name');
  const change = (given: Partial<VolunteerAnswers>) => setAnswers((now) => ({ ...now, ...given }));
  const data = savedData(answers);
  const number = checkIdentityNumber(answers.identityNumber);
  const complete = number.valid && answers.name.trim() !== '';
  const similar = useQuery({
    ...query.volunteers.similar.queryOptions({ input: data }),
    enabled: id === null && complete,
    staleTime: 0,
  });
  const alike = id === null && complete ? (similar.data ?? []) : [];
  const save = useMutation(
    query.volunteers.save.mutationOptions({
      onSuccess: async (page) => {
        await queryClient.invalidateQueries({ queryKey: query.volunteers.key() });
        onSaved(page.id);
      },
    }),
  );
  const trySave = () => {
    if (save.isPending) return;
    const lacking = faultOf(answers, keptNumber !== null);
    setWrong(lacking?.sentence ?? '');
    if (lacking) return focus(lacking.field);
    const notSameAs =
      otherReason.trim() === '' ? null : { ids: alike.map((one) => one.id), reason: otherReason };
    save.mutate({ id, data, notSameAs });
  };
  useShortcut('Ctrl+Enter', '保存', trySave);
  const next = (at: number) => () => {
    const line = LINES[at + 1];
    if (line) focus(line.field);
    else trySave();
  };
  const select = (
    label: string,
    value: string,
    options: readonly { value: string; label: string }[],
    onChange: (value: string) => void,
  ): ReactNode => (
    <Labelled label={label}>
      {(fieldId) => <Select id={fieldId} value={value} options={options} onChange={onChange} />}
    </Labelled>
  );
  const orNone = (entries: readonly { id: string; name: string }[]) => [
    { value: '', label: '没有' },
    ...entries.map((entry) => ({ value: entry.id, label: entry.name })),
  ];
  return (
    <SidePanel title={title} onClose={onClose}>
      <div ref={form} className={styles.form}>
        {LINES.map(({ field, label, placeholder, most }, at) => (
          <Labelled key={field} label={label}>
            {(fieldId) => (
              <>
                <TextField
                  id={fieldId}
                  data-field={field}
                  value={answers[field]}
                  maxLength={most}
                  placeholder={
                    field === 'identityNumber' && keptNumber ? `${keptNumber}，不改就空着` : placeholder
                  }
                  onChange={(event) => change({ [field]: event.target.value })}
                  onKeyDown={enterTo(next(at))}
                />
                {field === 'identityNumber' && answers.identityNumber.length >= 15 && !number.valid && (
                  <span className={styles.wrong}>{explainIdentityNumberFault(number)}</span>
                )}
              </>
            )}
          </Labelled>
        ))}
        {select(
          '所属中心',
          answers.siteNumber,
          choices.centres.map((centre) => ({ value: centre.siteNumber, label: centre.name })),
          (siteNumber) => change({ siteNumber }),
        )}
        {select(
          '政治面貌',
          answers.politicalStatus,
          POLITICAL_STATUSES.map((status) => ({ value: status, label: POLITICAL_STATUS_WORDS[status] })),
          (status) => change({ politicalStatus: status as PoliticalStatus }),
        )}
        {select('党支部', answers.branchId ?? '', orNone(choices.branches), (branchId) =>
          change({ branchId: branchId || null }),
        )}
        {select('服务队', answers.squadId ?? '', orNone(choices.squads), (squadId) =>
          change({ squadId: squadId || null }),
        )}
        <div className={`${styles.field} ${styles.whole}`}>
          服务类别
          <div className={styles.ticks}>
            {SERVICE_KINDS.map((kind) => (
              <label key={kind}>
                <input
                  type="checkbox"
                  checked={answers.serviceKinds.includes(kind)}
                  onChange={({ target }) =>
                    change({
                      serviceKinds: target.checked
                        ? [...answers.serviceKinds, kind]
                        : answers.serviceKinds.filter((one) => one !== kind),
                    })
                  }
                />
                {SERVICE_KIND_WORDS[kind]}
              </label>
            ))}
          </div>
        </div>
        {alike.length > 0 && (
          <SimilarVolunteers similar={alike} reason={otherReason} onReason={setOtherReason} />
        )}
        {(wrong || save.error) && (
          <p className={styles.wrong} role="alert">
            {wrong || explainError(save.error)}
          </p>
        )}
        <Button
          kind="primary"
          size="large"
          className={styles.save}
          disabled={save.isPending}
          onClick={trySave}
        >
          保存　Ctrl+Enter
        </Button>
      </div>
    </SidePanel>
  );
}

function faultOf(
  answers: VolunteerAnswers,
  numberIsKept: boolean,
): { field: string; sentence: string } | null {
  if (answers.name.trim() === '') return { field: 'name', sentence: '姓名还没有填' };
  const number = checkIdentityNumber(answers.identityNumber);
  if (number.valid || (numberIsKept && answers.identityNumber === '')) return null;
  return { field: 'identityNumber', sentence: explainIdentityNumberFault(number) };
}
