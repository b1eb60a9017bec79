import { useMutation, useQuery } from '@tanstack/react-query';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { ChangeList } from './change-list.tsx';
import styles from './item-history.module.css';
import { refreshCatalogue } from './use-items.ts';

const STATES = { 'in-force': '现行', planned: '将生效', past: '已过', withdrawn: '已撤回' } as const;

/** 版本记录: every version of an item and what it changed. One that has not begun can be taken back. */
export function ItemHistoryPanel({
  code,
  mayEdit,
  onClose,
}: {
  code: string;
  mayEdit: boolean;
  onClose: () => void;
}) {
  const versions = useQuery(query.catalogue.versions.queryOptions({ input: { code } }));
  const withdraw = useMutation(query.catalogue.withdraw.mutationOptions({ onSettled: refreshCatalogue }));
  const error = versions.error ?? withdraw.error;
  return (
    <SidePanel title="版本记录" onClose={onClose}>
      <div className={styles.list}>
        {error && <p role="alert">{explainError(error)}</p>}
        {versions.data?.map(({ version, effectiveFrom, state, savedBy, savedAt, changes }, at) => (
          <section key={version} className={styles.version} aria-label={`第 ${version} 版`}>
            <div className={styles.head}>
              <strong>第 {version} 版</strong>
              <span>{formatDateWithWeekday(effectiveFrom)} 起</span>
              <span className={styles.quiet}>{STATES[state]}</span>
              <span className={styles.quiet}>
                {savedBy} {savedAt && dayAndTime(savedAt)}
              </span>
              {mayEdit && state === 'planned' && (
                <Button
                  size="small"
                  disabled={withdraw.isPending}
                  onClick={() => withdraw.mutate({ code, version })}
                >
                  撤回
                </Button>
              )}
            </div>
            <ChangeList changes={changes} />
            {changes.length === 0 && (
              <p className={styles.quiet}>
                {at === versions.data.length - 1 ? '第一版' : '与前一版内容一样'}
              </p>
            )}
          </section>
        ))}
      </div>
    </SidePanel>
  );
}
