// The visitor's own conversations and left messages, with the state of each.
import type { ConversationSummary, FollowUpSummary } from '../../../contracts/visitor-pages';
import { initialPageState, leavePage, loadPage } from '../../components/page-state/load';
import { askVisitor } from '../../services/visitor';
import { pastText } from '../../plain/format';
import { written } from '../../plain/query';
import { texts } from '../texts';

interface ConversationRow {
  readonly id: string;
  readonly open: boolean;
  readonly state: string;
  readonly when: string;
  readonly last: string;
  readonly note: string;
}
interface FollowUpRow {
  readonly id: string;
  readonly open: boolean;
  readonly state: string;
  readonly when: string;
  readonly text: string;
  readonly reply: string;
}

Page({
  data: {
    ...initialPageState,
    texts: texts.conversations,
    conversations: [] as ConversationRow[],
    followUps: [] as FollowUpRow[],
  },
  /** Shown again after a rating or a reopening elsewhere: what it says must be true now. */
  onShow() {
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },
  load() {
    return loadPage(this, async () => {
      const { conversations, followUps, now } = await askVisitor('conversations', {});
      if (conversations.length + followUps.length === 0) return null;
      return {
        conversations: conversations.map((each) => conversationRow(each, now)),
        followUps: followUps.map((each) => followUpRow(each, now)),
      };
    });
  },
  onConversation(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const { id } = event.currentTarget.dataset;
    void wx.navigateTo({ url: `/help/transcript/transcript?${written({ id })}` });
  },
});

function conversationRow(each: ConversationSummary, now: number): ConversationRow {
  const { rating, canRate } = each;
  return {
    id: each.id,
    open: each.closedAt === null,
    state: texts.conversations.owner[each.owner],
    when: pastText(each.closedAt ?? each.openedAt, now),
    last: each.last || texts.conversations.noWords,
    note: rating ? texts.conversations.rated(rating.score) : canRate ? texts.conversations.rate : '',
  };
}

function followUpRow(each: FollowUpSummary, now: number): FollowUpRow {
  const text = each.kind === 'reopen' ? texts.conversations.reopened : '';
  return {
    id: each.id,
    open: each.state === 'open',
    state: texts.conversations.followUpState[each.state],
    when: pastText(each.at, now),
    text: [text, each.text].filter(Boolean).join(' · '),
    reply: each.reply ? texts.conversations.reply + each.reply : '',
  };
}
