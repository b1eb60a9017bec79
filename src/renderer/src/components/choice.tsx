import type { ComponentProps } from 'react';
import { ChoiceList } from './choice-list.tsx';
import { ChoiceRow } from './choice-row.tsx';

/** More than this many are quicker to search than to read. */
const MOST_IN_A_ROW = 8;

/** One option out of some: few stand in a row, many in a list that is searched. */
export function Choice(props: ComponentProps<typeof ChoiceRow>) {
  return props.options.length > MOST_IN_A_ROW ? <ChoiceList {...props} /> : <ChoiceRow {...props} />;
}
