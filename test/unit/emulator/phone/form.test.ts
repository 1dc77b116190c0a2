import { closePhones, drawn, startPhone, type TestPhone } from './support/phone';

afterEach(closePhones);

async function formPage(): Promise<
  TestPhone & { act(selector: string, name: string, ...args: unknown[]): Promise<void> }
> {
  const phone = await startPhone({ page: 'pages/form/form' });
  const { pageId } = await phone.page();
  return {
    ...phone,
    act: async (selector, functionName, ...args) => {
      const element = await phone.call('page.element', { pageId, selector });
      await phone.call('element.callFunction', { pageId, ...element, functionName, args });
      await drawn();
    },
  };
}

it('submits every named field', async () => {
  const phone = await formPage();
  await phone.act('#name', 'input.input', '小明');
  await phone.tap('#switch');
  await phone.tap('#check-a');
  await phone.tap('#radio-b');
  await phone.tap('#submit');
  expect((await phone.data()).submitted).toEqual({
    name: '小明',
    bound: '初',
    text: '多行',
    switch: true,
    checks: ['a', 'b'],
    radios: 'b',
    slider: 20,
    picker: 1,
  });
});

it('tells every change with its value', async () => {
  const phone = await formPage();
  await phone.tap('#switch');
  await phone.tap('#check-b');
  await phone.tap('#radio-b');
  await phone.act('#slider', 'slider.slideTo', 33.4);
  expect((await phone.data()).answers).toEqual([
    { type: 'change', value: true },
    { type: 'change', value: [] },
    { type: 'change', value: 'b' },
    { type: 'change', value: 33 },
  ]);
});

it('lets a label reach its control, once', async () => {
  const phone = await formPage();
  await phone.tap('#label');
  expect((await phone.data()).answers).toEqual([{ type: 'change', value: ['a', 'b'] }]);
  await phone.tap('#check-a');
  expect((await phone.data()).answers).toEqual([
    { type: 'change', value: ['a', 'b'] },
    { type: 'change', value: ['b'] },
  ]);
});

it('keeps to maxlength and binds model:value both ways', async () => {
  const phone = await formPage();
  await phone.act('#name', 'input.input', '一二三四五六七');
  expect((await phone.data()).inputs).toEqual(['一二三四五']);
  await phone.act('#bound', 'input.input', '改');
  expect((await phone.data()).bound).toBe('改');
  expect(await phone.text('#echo')).toBe('改');
});

it('resets fields and leaves a disabled button alone', async () => {
  const phone = await formPage();
  await phone.act('#name', 'input.input', '小明');
  await phone.tap('#reset');
  await phone.tap('#submit');
  expect((await phone.data()).submitted).toEqual({
    name: '',
    bound: '',
    text: '',
    switch: false,
    checks: [],
    radios: '',
    slider: 0,
    picker: 0,
  });
  const { pageId } = await phone.page();
  await phone.call('page.setData', { pageId, data: { submitted: null } });
  await phone.tap('#off');
  expect((await phone.data()).submitted).toBeNull();
});

it('resets a picker to what its mode has without a value', async () => {
  const phone = await formPage();
  await phone.tap('#submit-pickers');
  expect((await phone.data()).submitted).toEqual({
    rows: [1],
    time: '12:01',
    date: '2020-02-03',
    region: ['广东省', '广州市', '海珠区'],
  });
  await phone.tap('#reset-pickers');
  await phone.tap('#submit-pickers');
  expect((await phone.data()).submitted).toEqual({ rows: [], time: '', date: '', region: [] });
});

it('asks the wheel for a picker’s row', async () => {
  const phone = await formPage();
  await phone.tap('#picker');
  phone.window.eval("document.querySelectorAll('.wheel-head button')[1].click()");
  await drawn();
  expect((await phone.data()).answers).toEqual([{ type: 'change', value: 1 }]);
});

it('puts into the field what bindinput returns', async () => {
  const phone = await formPage();
  await phone.act('#shout', 'input.input', 'abc');
  const { pageId } = await phone.page();
  const field = await phone.call('page.element', { pageId, selector: '#shout' });
  expect(await phone.call('element.properties', { pageId, ...field, names: ['value'] })).toEqual({
    properties: ['ABC'],
  });
});
