import { type ComponentProps, useState } from 'react';
import { TextField } from './text-field.tsx';

interface Props
  extends Omit<
    ComponentProps<typeof TextField>,
    'value' | 'onChange' | 'onCompositionStart' | 'onCompositionEnd'
  > {
  text: string;
  /** Called with what stands in the box, but never with the half-made text of an input method. */
  onText: (text: string) => void;
}

/** A box to search with that lets an input method finish before it searches. */
export function SearchBox({ text, onText, ...rest }: Props) {
  const [composed, setComposed] = useState<string | null>(null);
  return (
    <TextField
      {...rest}
      value={composed ?? text}
      onChange={(event) => (composed === null ? onText(event.target.value) : setComposed(event.target.value))}
      onCompositionStart={(event) => setComposed(event.currentTarget.value)}
      onCompositionEnd={(event) => {
        setComposed(null);
        onText(event.currentTarget.value);
      }}
    />
  );
}
