import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SchoolCourse, SchoolOverview } from '#shared/contract/night-school.ts';
import { dayAndSpan } from '#shared/wording/activities.ts';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import rows from '../../components/list-rows.module.css';
import page from '../../components/page.module.css';
import { PageFault } from '../../components/page-fault.tsx';
import { rowAfter } from '../../components/row-after.ts';
import { CourseForm } from './course-form.tsx';
import { CoursePanel } from './course-panel.tsx';
import styles from './night-school-page.module.css';

const HINTS = { '↑ ↓': '上下选课程', Enter: '打开课程' };

/** 夜间党校: the courses of each term, the latest first, and a form that makes a whole course at once. */
export function NightSchoolPage() {
  const router = useRouter();
  const role = useStore(session)?.role;
  const plans = role === 'manager' || role === 'administrator';
  const overview = useQuery(query.nightSchool.overview.queryOptions());
  const status = useQuery(query.system.status.queryOptions());
  const [making, setMaking] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  useUsable(making ? 'new-course' : 'night-school', overview.isSuccess && status.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back(), { enabled: !making && opened === null });
  useShortcut('Alt+N', '新课程', () => setMaking(true), { enabled: plans && !making });
  const failed = overview.error ?? status.error;
  if (failed) {
    return <PageFault error={failed} onRetry={() => overview.refetch()} />;
  }
  if (!overview.data || !status.data) return null;
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{making ? '夜间党校 · 新课程' : '夜间党校'}</h1>
        <span className={page.hint}>
          {making ? '一边填，右边一边列出每一讲和冲突' : '课程、讲座、补课和结业'}
        </span>
        {plans && !making && (
          <Button kind="primary" className={styles.new} onClick={() => setMaking(true)}>
            新课程　Alt+N
          </Button>
        )}
      </header>
      {making ? (
        <CourseForm
          terms={overview.data.terms}
          today={status.data.today}
          onSaved={(course) => {
            setMaking(false);
            setOpened(course.id);
          }}
          onClose={() => setMaking(false)}
        />
      ) : (
        <CourseList overview={overview.data} plans={plans} opened={opened} onOpen={setOpened} />
      )}
      {opened && !making && <CoursePanel key={opened} id={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

function CourseList({
  overview: { terms, courses },
  plans,
  opened,
  onOpen,
}: {
  overview: SchoolOverview;
  plans: boolean;
  opened: string | null;
  onOpen: (id: string) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const inOrder = terms.flatMap((term) => courses.filter(({ termId }) => termId === term.id));
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      inOrder.findIndex(({ id }) => id === opened),
    ),
  );
  useKeyHints(HINTS);
  useEffect(() => {
    if (!opened) frame.current?.focus();
  }, [opened]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = rowAfter(event.key, active, inOrder.length);
    const course = inOrder[active];
    if (next !== null) setActive(next);
    else if (event.key === 'Enter' && course) onOpen(course.id);
    else return;
    event.preventDefault();
  };
  if (inOrder.length === 0) {
    return (
      <p className={page.fault}>
        还没有课程。{plans ? '按 Alt+N 建下一学期的课程' : '中心主任建好课程以后列在这里'}
      </p>
    );
  }
  return (
    <div
      ref={frame}
      className={`${rows.frame} ${styles.courses}`}
      role="listbox"
      aria-label="课程"
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {terms.map((term) => {
        const ofTerm = inOrder.filter(({ termId }) => termId === term.id);
        if (ofTerm.length === 0) return null;
        return (
          <section key={term.id} aria-label={term.name}>
            <h2 className={styles.term}>
              {term.name}
              <span className={page.hint}>
                {term.fromDay} 至 {term.untilDay}
              </span>
            </h2>
            {ofTerm.map((course) => (
              <CourseRow
                key={course.id}
                course={course}
                selected={inOrder[active]?.id === course.id}
                onOpen={() => {
                  setActive(inOrder.indexOf(course));
                  onOpen(course.id);
                }}
              />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function CourseRow({
  course,
  selected,
  onOpen,
}: {
  course: SchoolCourse;
  selected: boolean;
  onOpen: () => void;
}) {
  const next = course.nextAt && dayAndSpan({ startsAt: course.nextAt, endsAt: course.nextAt }).split('—')[0];
  return (
    <div
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={rows.row}
      onClick={onOpen}
      onKeyDown={(event) => event.key === 'Enter' && onOpen()}
    >
      <span>{course.name}</span>
      <span>{course.centreName}</span>
      <span>
        共 {course.lectures} 讲，已讲 {course.held} 讲
      </span>
      <span>{next ? `下一讲 ${next}` : '没有待讲的'}</span>
    </div>
  );
}
