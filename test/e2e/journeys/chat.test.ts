// [emulator] From a product into the chat and back: contact, ask, reply, card, page. DevTools' chat is out of reach of
// every program, so this journey runs on the emulator alone; the button's own wiring is tested for both.
import { png } from '../../support/pictures';
import { eventually } from '../../support/patience';
import { describeWithEmulator, shown, startJourneys, text, type Journeys } from './bench';

interface Said {
  readonly from: string;
  readonly text: string;
}

let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
  // A journey before this one may have gone through a shop whose button is switched off.
  await journeys.withShop({ contact: true });
  const help = await journeys.open('/help/home/home');
  await eventually(
    async () => (await shown(help, 'contact-button', '.button')).attribute('open-type'),
    (type) => type === 'contact',
  );
});
afterAll(() => journeys.stop());
afterEach(() => {
  expect(journeys.exceptions()).toEqual([]);
});

it('a product’s contact button tells the cloud where the visitor stands, and offers the product as a card', async () => {
  const page = await journeys.open('/pages/product/product?id=gaiwan');
  const button = await shown(page, 'contact-button', '.button');
  expect(await button.attribute('open-type')).toBe('contact');
  expect(await button.property('sessionFrom')).toBe('cs1;page=pages/product/product?id=gaiwan');
  expect(await button.property('sendMessagePath')).toBe('/pages/product/product?id=gaiwan');
  expect(await button.property('showMessageCard')).toBe(true);
});

it('coming back through a card opens the card’s page', async () => {
  const page = await journeys.open('/pages/product/product?id=gaiwan');
  const button = await shown(page, 'contact-button', '.button');
  await button.trigger('contact', { path: '/pages/product/product', query: { id: 'travel' } });
  await eventually(
    () => journeys.miniProgram.currentPage(),
    (current) => (current?.query as { id?: string }).id === 'travel',
  );
  expect(await text((await journeys.miniProgram.currentPage())!, '旅行茶具')).toContain('旅行茶具');
});

describeWithEmulator('[emulator] in the chat', () => {
  const chat = async () => (await journeys.wire.send('Emulator.getChat')) as { open: boolean; messages: Said[] };
  const served = (wanted: string) =>
    eventually(
      async () => (await chat()).messages.filter(({ from }) => from === 'service').map((said) => said.text),
      (replies) => replies.some((reply) => reply.includes(wanted)),
    );

  it('the visitor asks, is answered by the operator’s rules, and follows the card they are given', async () => {
    const cloud = journeys.cloud!;
    const picture = { path: 'rules/travel.png', contentType: 'image/png', data: png(520, 416).toString('base64') };
    const { fileID } = (await cloud.api('POST', '/storage/files', picture)).body as { fileID: string };
    const reply = {
      type: 'miniprogrampage',
      title: '旅行茶具看这里',
      pagepath: 'pages/product/product?id=travel',
      thumb: fileID,
    };
    await cloud.api('POST', '/database/collections/rules/documents', { name: '旅行', keywords: ['旅行茶具'], reply });

    const page = await journeys.open('/pages/product/product?id=gaiwan');
    await (await shown(page, 'contact-button', '.button')).tap();
    expect((await eventually(chat, ({ open }) => open)).open).toBe(true);
    await journeys.wire.send('Emulator.say', { text: '多少钱' });
    expect((await served('99 元起')).join()).toContain('99 元起');
    await journeys.wire.send('Emulator.say', { text: '有旅行茶具吗' });
    expect((await served('旅行茶具看这里')).join()).toContain('旅行茶具看这里');
    await journeys.wire.send('Emulator.tapChat', { text: '旅行茶具看这里' });

    const arrived = await eventually(
      () => journeys.miniProgram.currentPage(),
      (current) => (current?.query as { id?: string }).id === 'travel',
    );
    expect(arrived?.path).toBe('pages/product/product');
    expect((await chat()).open).toBe(false);
    expect(await text(arrived!, '旅行茶具')).toContain('旅行茶具');
  });

  it('what was said stands in the visitor’s own conversations', async () => {
    const page = await journeys.open('/help/conversations/conversations');
    expect(await text(page, '旅行茶具')).toContain('旅行茶具');
  });

  it('leaving the chat by its arrow shows the page as it was', async () => {
    const page = await journeys.open('/pages/me/me');
    await (await shown(page, 'contact-button', '.button')).tap();
    expect((await eventually(chat, ({ open }) => open)).open).toBe(true);
    await journeys.wire.send('Emulator.leaveChat');
    expect((await chat()).open).toBe(false);
    expect(await journeys.miniProgram.currentPage()).toBe(page);
  });
});
