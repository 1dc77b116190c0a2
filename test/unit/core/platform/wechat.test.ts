import { refusal, sendBody } from '../../../../cloudfunctions/core/platform/cloud-wechat';

it.each([-1, 40003, 40007, 45015, 45047, 48002])(
  'C7: WeChat’s own errcode %d means that it did not take the message',
  (errcode) => expect(refusal(errcode)).toEqual({ state: 'refused', errcode }),
);

it.each([-604100, -604101, -604104])('C7: %d never reached WeChat', (errcode) =>
  expect(refusal(errcode).state).toBe('refused'),
);

it.each([-501001, -501002, -601001, -604102, -604103])('C3: %d does not tell, so nobody knows', (errcode) =>
  expect(refusal(errcode).state).toBe('unknown'),
);

it('every type is written as WeChat names it', () => {
  expect(sendBody({ type: 'text', text: '好' })).toEqual({ msgtype: 'text', text: { content: '好' } });
  expect(sendBody({ type: 'image', media: 'm' })).toEqual({ msgtype: 'image', image: { media_id: 'm' } });
  expect(sendBody({ type: 'link', title: 't', description: 'd', url: 'u', thumbUrl: 'p' })).toEqual({
    msgtype: 'link',
    link: { title: 't', description: 'd', url: 'u', thumb_url: 'p' },
  });
  expect(sendBody({ type: 'miniprogrampage', title: 't', pagepath: 'p', thumb: 'm' }, 'wx1')).toEqual({
    msgtype: 'miniprogrampage',
    miniprogrampage: { title: 't', pagepath: 'p', thumb_media_id: 'm', appid: 'wx1' },
  });
});
