import { closePhones, drawn, startPhone, type TestPhone } from './support/phone';

afterEach(closePhones);

async function element(phone: TestPhone, selector: string) {
  const { pageId } = await phone.page();
  return { pageId, ...(await phone.call('page.element', { pageId, selector })) };
}

it('hands out a snapshot: what the handler changes does not change the event', async () => {
  const phone = await startPhone();
  await phone.log();
  await phone.tap('#button');
  expect(await phone.log()).toEqual(['tap first button plain', 'outer tap target=button']);
});

it('hands out a plain object: its touches are copied and written as JSON with the rest', async () => {
  const phone = await startPhone({ page: 'pages/form/form' });
  await phone.tap('#kept');
  expect((await phone.data()).kept).toMatchObject({
    type: 'tap',
    target: { id: 'kept' },
    touches: [],
    changedTouches: [{ identifier: 0 }],
  });
});

it('stops at catch', async () => {
  const phone = await startPhone();
  await phone.log();
  await phone.tap('#stopper');
  expect(await phone.log()).toEqual(['stopped']);
});

it('makes no tap of a long press that is handled', async () => {
  const phone = await startPhone();
  await phone.log();
  const presser = await element(phone, '#presser');
  await phone.call('element.touch', { ...presser, type: 'touchstart' });
  await new Promise((resolve) => setTimeout(resolve, 400));
  await phone.call('element.touch', { ...presser, type: 'touchend' });
  expect(await phone.log()).toEqual(['long press']);
});

it('makes no tap of a finger that moved', async () => {
  const phone = await startPhone();
  await phone.log();
  const button = await element(phone, '#button');
  await phone.call('element.touch', { ...button, type: 'touchstart', changedTouches: [{ clientX: 0, clientY: 0 }] });
  await phone.call('element.touch', { ...button, type: 'touchmove', changedTouches: [{ clientX: 0, clientY: 40 }] });
  await phone.call('element.touch', { ...button, type: 'touchend', changedTouches: [{ clientX: 0, clientY: 40 }] });
  expect(await phone.log()).toEqual([]);
});

it('takes a component’s event and its behavior’s data and methods', async () => {
  const phone = await startPhone();
  const counter = await element(phone, '#counter');
  expect(await phone.call('element.callMethod', { ...counter, method: 'more', args: [] })).toEqual({ result: 4 });
  expect(await phone.call('element.callMethod', { ...counter, method: 'isTracked', args: [] })).toEqual({
    result: true,
  });
  await drawn();
  expect(await phone.text('#count')).toBe('4');
});

it('links relations, fills slots and generics, and shares styles where the component says so', async () => {
  const phone = await startPhone({ page: 'pages/parts/parts' });
  expect(
    await phone.call('element.callMethod', { ...(await element(phone, '#group')), method: 'names', args: [] }),
  ).toEqual({ result: ['一', '二'] });
  expect(await phone.text('#one')).toBe('一已连');
  expect(await phone.text('#slots')).toMatch(/槽头\s*槽身/);
  expect(await phone.text('#generic')).toBe('9');
  expect(await phone.call('element.styles', { ...(await element(phone, '#reached')), names: ['color'] })).toEqual({
    styles: ['rgb(9, 9, 9)'],
  });
});

it('keeps app.wxss out of components that share nothing', async () => {
  const phone = await startPhone();
  const color = async (target: { pageId: number; elementId: string }) =>
    (await phone.call('element.styles', { ...target, names: ['color'] })).styles[0];
  expect(await color(await element(phone, '#button'))).toBe('rgb(1, 2, 3)');
  const counter = await element(phone, '#counter');
  const inner = await phone.call('element.element', { ...counter, selector: '.value' });
  expect(await color({ ...counter, ...inner })).not.toBe('rgb(1, 2, 3)');
});
