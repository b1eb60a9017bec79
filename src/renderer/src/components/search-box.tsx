import { Input, type InputProps, type InputRef } from 'antd';
import type { Ref } from 'react';
import { useState } from 'react';

interface Props extends Omit<InputProps, 'value' | 'onChange' | 'onCompositionStart' | 'onCompositionEnd'> {
  text: string;
  /** Called with what stands in the box, but never with the half-made text of an input method. */
  onText: (text: string) => void;
  inputRef?: Ref<InputRef>;
}

/** A box to search with that lets an input method finish before it searches. */
export function SearchBox({ text, onText, inputRef, ...rest }: Props) {
  const [composed, setComposed] = useState<string | null>(null);
  return (
    <Input
      {...rest}
      ref={inputRef ?? null}
      value={composed ?? text}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => (composed === null ? onText(event.target.value) : setComposed(event.target.value))}
      onCompositionStart={(event) => setComposed(event.currentTarget.value)}
      onCompositionEnd={(event) => {
        setComposed(null);
        onText(event.currentTarget.value);
      }}
    />
  );
}
