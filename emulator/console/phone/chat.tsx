// The conversation as the visitor sees it. It follows its end unless the reader has scrolled up.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Shown } from '../components/states';
import type { Data } from '../data';
import { chatTime } from '../format';
import { useNow } from '../now';
import { texts } from '../texts';
import type { Message, Transcript } from '../types';
import { Bubble } from './bubble';

/** WeChat writes the time above a message when this long passed since the one before. */
const pauseMs = 5 * 60_000;
const nearEndPx = 80;

interface Props {
  data: Data<Transcript>;
  openid: string;
  nickname: string;
}

export function Chat({ data, openid, nickname }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const count = data.value?.messages.length ?? 0;
  const toEnd = () => {
    if (following.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  };
  useLayoutEffect(toEnd, [count, data.value?.typing]);
  // The box shrinks when the composer grows or a keyboard opens.
  useEffect(() => {
    const observer = new ResizeObserver(toEnd);
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div
      class="chat"
      ref={list}
      role="log"
      aria-label={texts.phone.title}
      tabIndex={0}
      onLoadCapture={toEnd}
      onScroll={({ currentTarget: box }) => {
        following.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearEndPx;
      }}
    >
      <Shown data={data}>
        {({ messages }) =>
          messages.length === 0 ? (
            <p class="chat-note">{texts.phone.emptyChat}</p>
          ) : (
            messages.map((message, n) => (
              <div key={message.id} class="chat-entry">
                <TimeAbove message={message} before={messages[n - 1]} />
                <Bubble message={message} openid={openid} nickname={nickname} />
              </div>
            ))
          )
        }
      </Shown>
    </div>
  );
}

function TimeAbove({ message, before }: { message: Message; before: Message | undefined }) {
  const now = useNow();
  if (before && message.time - before.time < pauseMs) return null;
  return <time class="chat-note">{chatTime(message.time, now)}</time>;
}
