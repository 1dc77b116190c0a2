import { closePhones, drawn, startPhone } from './support/phone';

afterEach(closePhones);

it('computes in templates, with getRegExp and constructor as a name', async () => {
  const phone = await startPhone();
  expect(await phone.text('#joined')).toBe('1-2');
  expect(await phone.text('#kind')).toBe('Array');
  expect(await phone.text('#digits')).toBe('12');
});

it('gives wxs handlers the instance, its state and styles, and a way to call the page', async () => {
  const phone = await startPhone({ page: 'pages/parts/parts' });
  const { pageId } = await phone.page();
  const dragger = { pageId, ...(await phone.call('page.element', { pageId, selector: '#dragger' })) };
  await phone.call('element.touch', { ...dragger, type: 'touchstart' });
  expect(await phone.call('element.attributes', { ...dragger, names: ['style'] })).toEqual({
    attributes: ['margin-left:10px'],
  });
  await phone.tap('#dragger');
  expect((await phone.data()).x).toBe(42);
});

it('runs change:prop with the new value', async () => {
  const phone = await startPhone({ page: 'pages/parts/parts' });
  await phone.tap('#dragger');
  await drawn();
  expect((await phone.data()).seen).toEqual([0, 42]);
});
