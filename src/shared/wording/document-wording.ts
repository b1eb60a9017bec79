import type { WordingFault } from '../domain/document-wording.ts';
import { LONGEST_WORDING } from '../domain/document-wording.ts';

/** What is wrong with a text that a manager worded, and what to do. */
export function explainWordingFault(fault: WordingFault): string {
  switch (fault.code) {
    case 'unknown-placeholder':
      return `没有【${fault.placeholder}】这个占位，请从下面的列表里选`;
    case 'unclosed':
      return '【 和 】要成对，里面写一个占位';
    case 'title-empty':
      return '标题不能空着';
    case 'too-long':
      return `太长了，最多 ${LONGEST_WORDING} 字`;
    case 'unknown-slot':
      return '这种文书没有这一段';
  }
}
