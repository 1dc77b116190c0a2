// Messages as rows of the page: a time above what comes after a pause, and a word on what did not arrive. Pure.
import type { TranscriptMessage } from '../../../contracts/visitor-pages';
import { pastText } from '../../plain/format';
import { texts } from '../texts';

export interface MessageRow {
  readonly id: string;
  readonly mine: boolean;
  readonly text: string;
  /** Shown above the row; empty when the one before was a moment ago. */
  readonly time: string;
  readonly problem: string;
  /** Page of ours that a card leads to; empty when it leads nowhere we can go. */
  readonly url: string;
}

/** WeChat's chat shows a time after a pause of five minutes. */
const PAUSE = 5 * 60_000;

/** @param messages oldest first */
export function rowsOf(messages: readonly TranscriptMessage[], now: number): MessageRow[] {
  return messages.map((message, index) => {
    const before = messages[index - 1];
    return {
      id: message.id,
      mine: message.from === 'visitor',
      text: [texts.transcript.kind[message.kind], message.text].filter(Boolean).join(' '),
      time: !before || message.at - before.at > PAUSE ? pastText(message.at, now) : '',
      problem: texts.transcript.failed[message.state],
      url: message.kind === 'card' && message.target ? `/${message.target.replace(/^\//, '')}` : '',
    };
  });
}
