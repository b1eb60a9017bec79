import type { ImportPreview } from '#shared/contract/catalogue.ts';
import { explainImportProblem, type ImportProblem } from '#shared/wording/import-problems.ts';
import { ChangeList } from './change-list.tsx';
import styles from './import-page.module.css';

const MOST = 200;

/** What a file would do, in the order in which somebody wants to know it. */
export function ImportPreviewView({ preview }: { preview: ImportPreview }) {
  const { added, changed, unchanged, missing, problems } = preview;
  if (problems.length > 0) {
    return (
      <section className={styles.section} aria-label="要改的地方">
        <h2>有 {problems.length} 处要改，改好再选一次；现在没有导入任何内容</h2>
        <ul className={styles.problems}>
          {problems.slice(0, MOST).map((problem) => (
            <li key={`${problem.sheet}${problem.line}${problem.column}${problem.code}`}>
              {explainImportProblem(problem as ImportProblem)}
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return (
    <>
      <section className={styles.section} aria-label="导入的结果">
        <h2>
          新增 {added.length} 项，更新 {changed.length} 项，没有变化 {unchanged} 项
        </h2>
        {missing.length > 0 && <p className={styles.quiet}>文件里没有的 {missing.length} 项原样保留</p>}
        {added.length + changed.length === 0 && <p>文件与现行目录一样，没有要导入的</p>}
        <ul>
          {added.map(({ code, name }) => (
            <li key={code}>
              新增　{code}　{name}
            </li>
          ))}
        </ul>
      </section>
      {changed.map(({ code, name, effectiveFrom, changes }) => (
        <section key={code} className={styles.section} aria-label={`更新 ${code}`}>
          <h2>
            更新　{code}　{name}
            <span className={styles.quiet}>　{effectiveFrom} 起</span>
          </h2>
          <ChangeList changes={changes} />
        </section>
      ))}
    </>
  );
}
