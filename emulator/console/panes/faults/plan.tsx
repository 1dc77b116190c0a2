// The plan of faults. In: what is in force. Out: another plan in its place, or none. A fault that is switched off keeps what
// was written in it until the page is left.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../../api';
import { useAttempt } from '../../components/toasts';
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
  const [busy, attempt] = useAttempt();
  const switchedOff = useRef(new Map<string, JsonObject>());
  const store = (faults: readonly JsonObject[], seed: Json = plan.seed) =>
    void attempt(() => api.setFaults({ seed, faults: faults.map(bare) })).finally(onChanged);
  const turn = (of: KindOfFault, fault: Fault | undefined) => {
    if (fault) {
      switchedOff.current.set(of.kind, bare(fault));
      store(plan.faults.filter((each) => each !== fault));
      return;
    }
    store([...plan.faults, switchedOff.current.get(of.kind) ?? { kind: of.kind, ...of.usual }]);
  };
  const change = (fault: Fault, field: string, value: Json | undefined) => {
    const { [field]: before, ...rest } = fault;
    if (before === value) return;
    const next = value === undefined ? rest : { ...rest, [field]: value };
    store(plan.faults.map((each) => (each === fault ? next : each)));
  };
  return (
    <>
      <p class="hint">{words.note}</p>
      <div class="faults-all">
        <Seed seed={plan.seed} onSave={(seed) => store(plan.faults, seed)} />
        <button
          type="button"
          class="button small"
          disabled={busy || plan.faults.length === 0}
          onClick={() => void attempt(api.clearFaults, words.allOffDone).finally(onChanged)}
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
              busy={busy}
              onSwitch={() => turn(of, fault)}
              onChange={(field, value) => fault && change(fault, field, value)}
            />
          ));
        })}
      </ul>
    </>
  );
}

/** A fault as it is sent: without its count. */
function bare(fault: JsonObject): JsonObject {
  const { happened: _, ...sent } = fault;
  return sent;
}

function Seed({ seed, onSave }: { seed: number; onSave: (seed: Json) => void }) {
  const [text, setText] = useState(String(seed));
  useEffect(() => setText(String(seed)), [seed]);
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
