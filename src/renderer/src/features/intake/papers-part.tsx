import { papersOf } from './papers.ts';
import { PapersList } from './papers-list.tsx';
import styles from './papers-part.module.css';
import { Part } from './part.tsx';
import type { Intake } from './use-intake.ts';

/** 3 材料: which papers were handed over, and how many of each. */
export function PapersPart({ intake }: { intake: Intake }) {
  const { state, dispatch, item } = intake;
  const materials = item?.materials ?? [];
  const papers = papersOf(materials, state.draft.materials);
  const received = papers.filter((paper) => paper.received).length;
  const required = materials.filter((material) => material.required).map(({ id }) => id);
  const complete = papers.every((paper) => paper.received || !required.includes(paper.id));
  const none = item !== undefined && materials.length === 0;

  return (
    <Part
      number={3}
      title="材料"
      open={state.open === 3 && item !== undefined && !none}
      done={item !== undefined && complete}
      onOpen={() => intake.goTo(none ? 'accept' : 'papers')}
      summary={
        <span className={received > 0 && complete ? undefined : styles.unset}>
          {!item && '选好事项后列出'}
          {none && '本事项不需要材料'}
          {item && !none && `已收 ${received} 份，共 ${papers.length} 份`}
        </span>
      }
    >
      <PapersList
        materials={materials}
        papers={papers}
        invalid={state.fault?.field === 'papers'}
        onChange={(changed) => dispatch({ type: 'papers', papers: changed })}
        onDone={() => intake.goTo('accept')}
      />
    </Part>
  );
}
