// The cloud functions: what is deployed, which instances live, what ran, and a way to run one with any event. The
// address names a function, or a function and one of its invocations: `receive~i17`.
import { api } from '../../api';
import type { PaneProps } from '../../app';
import { Icon } from '../../components/icon';
import { Empty, Shown } from '../../components/states';
import { topics, useData } from '../../data';
import { hrefOf } from '../../route';
import { texts } from '../../texts';
import type { FunctionRow } from '../../types';
import { FunctionView } from './function';
import { InvocationDialog } from './invocation';
import './functions.css';

export function FunctionsPane({ id, visitor }: PaneProps) {
  const [name = null, invocation] = id?.split('~') ?? [];
  const data = useData('functions', api.functions, topics(['function', 'functions', 'instance', 'invocation']));
  return (
    <div class={name === null ? 'split' : 'split split-open'}>
      <aside class="side" aria-label={texts.tabs.functions}>
        <header class="side-head">
          <h2>{texts.tabs.functions}</h2>
        </header>
        <Shown data={data}>{({ functions }) => <FunctionList functions={functions} current={name} />}</Shown>
      </aside>
      <section class="split-main">
        {data.value && <Chosen functions={data.value.functions} name={name} visitor={visitor} />}
      </section>
      {invocation !== undefined && name !== null && <InvocationDialog name={name} id={invocation} />}
    </div>
  );
}

function FunctionList({ functions, current }: { functions: FunctionRow[]; current: string | null }) {
  if (functions.length === 0) {
    return <Empty icon="functions" title={texts.functions.empty} hint={texts.functions.emptyHint} />;
  }
  return (
    <ul class="side-list">
      {functions.map(({ name, instances, loadError }) => (
        <li key={name}>
          <a href={hrefOf('functions', name)} aria-current={name === current ? 'page' : undefined}>
            <span class="mono">{name}</span>
            {loadError ? (
              <span class="side-bad" title={loadError}>
                <Icon name="warning" size={15} />
              </span>
            ) : (
              <small class="digits">{instances.length > 0 ? instances.length : ''}</small>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface ChosenProps {
  functions: FunctionRow[];
  name: string | null;
  visitor: string | null;
}

function Chosen({ functions, name, visitor }: ChosenProps) {
  const chosen = functions.find((each) => each.name === name) ?? (name === null ? functions[0] : undefined);
  if (!chosen) return <Empty icon="functions" title={texts.functions.pick} />;
  return <FunctionView key={chosen.name} row={chosen} visitor={visitor} />;
}
