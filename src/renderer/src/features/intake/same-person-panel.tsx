import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SimilarResident } from '#shared/contract/residents.ts';
import { maskIdentityNumber } from '#shared/domain/identity-number.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { digitOf, isComposing } from '../../app/keyboard/key-name.ts';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { groupIdentityNumber, sexWord } from '../../components/person-words.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './same-person-panel.module.css';
import type { Intake } from './use-intake.ts';

/** What is compared, as the new applicant and a record say it. */
function rowsOf(intake: Intake, records: readonly SimilarResident[]): [string, string, string[]][] {
  const { applicant } = intake.state.draft;
  const number = groupIdentityNumber(maskIdentityNumber(applicant.number));
  return [
    ['姓名', applicant.name, records.map(({ name }) => name)],
    ['性别', sexWord(applicant.sex), records.map(({ sex }) => sexWord(sex))],
    ['出生', applicant.birthDate ?? '', records.map(({ birthDate }) => birthDate ?? '')],
    ['证件', number, records.map(({ maskedNumber }) => groupIdentityNumber(maskedNumber))],
    ['电话', applicant.phone, records.map(({ phone }) => phone)],
    ['住址', applicant.address, records.map(({ address }) => address)],
    ['在办', '', records.map(({ openCaseCount }) => `${openCaseCount} 件`)],
  ];
}

/** The new applicant beside the records that may be the same person. The clerk says which; nothing is merged. */
export function SamePersonPanel({ intake }: { intake: Intake }) {
  const { similar, dispatch, item, stopComparing } = intake;
  const { applicant } = intake.state.draft;
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const body = useRef<HTMLFieldSetElement>(null);
  // After the panel took the focus to itself.
  useEffect(() => body.current?.querySelector<HTMLElement>('button')?.focus(), []);

  const take = async (record: SimilarResident | undefined) => {
    if (!record) return;
    try {
      const person = await queryClient.fetchQuery(
        query.residents.get.queryOptions({ input: { id: record.id } }),
      );
      stopComparing();
      dispatch({ type: 'person-known', person, item });
      dispatch({ type: 'next', item, after: 'address' });
    } catch (error) {
      setSaid(explainError(error));
    }
  };
  const goOn = () => {
    if (reason.trim() === '') {
      setSaid('请写明为什么不是同一人，会记入审计');
      body.current?.querySelector('input')?.focus();
      return;
    }
    const residentIds = [...(applicant.notSameAs?.residentIds ?? []), ...similar.map(({ id }) => id)];
    stopComparing();
    dispatch({ type: 'applicant', change: { notSameAs: { residentIds, reason: reason.trim() } } });
    intake.next('name');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey) return;
    const digit = digitOf(event.nativeEvent);
    if (digit === null || digit === 0) return;
    event.preventDefault();
    if (digit <= similar.length) void take(similar[digit - 1]);
    else if (digit === similar.length + 1) body.current?.querySelector('input')?.focus();
  };

  return (
    <SidePanel title="可能是同一人" onClose={stopComparing}>
      <fieldset ref={body} aria-label="对照" className={styles.body} onKeyDown={onKeyDown}>
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              <th scope="col">正在登记的</th>
              {similar.map(({ id }) => (
                <th key={id} scope="col">
                  已有记录
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(intake, similar).map(([label, mine, theirs]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{label === '证件' ? <Code>{mine}</Code> : mine}</td>
                {theirs.map((value, at) => (
                  <td
                    key={similar[at]?.id}
                    data-differs={label !== '在办' && mine !== '' && value !== mine ? true : undefined}
                  >
                    {label === '证件' ? <Code>{value}</Code> : value || '—'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <td />
              {similar.map((record, at) => (
                <td key={record.id}>
                  <Button kind={at === 0 ? 'primary' : 'plain'} onClick={() => void take(record)}>
                    用这条已有记录　{at + 1}
                  </Button>
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
        <div className={styles.different}>
          <TextField
            aria-label="不是同一人的理由"
            placeholder="不是同一人的理由，如：同名堂兄弟，身份证不同"
            value={reason}
            maxLength={200}
            onChange={(event) => {
              setReason(event.target.value);
              setSaid('');
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || isComposing(event.nativeEvent) || event.ctrlKey) return;
              event.preventDefault();
              goOn();
            }}
          />
          <Button onClick={goOn}>不是同一人，继续登记　{similar.length + 1}</Button>
        </div>
        <p className={styles.said} role="alert">
          {said}
        </p>
        <p className={styles.hint}>
          两条记录不会合并。用已有记录时，这里新填的电话和住址不带过去，核对后再改
        </p>
      </fieldset>
    </SidePanel>
  );
}
