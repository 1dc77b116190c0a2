import { readyToSend } from '../../../../cloudfunctions/core/media';
import { MediaRefused, type Run } from '../../../../cloudfunctions/core/platform';
import { plainRun } from '../../../support/cloud/plain-run';

const hours = 60 * 60 * 1000;
const image = { type: 'image', media: 'cloud://shop/map.png' } as const;

/** A run whose pictures are given to WeChat one after the other as media-1, media-2, … */
function shop() {
  const { run } = plainRun();
  const uploads: string[] = [];
  let passed = 0;
  const media: Run['media'] = {
    ...run.media,
    readFile: async () => Buffer.from('picture'),
    upload: async (_bytes, contentType) => `media-${uploads.push(contentType)}`,
  };
  const its: Run = { ...run, media, time: { ...run.time, now: () => run.time.now() + passed } };
  return { run: its, uploads, pass: (ms: number) => (passed += ms) };
}

it('a media id goes out as it is, and nothing is asked', async () => {
  const { run, uploads } = shop();
  const content = { type: 'image', media: 'abc' } as const;
  expect(await readyToSend(run, content, false)).toEqual({ content });
  expect(uploads).toEqual([]);
});

it('a file is given to WeChat once, and again before the three days are over', async () => {
  const { run, uploads, pass } = shop();
  expect(await readyToSend(run, image, false)).toEqual({ content: { type: 'image', media: 'media-1' } });
  pass(59 * hours);
  expect(await readyToSend(run, image, false)).toEqual({ content: { type: 'image', media: 'media-1' } });
  pass(2 * hours);
  expect(await readyToSend(run, image, false)).toEqual({ content: { type: 'image', media: 'media-2' } });
  expect(uploads).toEqual(['image/png', 'image/png']);
});

it('a picture that WeChat has forgotten is given to it again', async () => {
  const { run } = shop();
  await readyToSend(run, image, false);
  expect(await readyToSend(run, image, true)).toEqual({ content: { type: 'image', media: 'media-2' } });
});

it('C7: WeChat’s refusal of a picture is told; a failure that may pass is told apart', async () => {
  const { run } = shop();
  const refusing = { ...run, media: { ...run.media, upload: () => Promise.reject(new MediaRefused(40006)) } };
  expect(await readyToSend(refusing, image, false)).toEqual({ errcode: 40006 });
  const failing = { ...run, media: { ...run.media, readFile: () => Promise.reject(new Error('no storage')) } };
  expect(await readyToSend(failing, image, false)).toEqual({ errcode: null });
});
