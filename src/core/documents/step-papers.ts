import type { CaseDetail } from '#shared/contract/cases.ts';

type Paper = CaseDetail['materials'][number];

/** The papers that the document of a step tells of. */
export interface StepPapers {
  /** What came: with the case, or with this step. */
  arrived: { name: string; originals: number; copies: number }[];
  corrections: { name: string; reason: string; whereToGet: string }[];
  gaps: Paper[];
  declared: Paper[];
}

/** What the answers to a step say of the papers, by their names. */
export function stepPapers(detail: CaseDetail, event: CaseDetail['events'][number]): StepPapers {
  const { corrections = [], gaps = [], declared = [], papers } = event.answers;
  const byId = new Map(detail.materials.map((paper) => [paper.id, paper]));
  const named = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  return {
    arrived: papers
      ? papers.map(({ id, originals, copies }) => ({ name: byId.get(id)?.name ?? '', originals, copies }))
      : receivedBy(detail, event.number),
    corrections: corrections.map(({ id, reason }) => {
      const paper = byId.get(id);
      return { name: paper?.name ?? '', reason, whereToGet: paper?.whereToGet ?? '' };
    }),
    gaps: named(gaps),
    declared: named(declared),
  };
}

/** The papers that were there at a step: what came with a later one was not. */
function receivedBy({ materials, events }: CaseDetail, number: number): Paper[] {
  const later = new Set(
    events
      .filter((event) => event.number > number)
      .flatMap(({ answers }) => answers.papers?.map(({ id }) => id) ?? []),
  );
  return materials.filter(({ id, received }) => received && !later.has(id));
}
