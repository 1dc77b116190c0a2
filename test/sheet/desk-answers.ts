// The desk's pages that try, replay and count answers, in every state.
import type { Page } from 'playwright-core';
import type { State } from './states';

const desk = (name: string, page: string, more: Partial<State> = {}): State => ({ name, page, who: 'owner', ...more });

const says =
  (...texts: string[]) =>
  async (phone: Page) => {
    for (const text of texts) {
      await phone.getByPlaceholder('以顾客的身份说…').fill(text);
      await phone.getByText('发送', { exact: true }).click();
      await phone.getByText('正在想…').waitFor({ state: 'detached' });
    }
  };

export const deskAnswers: readonly State[] = [
  desk('desk-try', 'desk/try/try'),
  desk('desk-try-answer', 'desk/try/try', { act: says('这个多少钱，能退 款吗') }),
  desk('desk-try-talk', 'desk/try/try', { act: says('申请售后', '1', '没有对得上的话') }),
  desk('desk-try-card', 'desk/try/try', { act: says('旅行茶具') }),
  desk('desk-try-human', 'desk/try/try', { act: says('转人工') }),
  desk('desk-try-long', 'desk/try/try', { act: says('请问一下这个白瓷盖碗多少钱呢'.repeat(12)) }),
  desk('desk-try-who', 'desk/try/try', {
    act: async (phone) => {
      await phone.getByText('改', { exact: true }).click();
      await phone.getByText('指定时间').click();
      await phone.getByPlaceholder('如：金卡，不填是没有等级').fill('金卡');
    },
  }),
  desk('desk-try-stranger', 'desk/try/try', { who: 'newcomer' }),
  desk('desk-try-loading', 'desk/try/try', { cloud: 'slow' }),
  desk('desk-try-offline', 'desk/try/try', { cloud: 'away' }),
];
