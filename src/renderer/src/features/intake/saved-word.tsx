import { connection } from '../../app/core/core.ts';
import { useStore } from '../../app/store.ts';
import { timeOfDay } from '../../components/clock-words.ts';
import type { DraftSaver } from './draft-saver.ts';

/** Whether what stands on the page is kept. */
export function SavedWord({ saver }: { saver: DraftSaver }) {
  const { savedAt, failed } = useStore(saver.state);
  const away = useStore(connection.state) === 'away';
  if (away) return <span>连上后接着保存</span>;
  if (failed) return <span role="alert">草稿没有存上，再改一处就会重存</span>;
  return <span>{savedAt && `草稿已保存 ${timeOfDay(savedAt)}`}</span>;
}
