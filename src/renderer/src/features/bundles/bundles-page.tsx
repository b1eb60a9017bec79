import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import styles from './bundles-page.module.css';
import { ExportSteps } from './export-steps.tsx';
import { ImportSteps } from './import-steps.tsx';

type Way = 'to-town' | 'import' | 'to-centre';

const WAYS: readonly { id: Way; keys: string; label: string; about: string }[] = [
  { id: 'to-town', keys: 'Alt+1', label: '带到镇里', about: '没有网络时，把还没上报的记录存进U盘，带到镇里' },
  { id: 'import', keys: 'Alt+2', label: '导入带回来的文件', about: '镇里或别的中心给的U盘文件，导入到本机' },
  {
    id: 'to-centre',
    keys: 'Alt+3',
    label: '带给别的中心',
    about: '镇里的服务器也连不上时，直接带给要看的中心',
  },
];

/** U盘: what would travel over the network, carried on a stick, step by step. */
export function BundlesPage() {
  const router = useRouter();
  const [way, setWay] = useState<Way | null>(null);
  const choose = (next: Way) => setWay((now) => now ?? next);
  useUsable('bundles', true);
  useShortcut('Escape', way ? '重新选' : '返回', () => (way ? setWay(null) : router.history.back()));
  useShortcut('Alt+1', '带到镇里', () => choose('to-town'), { enabled: way === null });
  useShortcut('Alt+2', '导入带回来的文件', () => choose('import'), { enabled: way === null });
  useShortcut('Alt+3', '带给别的中心', () => choose('to-centre'), { enabled: way === null });
  const chosen = WAYS.find(({ id }) => id === way);
  return (
    <section className={styles.page} aria-label="U盘同步">
      <header className={styles.head}>
        <h1>U盘同步{chosen && `：${chosen.label}`}</h1>
        <Button size="small" onClick={() => (way ? setWay(null) : router.history.back())}>
          {way ? '重新选' : '返回'}　Esc
        </Button>
      </header>
      {way === null && (
        <ul className={styles.ways}>
          {WAYS.map(({ id, keys, label, about }, at) => (
            <li key={id}>
              <Button autoFocus={at === 0} size="large" className={styles.way} onClick={() => setWay(id)}>
                {label}　{keys}
              </Button>
              <span className={styles.about}>{about}</span>
            </li>
          ))}
        </ul>
      )}
      {way === 'to-town' && <ExportSteps toTown onDone={() => router.history.back()} />}
      {way === 'to-centre' && <ExportSteps toTown={false} onDone={() => router.history.back()} />}
      {way === 'import' && <ImportSteps onDone={() => router.history.back()} />}
    </section>
  );
}
