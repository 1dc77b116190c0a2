// The visitor's phone. In: who holds it. Out: what they do, by the API. It shows what WeChat would show and decides nothing.
import { useEffect, useState } from 'preact/hooks';
import { api } from '../api';
import { Empty, FailureNote } from '../components/states';
import { topics, useData } from '../data';
import { texts } from '../texts';
import { Chat } from './chat';
import { Composer } from './composer';
import { Desk } from './desk';
import { Visitors } from './visitors';
import { AllowanceNote } from './allowance';
import { NavBar, StatusBar } from './frame';
import './phone.css';

const remembered = 'console.visitor';

/** @param props.onVisitor who holds the phone now, for the other panes */
export function Phone({ onVisitor }: { onVisitor: (openid: string | null) => void }) {
  const [chosen, setChosen] = useState(() => localStorage.getItem(remembered));
  const list = useData('visitors', api.visitors, topics(['visitor', 'message']));
  const visitors = list.value?.visitors;
  const visitor = visitors?.find(({ openid }) => openid === chosen) ?? visitors?.[0];
  const openid = visitor?.openid ?? null;
  const transcript = useData(
    openid,
    () => api.transcript(openid ?? ''),
    topics(['message', 'visitor', 'clock'], openid ?? undefined),
  );
  useEffect(() => onVisitor(openid), [openid]);
  const choose = (next: string) => {
    localStorage.setItem(remembered, next);
    setChosen(next);
    list.reload();
  };

  return (
    <section class="phone-room" aria-label={texts.phone.frame}>
      <div class="phone-bar">
        <Visitors visitors={visitors ?? []} current={visitor} onChoose={choose} />
        {transcript.value && <AllowanceNote allowance={transcript.value.allowance} />}
      </div>
      {list.failure && <FailureNote failure={list.failure} retry={list.reload} />}
      <div class="phone">
        <StatusBar />
        <NavBar typing={transcript.value?.typing ?? false} />
        {visitor?.desk && <Desk openid={visitor.openid} state={visitor.desk} />}
        {visitor ? (
          <>
            <Chat key={visitor.openid} data={transcript} openid={visitor.openid} nickname={visitor.nickname} />
            <Composer key={`composer ${visitor.openid}`} openid={visitor.openid} />
          </>
        ) : (
          visitors && <Empty icon="user" title={texts.phone.noVisitor} hint={texts.phone.noVisitorHint} />
        )}
      </div>
    </section>
  );
}
