// The plan of faults. In: what is in force. Out: another plan in its place, or none. A fault that is switched off keeps what
// was written in it until the page is left.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { api } from '../../api';
import { attempt } from '../../components/toasts';
import { texts } from '../../texts';
import type { Fault, FaultPlan, Json, JsonObject } from '../../types';
import { FaultRow } from './fault';
import { kinds, type KindOfFault } from './kinds';

const words = texts.faults;

interface Props {
  plan: FaultPlan;
  onChanged: () => void;
}

export function Plan({ plan, onChanged }: Props) {
  const switchedOff = useRef(new Map<string, JsonObject>());
  const last = useRef<Promise<unknown>>(Promise.resolve());
  // One edit after the other, each on what is in force by then: the page may not have heard yet of the edit before. Nothing is disabled
  // meanwhile: a field saves when it is left, and the press that leaves it would come to nothing.
  const store = (edit: (now: FaultPlan) => { faults: readonly JsonObject[]; seed?: Json }) => {
    const made = async () => {
      const now = await api.faults();
      const { faults, seed = now.seed } = edit(now);
      await api.setFaults({ seed, faults: faults.map(bare) });
    };
    next(() => attempt(made));
  };
  const next = (make: () => Promise<unknown>) => {
    last.current = last.current.then(make).finally(onChanged);
  };
  const turn = (of: KindOfFault, on: boolean, nth: number) =>
    store(({ faults }) => {
      const mine = nthOf(faults, of.kind, nth);
      if ((mine !== undefined) === on) return { faults };
      if (mine === undefined)
        return { faults: [...faults, switchedOff.current.get(of.kind) ?? { kind: of.kind, ...of.usual }] };
      switchedOff.current.set(of.kind, bare(mine));
      return { faults: faults.filter((each) => each !== mine) };
    });
  const change = (of: KindOfFault, nth: number, field: string, value: Json | undefined) =>
    store(({ faults }) => {
      const mine = nthOf(faults, of.kind, nth);
      if (mine === undefined) return { faults };
      const { [field]: _before, ...rest } = mine;
      const next = value === undefined ? rest : { ...rest, [field]: value };
      return { faults: faults.map((each) => (each === mine ? next : each)) };
    });
  return (
    <>
      <p class="hint">{words.note}</p>
      <div class="faults-all">
        <Seed seed={plan.seed} onSave={(seed) => store(({ faults }) => ({ faults, seed }))} />
        <button
          type="button"
          class="button small"
          disabled={plan.faults.length === 0}
          onClick={() => next(() => attempt(api.clearFaults, words.allOffDone))}
        >
          {words.allOff}
        </button>
      </div>
      <ul class="faults-list">
        {kinds.flatMap((of) => {
          const mine = plan.faults.filter(({ kind }) => kind === of.kind);
          return (mine.length > 0 ? mine : [undefined]).map((fault, nth) => (
            <FaultRow
              key={`${of.kind} ${nth}`}
              of={of}
              fault={fault}
              onSwitch={(on) => turn(of, on, nth)}
              onChange={(field, value) => fault && fault[field] !== value && change(of, nth, field, value)}
            />
          ));
        })}
      </ul>
    </>
  );
}

function nthOf(faults: readonly Fault[], kind: string, nth: number): Fault | undefined {
  return faults.filter((each) => each.kind === kind)[nth];
}

/** A fault as it is sent: without its count. */
function bare(fault: JsonObject): JsonObject {
  const { happened: _, ...sent } = fault;
  return sent;
}

function Seed({ seed, onSave }: { seed: number; onSave: (seed: Json) => void }) {
  const [text, setText] = useState(String(seed));
  useLayoutEffect(() => setText(String(seed)), [seed]);
  const commit = () => {
    if (text !== String(seed)) onSave(text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text));
  };
  return (
    <label class="fault-field seed">
      <span>{words.seed}</span>
      <input
        class="input digits"
        inputMode="numeric"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </label>
  );
}
