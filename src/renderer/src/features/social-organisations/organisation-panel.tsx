import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SocialOrganisation, SocialOrganisationLine } from '#shared/contract/social-organisations.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { type FormLine, LineForm } from '../../components/line-form.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import styles from './social-organisations-page.module.css';

type Field = keyof SocialOrganisation;

/** An organisation: whom to call, what it took part in, and for managers the form to change it. */
export function OrganisationPanel({
  line,
  centres,
  ownSite,
  writes,
  onRemoved,
  onClose,
}: {
  /** Null for a new one. */
  line: SocialOrganisationLine | null;
  centres: readonly { siteNumber: string; name: string }[];
  ownSite: string;
  writes: boolean;
  /** It was taken out of the register. */
  onRemoved: (line: SocialOrganisationLine) => void;
  onClose: () => void;
}) {
  const [values, setValues] = useState<Record<Field, string>>(() => ({
    ...{ kind: line?.kind ?? 'mass', name: line?.name ?? '', siteNumber: line?.siteNumber ?? ownSite },
    ...{ contact: line?.contact ?? '', phone: line?.phone ?? '', note: line?.note ?? '' },
    members: line ? String(line.members) : '',
  }));
  const [wrong, setWrong] = useState<{ field: Field; sentence: string } | null>(null);
  const parts = useQuery({
    ...query.socialOrganisations.takenPart.queryOptions({ input: { id: line?.id ?? '' } }),
    enabled: line !== null,
  });
  const save = useMutation(
    query.socialOrganisations.save.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries({ queryKey: query.socialOrganisations.key() });
      },
    }),
  );
  const [closing, setClosing] = useState(false);
  const close = useMutation(
    query.socialOrganisations.close.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: query.socialOrganisations.key() });
        if (line) onRemoved(line);
      },
    }),
  );
  const tryClose = () => {
    if (!closing) setClosing(true);
    else if (line && !close.isPending) close.mutate({ id: line.id, closed: true });
  };
  useShortcut('Alt+D', '组织已撤销', tryClose, { enabled: line !== null && writes });
  const lines: readonly FormLine<Field>[] = [
    { field: 'name', label: '名称', most: 80 },
    {
      ...{ field: 'kind', label: '类别', kind: 'choice' },
      options: [
        { value: 'mass', label: '群团组织' },
        { value: 'new-sector', label: '两新组织' },
      ],
    },
    {
      ...{ field: 'siteNumber', label: '所在中心', kind: 'choice' },
      options: centres.map((centre) => ({ value: centre.siteNumber, label: centre.name })),
    },
    { field: 'contact', label: '联系人', most: 60 },
    { field: 'phone', label: '电话', most: 40 },
    { field: 'members', label: '人数', most: 6 },
    { field: 'note', label: '备注', most: 500, wide: true },
  ];
  const trySave = () => {
    const fault = faultOf(values);
    setWrong(fault);
    if (fault) return;
    const kind = values.kind as SocialOrganisation['kind'];
    save.mutate({
      id: line?.id ?? null,
      organisation: { ...values, kind, members: Number(values.members || 0) },
    });
  };
  return (
    <SidePanel title={line?.name ?? '登记组织'} onClose={onClose}>
      {writes ? (
        <LineForm
          lines={lines}
          values={values}
          wrongField={wrong?.field ?? null}
          fault={wrong?.sentence ?? (save.error ? explainError(save.error) : '')}
          saveLabel="保存"
          busy={save.isPending}
          onChange={(change) => setValues((now) => ({ ...now, ...change }))}
          onSave={trySave}
        />
      ) : (
        <p className={styles.facts}>
          {[values.contact, values.phone, values.note].filter(Boolean).join('　') || '没有联系人'}
        </p>
      )}
      {line && writes && (
        <p className={styles.close}>
          <Button disabled={close.isPending} onClick={tryClose}>
            {closing ? '再按一次，移出名册' : '组织已撤销　Alt+D'}
          </Button>
          {close.error && <span role="alert">{explainError(close.error)}</span>}
        </p>
      )}
      {line && (
        <section className={styles.parts}>
          <h3>参加的活动　{parts.data?.length ?? ''}</h3>
          {parts.error && <p role="alert">{explainError(parts.error)}</p>}
          {parts.data?.length === 0 && <p className={styles.hint}>还没有参加过活动</p>}
          {parts.data?.map((one) => (
            <p key={one.id}>
              {one.day}　{one.name}
              <span className={styles.hint}>{`　${one.typeName}`}</span>
            </p>
          ))}
        </section>
      )}
    </SidePanel>
  );
}

function faultOf({ name, members }: Record<Field, string>): { field: Field; sentence: string } | null {
  if (name.trim() === '') return { field: 'name', sentence: '名称还没有填' };
  return /^\d{0,6}$/.test(members) ? null : { field: 'members', sentence: '人数要填一个数' };
}
