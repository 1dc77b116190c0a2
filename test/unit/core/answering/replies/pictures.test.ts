import { readReplies } from '../../../../../cloudfunctions/core/answering/replies';

const problemsOf = (reply: unknown) => readReplies(reply).problems;
const card = (thumb: string) => ({ type: 'miniprogrampage', title: '去领券', pagepath: 'pages/home/home', thumb });

it.each(['http://shop.example/a.png', 'images/a.png', 'C:\\a.png', 'cloud://'])(
  'C12: a picture at %p, which WeChat cannot send, is named before a visitor waits for it',
  (media) => {
    expect(problemsOf({ type: 'image', media })).toEqual([expect.stringContaining('cloud://') as string]);
    expect(problemsOf(card(media))).toEqual([expect.stringContaining('cloud://') as string]);
  },
);

it.each(['cloud://shop-1.73a/coupon.png', 'qRJ0_fZsX-Media1', '{{图片}}'])(
  'a picture by its id, as %p, is fine',
  (media) => {
    expect(problemsOf([{ type: 'image', media }, card(media)])).toEqual([]);
  },
);
