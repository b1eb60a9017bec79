import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import type { Part } from './fields.ts';

const TITLES: Record<Part, string> = {
  item: '事项',
  applicant: '申请人',
  agent: '代办人',
  situations: '情形',
  papers: '材料',
  form: '表单',
};

type GoToPart = (part: Part) => void;

function usePartKey(number: number, parts: readonly Part[], goToPart: GoToPart): void {
  const part = parts[number - 1];
  useShortcut(`Alt+${number}`, part ? TITLES[part] : '', () => part && goToPart(part), {
    enabled: part !== undefined,
  });
}

/** Alt and its number lead to each part. */
export function usePartKeys(parts: readonly Part[], goToPart: GoToPart): void {
  usePartKey(1, parts, goToPart);
  usePartKey(2, parts, goToPart);
  usePartKey(3, parts, goToPart);
  usePartKey(4, parts, goToPart);
  usePartKey(5, parts, goToPart);
  usePartKey(6, parts, goToPart);
}
