// The calls of a push as bars on one time axis, grouped into steps: a step waited for the one before it, the calls
// within it ran side by side.
import { own } from '../../../own';
import { useEffect, useState } from 'preact/hooks';
import { Badge, toneOf } from '../../components/badge';
import { JsonView } from '../../components/jsonView';
import { texts } from '../../texts';
import type { Call, Delivery, Push } from '../../types';
import { draw, firstReplyAt, marks, type Bar } from './steps';

export function Timeline({ push }: { push: Push }) {
  const [opened, setOpened] = useState<Call | null>(null);
  const runs = push.deliveries.flatMap(({ startedAt, ms }) => (startedAt === null ? [] : [{ startedAt, ms }]));
  const running = [...push.calls, ...runs].some(({ ms }) => ms === null);
  const now = useTicking(running);
  const { bars, steps, from, spanMs } = draw(push.calls, runs, now);
  if (bars.length === 0) return <p class="hint">{texts.pushes.noCalls}</p>;
  const part = (ms: number) => `${(ms / spanMs) * 100}%`;
  const reply = firstReplyAt(push.calls);
  const axis: Axis = {
    marks: marks(spanMs).map((ms) => ({ ms, left: part(ms) })),
    reply: reply === null ? null : part(reply - from),
  };
  return (
    <div class="timeline" role="list">
      <div class="axis" aria-hidden="true">
        <span class="axis-scale">
          {axis.marks.map(({ ms, left }) => (
            <i key={ms} style={{ left }}>
              {axisLabel(ms)}
            </i>
          ))}
        </span>
      </div>
      <div class="step runs">
        {push.deliveries.map((run, n) =>
          run.startedAt === null ? null : (
            <RunRow
              key={n}
              run={run}
              axis={axis}
              left={part(run.startedAt - from)}
              width={part(run.ms ?? now - run.startedAt)}
            />
          ),
        )}
      </div>
      {steps.map((step, n) => (
        <div key={n} class="step">
          <p class="step-name">
            {texts.pushes.step(n + 1)}
            {step.length > 1 && <em>{texts.pushes.sideBySide(step.length)}</em>}
          </p>
          {step.map((bar) => (
            <Row
              key={`${bar.call.startedAt} ${bar.call.name}`}
              bar={bar}
              axis={axis}
              open={opened !== null && sameCall(opened, bar.call)}
              onOpen={() => setOpened(opened !== null && sameCall(opened, bar.call) ? null : bar.call)}
            />
          ))}
        </div>
      ))}
      <Legend bars={bars} replied={reply !== null} />
    </div>
  );
}

/** The vertical lines behind the bars: round times, and the end of the first reply. */
interface Axis {
  marks: readonly { ms: number; left: string }[];
  reply: string | null;
}

function Lines({ axis }: { axis: Axis }) {
  return (
    <>
      {axis.marks.map(({ ms, left }) => (
        <i key={ms} style={{ left }} />
      ))}
      {axis.reply !== null && <i class="reply-line" style={{ left: axis.reply }} title={texts.pushes.firstReply} />}
    </>
  );
}

/** A run of the function as a frame around what it called. */
function RunRow({ run, axis, left, width }: { run: Delivery; axis: Axis; left: string; width: string }) {
  return (
    <div class="call-line">
      <span class="call-name">
        <b>{run.instance ?? run.function}</b>
      </span>
      <span class="lane">
        <Lines axis={axis} />
        <span class="bar bar-run" style={{ left, width }} />
      </span>
      <span class="call-took digits">{run.ms === null ? texts.common.running : texts.common.ms(run.ms)}</span>
      <span class="call-outcome">
        {toneOf(run.outcome) === 'bad' && (
          <Badge tone="bad">{own(texts.outcomes, run.outcome ?? '') ?? run.outcome}</Badge>
        )}
      </span>
    </div>
  );
}

interface RowProps {
  bar: Bar;
  axis: Axis;
  open: boolean;
  onOpen: () => void;
}

function Row({ bar, axis, open, onOpen }: RowProps) {
  const { name, target, ms, outcome } = bar.call;
  const bad = toneOf(outcome) === 'bad';
  const took = ms === null ? texts.common.running : texts.common.ms(ms);
  return (
    <div class="call" role="listitem">
      <button type="button" class="call-line" aria-expanded={open} onClick={onOpen}>
        <span class="call-name">
          <b>{name}</b>
          {target && <small>{target}</small>}
        </span>
        <span class="lane">
          <Lines axis={axis} />
          <span
            class={`bar bar-${kindOf(name)}${bad ? ' bar-bad' : ''}${ms === null ? ' bar-running' : ''}`}
            style={{ left: `${bar.left * 100}%`, width: `${bar.width * 100}%` }}
          />
        </span>
        <span class="call-took digits">{took}</span>
        <span class="call-outcome">{bad && <Badge tone="bad">{outcome}</Badge>}</span>
      </button>
      {open && (
        <div class="call-details">
          <CallPart name={texts.openapi.request} value={bar.call.request} />
          <CallPart name={texts.openapi.response} value={bar.call.response} />
        </div>
      )}
    </div>
  );
}

function CallPart({ name, value }: { name: string; value: Call['request'] }) {
  return (
    <div>
      <h4>{name}</h4>
      {value === undefined ? <p class="hint">{texts.common.none}</p> : <JsonView value={value} />}
    </div>
  );
}

function Legend({ bars, replied }: { bars: readonly Bar[]; replied: boolean }) {
  const kinds = [...new Set(bars.map(({ call }) => kindOf(call.name)))];
  return (
    <p class="legend" aria-hidden="true">
      {kinds.map((kind) => (
        <span key={kind}>
          <i class={`bar-${kind}`} />
          {texts.pushes.kinds[kind]}
        </span>
      ))}
      {replied && (
        <span>
          <i class="reply-sign" />
          {texts.pushes.firstReply}
        </span>
      )}
    </p>
  );
}

type Kind = keyof typeof texts.pushes.kinds;

/** Which service a call went to, by the SDK's action names; what has no such prefix is an openapi. */
function kindOf(name: string): Kind {
  const [service = ''] = name.split('.');
  if (service === 'database') return 'database';
  if (service === 'functions' || service === 'function') return 'functions';
  if (service === 'storage') return 'storage';
  return name.includes('.') ? 'openapi' : 'other';
}

function sameCall(a: Call, b: Call): boolean {
  return a.startedAt === b.startedAt && a.name === b.name;
}

function axisLabel(ms: number): string {
  return ms >= 1000 ? `${ms / 1000} s` : `${Number(ms.toPrecision(3))} ms`;
}

/** Real time now, drawn anew ten times a second while something runs. */
function useTicking(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
