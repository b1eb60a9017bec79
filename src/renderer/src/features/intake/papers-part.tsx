import { usePapersScanning } from '../scans/use-papers-scanning.tsx';
import { withPaper } from './paper-keys.ts';
import { papersOf } from './papers.ts';
import { PapersList } from './papers-list.tsx';
import styles from './papers-part.module.css';
import { Part } from './part.tsx';
import type { Intake } from './use-intake.ts';

/** 材料: which of the papers these answers call for were handed over, and how many of each. */
export function PapersPart({ intake }: { intake: Intake }) {
  const { state, dispatch, item, asked } = intake;
  const materials = asked?.papers ?? [];
  const papers = papersOf(materials, state.draft.materials);
  const scanning = usePapersScanning({
    ownerId: state.draft.id,
    ready: () => {
      intake.saver.save(state.draft);
      return intake.saver.flush();
    },
    about: `${state.draft.applicant.residentId} ${state.draft.itemCode}`,
    onScanned: (id) => {
      const at = papers.findIndex((paper) => paper.id === id);
      if (at >= 0) dispatch({ type: 'papers', papers: withPaper(papers, at, { received: true }) });
    },
  });
  const received = papers.filter((paper) => paper.received).length;
  const complete = materials.every(({ required }, index) => !required || papers[index]?.received);
  const decided = asked !== undefined && asked.decision.unanswered.length === 0;
  const none = decided && materials.length === 0;
  const summary = () => {
    if (!asked) return '选好事项后列出';
    if (!decided) return '先回答情形';
    if (asked.decision.outcome) return '按所选情形不收材料';
    if (none) return '不需要材料';
    return `已收 ${received} 份，共 ${papers.length} 份`;
  };

  return (
    <Part
      number={intake.parts.indexOf('papers') + 1}
      title="材料"
      open={state.open === 'papers' && decided && !none}
      done={decided && complete && asked.decision.outcome === null}
      onOpen={() => (none ? intake.goTo('accept') : intake.goToPart('papers'))}
      summary={<span className={received > 0 && complete ? undefined : styles.unset}>{summary()}</span>}
    >
      <PapersList
        materials={materials}
        papers={papers}
        gapsAllowed={item?.gapsAllowed ?? false}
        declarationAllowed={item?.declarationAllowed ?? false}
        invalid={state.fault?.field === 'papers'}
        scanning={scanning}
        onChange={(changed) => dispatch({ type: 'papers', papers: changed })}
        onDone={() => intake.next('papers')}
      />
    </Part>
  );
}
