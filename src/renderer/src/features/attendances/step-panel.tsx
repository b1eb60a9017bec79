import { useEffect, useRef, useState } from 'react';
import type { AttendanceLine } from '#shared/contract/attendances.ts';
import {
  ATTENDANCE_STEPS,
  ATTENDANCE_TRANSITIONS,
  type AttendanceStep,
  LONGEST_SERVICE,
  mayTakeStep,
} from '#shared/domain/attendance.ts';
import { attendanceStateWord, attendanceStepWord } from '#shared/wording/attendances.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { Labelled } from '../../components/labelled.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './attendance-page.module.css';
import { clockWord } from './times.ts';

export interface TakenStep {
  step: AttendanceStep;
  minutes?: number;
  /** 服务质量 as the organiser judges it. */
  quality?: string;
  reason: string;
}

/** What can be done with one attendance: steps that ask for minutes or a reason say so. */
export function StepPanel({
  line,
  organises,
  busy,
  fault,
  onTake,
  onClose,
}: {
  line: AttendanceLine;
  organises: boolean;
  busy: boolean;
  fault: string;
  onTake: (step: TakenStep) => void;
  onClose: () => void;
}) {
  const forAll: readonly AttendanceStep[] = ['sign-out', 'sign-in-again'];
  const steps = ATTENDANCE_STEPS.filter(
    (step) => mayTakeStep(line.state, step) && (organises || forAll.includes(step)),
  );
  const [step, setStep] = useState<AttendanceStep | undefined>(steps[0]);
  const [minutes, setMinutes] = useState(String(line.minutes));
  const [reason, setReason] = useState('');
  const [quality, setQuality] = useState(line.quality);
  const [wrong, setWrong] = useState('');
  const counts = step === 'confirm' || step === 'correct';
  const needsReason = step !== undefined && ATTENDANCE_TRANSITIONS[step].needsReason;
  const take = () => {
    if (!step || busy) return;
    const given = Number(minutes);
    if (counts && !(Number.isInteger(given) && given >= 0 && given <= LONGEST_SERVICE)) {
      setWrong('时数写整数的分钟，如 90');
    } else if (needsReason && reason.trim() === '') setWrong('要写理由，日后对账看得明白');
    else {
      const said = quality.trim() === '' ? {} : { quality: quality.trim() };
      onTake({ step, reason: reason.trim(), ...(counts && { minutes: given, ...said }) });
    }
  };
  useShortcut('Ctrl+Enter', '办好', take);
  const choices = useRef<HTMLDivElement>(null);
  useEffect(() => choices.current?.querySelector('input')?.focus(), []);
  return (
    <SidePanel title={`${line.name}　${attendanceStateWord(line.state)}`} narrow onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.hint}>
          {clockWord(line.signedInAt)} 签到
          {line.signedOutAt && `，${clockWord(line.signedOutAt)} 签退`}，记录人 {line.recorder}
          {line.confirmedBy && `，确认人 ${line.confirmedBy}`}
          {line.reason && `，理由：${line.reason}`}
          {line.travelMinutes > 0 && `，路上 ${line.travelMinutes} 分钟`}
          {line.content && `。做了：${line.content}`}
          {line.quality && `。评价：${line.quality}`}
        </p>
        {steps.length === 0 && <p>这条签到没有要办的，更正和作废由活动负责人办</p>}
        <div ref={choices} className={styles.choices} role="radiogroup" aria-label="办什么">
          {steps.map((one) => (
            <label key={one} className={styles.choice}>
              <input
                type="radio"
                name="attendance-step"
                checked={one === step}
                onChange={() => {
                  setStep(one);
                  setWrong('');
                }}
              />
              {attendanceStepWord(one)}
            </label>
          ))}
        </div>
        {counts && (
          <Labelled label="服务时数（分钟，不含路上）">
            {(id) => (
              <TextField
                id={id}
                value={minutes}
                inputMode="numeric"
                maxLength={4}
                onChange={(event) => setMinutes(event.target.value)}
                onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && take()}
              />
            )}
          </Labelled>
        )}
        {counts && (
          <Labelled label="服务评价（没有就空着）">
            {(id) => (
              <TextField
                id={id}
                value={quality}
                maxLength={40}
                placeholder="如 优秀、服务对象满意"
                onChange={(event) => setQuality(event.target.value)}
                onKeyDown={(event) =>
                  event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing && take()
                }
              />
            )}
          </Labelled>
        )}
        {needsReason && (
          <Labelled label="理由">
            {(id) => (
              <TextField
                id={id}
                value={reason}
                maxLength={200}
                placeholder="如 中途离开、签错了人"
                onChange={(event) => setReason(event.target.value)}
                onKeyDown={(event) =>
                  event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing && take()
                }
              />
            )}
          </Labelled>
        )}
        {(wrong || fault) && (
          <p className={styles.wrong} role="alert">
            {wrong || fault}
          </p>
        )}
        {step && (
          <Button kind="primary" size="large" className={styles.save} disabled={busy} onClick={take}>
            {attendanceStepWord(step)}　Ctrl+Enter
          </Button>
        )}
      </div>
    </SidePanel>
  );
}
