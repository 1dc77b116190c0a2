import { problemOf, refused, ServiceProblem } from '../../../../miniprogram/services/problem';

const fail = (errCode: number, text: string) => ({
  errCode,
  errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} ${text}`,
});

describe('why a call gave no answer', () => {
  it('is the network when the phone has none, whatever the error says', () => {
    expect(problemOf(fail(-504002, 'functions execute fail'), false).kind).toBe('offline');
  });

  it('is the network when the error says so', () => {
    expect(
      problemOf({ errMsg: 'cloud.callFunction:fail request:fail net::ERR_INTERNET_DISCONNECTED' }, true).kind,
    ).toBe('offline');
  });

  it('tells a time-out and a missing function apart from other failures', () => {
    const messages = [
      fail(-504003, 'Invoking task timed out after 3 seconds'),
      fail(-501000, '| errMsg: FunctionName parameter could not be found.'),
      fail(-504002, 'functions execute fail'),
    ].map((error) => problemOf(error, true).message);
    expect(new Set(messages).size).toBe(3);
  });

  it('survives anything that may be thrown', () => {
    for (const thrown of [undefined, null, 'text', 7, {}, new Error('x')])
      expect(problemOf(thrown, true)).toMatchObject({ kind: 'broken', name: 'ServiceProblem' });
  });

  it('keeps a refusal with its code and the cloud’s own words', () => {
    const error = { code: 'not-found', message: '没有这篇文章' } as const;
    expect(refused(error)).toMatchObject({ kind: 'refused', message: '没有这篇文章', refusal: error });
    expect(refused({ code: 'busy', message: '' }).kind).toBe('broken');
  });

  it('does not wrap a problem twice', () => {
    const problem = new ServiceProblem('refused', '', null);
    expect(problemOf(problem, true)).toBe(problem);
  });
});
