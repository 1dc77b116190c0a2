// The page as a whole: a head line, the visitor's phone on the left, and one pane on the right. A narrow page shows one
// of them at a time, chosen at the bottom.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { api } from './api';
import { Toasts } from './components/toasts';
import { topics, useData } from './data';
import { Head } from './head';
import { BottomBar, TabBar } from './navigation';
import { ClockReading } from './now';
import { ClockPane } from './panes/clock';
import { DatabasePane } from './panes/database';
import { FaultsPane } from './panes/faults';
import { FunctionsPane } from './panes/functions';
import { OpenapiPane } from './panes/openapi';
import { PushesPane } from './panes/pushes';
import { SettingsPane } from './panes/settings';
import { SnapshotsPane } from './panes/snapshots';
import { StoragePane } from './panes/storage';
import { Phone } from './phone';
import { useRoute, type Tab } from './route';
import { texts } from './texts';

/** What every pane is given: what is chosen in it (from the address), and who holds the phone. */
export interface PaneProps {
  id: string | null;
  visitor: string | null;
}
const panes: Record<Exclude<Tab, 'phone'>, ComponentType<PaneProps>> = {
  database: DatabasePane,
  pushes: PushesPane,
  functions: FunctionsPane,
  storage: StoragePane,
  openapi: OpenapiPane,
  faults: FaultsPane,
  clock: ClockPane,
  settings: SettingsPane,
  snapshots: SnapshotsPane,
};

export function App() {
  const { tab, id } = useRoute();
  const [visitor, setVisitor] = useState<string | null>(null);
  const clock = useData('clock', async () => ({ ...(await api.clock()), readAt: Date.now() }), topics(['clock']));
  const shown = tab === null || tab === 'phone' ? 'database' : tab;
  const Pane = panes[shown];
  useEffect(() => {
    document.title = `${texts.tabs[tab ?? 'database']} · ${texts.product}${texts.productNote}`;
  }, [tab]);

  return (
    <ClockReading.Provider value={clock.value ?? null}>
      <a class="skip" href="#pane">
        {texts.skip}
      </a>
      <Head visitor={visitor} />
      <main class={tab === null || tab === 'phone' ? 'stage on-phone' : 'stage on-pane'}>
        <Phone onVisitor={setVisitor} />
        <div class="work">
          <TabBar current={shown} />
          <div class="pane" id="pane" tabIndex={-1}>
            <Pane key={shown} id={tab === shown ? id : null} visitor={visitor} />
          </div>
        </div>
      </main>
      <BottomBar current={tab ?? 'phone'} />
      <Toasts />
    </ClockReading.Provider>
  );
}
