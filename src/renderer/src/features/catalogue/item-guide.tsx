import type { GuidePaper, ItemGuide } from '#shared/wording/item-guide.ts';
import styles from './item-page.module.css';

function Paper({ paper }: { paper: GuidePaper }) {
  return (
    <li className={styles.paper}>
      <span>
        {paper.name}
        {paper.marks.map((mark) => (
          <span key={mark} className={styles.mark}>
            {mark}
          </span>
        ))}
        {paper.when && <span className={styles.when}>{paper.when}时</span>}
      </span>
      <span>{paper.sheets}</span>
      <span>
        {paper.acceptance}
        {paper.whereToGet && <span className={styles.quiet}>哪里办：{paper.whereToGet}</span>}
        {paper.sample && <span className={styles.quiet}>样本：{paper.sample}</span>}
      </span>
    </li>
  );
}

/** 办事指南 on the screen: what the paper for the resident says. */
export function ItemGuideView({ guide }: { guide: ItemGuide }) {
  const papers = [...guide.always, ...guide.sometimes.flatMap((group) => group.papers)];
  return (
    <>
      {guide.guide && <p className={styles.guide}>{guide.guide}</p>}
      <dl className={styles.facts}>
        {guide.facts.map(({ head, text }) => (
          <div key={head} className={styles.fact}>
            <dt>{head}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {guide.exceptions.length > 0 && (
        <section className={styles.section}>
          <h2>这些情况不在这里受理</h2>
          <ul>
            {guide.exceptions.map(({ when, outcome, text }) => (
              <li key={when}>
                {when}：{outcome}
                {text && <span className={styles.quiet}>{text}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section}>
        <h2>要带的材料</h2>
        {papers.length === 0 && <p className={styles.quiet}>不用带材料</p>}
        <ul>
          {papers.map((paper) => (
            <Paper key={paper.id} paper={paper} />
          ))}
        </ul>
      </section>
      {guide.questions.length > 0 && (
        <section className={styles.section}>
          <h2>窗口会问</h2>
          <ul>
            {guide.questions.map(({ question, options }) => (
              <li key={question}>
                {question}
                <span className={styles.quiet}>{options.join('；')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
