import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DraftLine } from '#shared/contract/intake.ts';
import { query } from '../../app/core/core.ts';
import { Button } from '../../components/button.tsx';
import { timeOfDay } from '../../components/clock-words.ts';
import styles from './draft-offer.module.css';
import { refreshUnfinished } from './refresh-unfinished.ts';
import { unfinishedWord, useUnfinished } from './use-unfinished.ts';

/**
 * Offers the intake left unfinished last, F3 as everywhere. What is thrown away can be taken back as long as the
 * line stands.
 */
export function DraftOffer({ except }: { except?: string }) {
  const unfinished = useUnfinished();
  const navigate = useNavigate();
  const discard = useMutation(query.intake.discardDraft.mutationOptions({ onSuccess: refreshUnfinished }));
  const restore = useMutation(
    query.intake.saveDraft.mutationOptions({
      onSuccess: () => {
        discard.reset();
        refreshUnfinished();
      },
    }),
  );
  const [latest] = unfinished?.filter(({ id }) => id !== except) ?? [];
  const gone = discard.data;
  const open = ({ id }: DraftLine) =>
    void navigate({ to: '/intake/$draftId', params: { draftId: id }, replace: true });

  if (gone) {
    const { draft } = gone;
    return (
      <div className={styles.offer} role="status">
        <span className={styles.what}>
          已丢弃：{unfinishedWord({ ...draft, applicantName: draft.applicant.name, savedAt: gone.savedAt })}
        </span>
        <Button size="small" onClick={() => restore.mutate(draft)}>
          撤销
        </Button>
      </div>
    );
  }
  if (!latest) return null;
  return (
    <div className={styles.offer} role="status">
      <span className={styles.what}>
        有一件没办完：{unfinishedWord(latest)}　{timeOfDay(latest.savedAt)} 保存
      </span>
      <Button size="small" onClick={() => open(latest)}>
        继续　F3
      </Button>
      <Button size="small" kind="text" onClick={() => discard.mutate({ id: latest.id })}>
        丢弃
      </Button>
    </div>
  );
}
