import { keepDraft, takeDraft } from '../../../../miniprogram/desk/draft';

it('a draft is taken once, and the newest one counts', () => {
  expect(takeDraft()).toBeNull();
  keepDraft({ id: 'a', version: 'v', draft: { name: '旧' } });
  keepDraft({ id: null, version: null, draft: { name: '新' } });
  expect(takeDraft()).toEqual({ id: null, version: null, draft: { name: '新' } });
  expect(takeDraft()).toBeNull();
});
