import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { timeOfDay } from '../../components/clock-words.ts';
import styles from './draft-offer.module.css';
import type { SavedDraft } from './use-latest-draft.ts';

/** Offers the intake that was left unfinished. What is thrown away can be taken back as long as the line stands. */
export function DraftOffer({ latest }: { latest: SavedDraft | null }) {
  const navigate = useNavigate();
  const discard = useMutation(query.intake.discardDraft.mutationOptions());
  const restore = useMutation(query.intake.saveDraft.mutationOptions({ onSuccess: () => discard.reset() }));
  const code = latest?.draft.itemCode ?? '';
  const { data: item } = useQuery(
    query.catalogue.get.queryOptions({ input: { code }, enabled: code !== '' }),
  );
  const open = () => {
    if (!latest) return;
    void navigate({ to: '/intake/$draftId', params: { draftId: latest.draft.id }, replace: true });
  };
  useShortcut('F3', '继续未完成的办件', open, { enabled: latest !== null && !discard.isSuccess });

  if (!latest) return null;
  const { draft, savedAt } = latest;
  const what = (code && item?.name) || draft.itemText || '还没选事项';
  return (
    <div className={styles.offer} role="status">
      <span className={styles.what}>
        {discard.isSuccess ? '已丢弃：' : '有一件没办完：'}
        {what}　{draft.applicant.name || '还没填申请人'}　{timeOfDay(savedAt)} 保存
      </span>
      {discard.isSuccess ? (
        <Button size="small" onClick={() => restore.mutate(draft)}>
          撤销
        </Button>
      ) : (
        <>
          <Button size="small" onClick={open}>
            继续　F3
          </Button>
          <Button size="small" kind="text" onClick={() => discard.mutate({ id: draft.id })}>
            丢弃
          </Button>
        </>
      )}
    </div>
  );
}
