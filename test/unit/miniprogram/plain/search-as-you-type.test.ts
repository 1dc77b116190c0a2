import { searchAsYouType } from '../../../../miniprogram/plain/search-as-you-type';

interface Asked {
  readonly text: string;
  answer(results: string): void;
  fail(error: unknown): void;
}

function setUp() {
  const asked: Asked[] = [];
  const shown: unknown[] = [];
  const search = searchAsYouType<string>(
    (text) => new Promise((answer, fail) => asked.push({ text, answer, fail })),
    (outcome) => shown.push(outcome),
  );
  return { asked, shown, search, texts: () => asked.map(({ text }) => text) };
}

describe('search as you type', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('asks once for what stands there when the visitor pauses', () => {
    const { search, texts } = setUp();
    for (const text of ['退', '退款', '退款要']) search.type(text);
    expect(texts()).toEqual([]);
    jest.runAllTimers();
    expect(texts()).toEqual(['退款要']);
  });

  it('shows the newest answer only, in whatever order they come', async () => {
    const { search, asked, shown } = setUp();
    search.now('退');
    search.now('退款');
    asked[1]?.answer('new');
    asked[0]?.answer('old');
    await jest.runAllTimersAsync();
    expect(shown).toEqual([{ text: '退款', results: 'new' }]);
  });

  it('shows nothing any more once the text is gone', async () => {
    const { search, asked, shown } = setUp();
    search.now('退款');
    search.type('');
    asked[0]?.answer('late');
    await jest.runAllTimersAsync();
    expect(shown).toEqual([]);
  });

  it('tells of a failure, but not of one that nobody waits for', async () => {
    const { search, asked, shown } = setUp();
    search.now('a');
    search.now('b');
    asked[0]?.fail('old');
    asked[1]?.fail('new');
    await jest.runAllTimersAsync();
    expect(shown).toEqual([{ text: 'b', error: 'new' }]);
  });
});
