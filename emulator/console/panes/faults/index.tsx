// What goes wrong on WeChat's side, on purpose: the plan of faults, and WeChat's own book of what came of it.
import { api } from '../../api';
import type { PaneProps } from '../../app';
import { Shown } from '../../components/states';
import { topics, useData } from '../../data';
import { texts } from '../../texts';
import { Ledger } from './ledger';
import { Plan } from './plan';
import './faults.css';

export function FaultsPane({ visitor }: PaneProps) {
  // A fault that strikes has no notice of its own: it shows in the push or the run that it hit.
  const data = useData('faults', api.faults, topics(['faults', 'push', 'invocation', 'openapi']));
  return (
    <div class="faults">
      <section class="faults-plan" aria-label={texts.faults.plan}>
        <h3>{texts.faults.plan}</h3>
        <Shown data={data}>{(plan) => <Plan plan={plan} onChanged={data.reload} />}</Shown>
      </section>
      <Ledger visitor={visitor} />
    </div>
  );
}
