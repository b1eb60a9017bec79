import { useEffect, useRef, useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { decodePicture } from './picture.ts';
import styles from './turned-picture.module.css';

/** A picture turned by quarters, drawn and not only shown so: a turned element would keep the room of one that is not. */
export function TurnedPicture({ file, zoom, turns }: { file: Blob; zoom: number; turns: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    let gone = false;
    decodePicture(file).then(
      (decoded) => (gone ? decoded.close() : setPicture(decoded)),
      (error: unknown) => setFault(explainError(error)),
    );
    return () => {
      gone = true;
    };
  }, [file]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || !picture) return;
    const { width, height } = picture;
    canvas.current.width = turns % 2 === 1 ? height : width;
    canvas.current.height = turns % 2 === 1 ? width : height;
    context.translate(canvas.current.width / 2, canvas.current.height / 2);
    context.rotate((turns * Math.PI) / 2);
    context.drawImage(picture, -width / 2, -height / 2);
  }, [picture, turns]);
  if (fault) return <p className={styles.said}>{fault}</p>;
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label="扫描件"
      className={styles.picture}
      data-drawn={picture !== null || undefined}
      style={{ width: `${zoom * 100}%` }}
    />
  );
}
