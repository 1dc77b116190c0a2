// The sample shop's products, which are part of the mini program, and the visitor's orders, which the cloud knows: the same that
// customer service answers with. A real shop asks its own cloud function here; the pages stay as they are.
import type { Order } from '../../contracts/business';
import { askVisitor } from './visitor';

export interface Product {
  readonly id: string;
  readonly name: string;
  /** In yuan. */
  readonly price: number;
  readonly picture: string;
  readonly about: string;
  readonly specs: readonly { readonly name: string; readonly value: string }[];
  readonly services: readonly string[];
}
const services = ['满 99 元包邮', '七天无理由退货', '48 小时内发货'];
const products: readonly Product[] = [
  {
    id: 'longjing',
    name: '明前龙井 · 清香 50g',
    price: 128,
    picture: '/pages/images/longjing.svg',
    about: '清明前采一芽一叶，手工炒制。汤色嫩绿，豆香清长，八十五度水冲泡最好。',
    specs: [
      { name: '产地', value: '浙江杭州' },
      { name: '净含量', value: '50 克' },
      { name: '保质期', value: '18 个月' },
    ],
    services,
  },
  {
    id: 'gaiwan',
    name: '白瓷盖碗 · 150ml',
    price: 99,
    picture: '/pages/images/gaiwan.svg',
    about: '胎薄不烫手，出汤利落。一只盖碗，绿茶、乌龙、普洱都合适。',
    specs: [
      { name: '材质', value: '高白瓷' },
      { name: '容量', value: '150 毫升' },
      { name: '清洗', value: '可用洗碗机' },
    ],
    services: [...services, '运输破损包赔'],
  },
  {
    id: 'travel',
    name: '旅行茶具 · 一壶两杯',
    price: 168,
    picture: '/pages/images/travel.svg',
    about: '壶、杯与茶罐收进一只布包，出门也能好好喝茶。',
    specs: [
      { name: '内含', value: '一壶两杯、茶罐、收纳包' },
      { name: '重量', value: '620 克' },
    ],
    services: [...services, '运输破损包赔'],
  },
  {
    id: 'jasmine',
    name: '茉莉花茶 · 七窨 100g',
    price: 108,
    picture: '/pages/images/jasmine.svg',
    about: '伏天的茉莉与春天的绿茶，七次窨制，香气鲜灵，冷泡也好喝。',
    specs: [
      { name: '产地', value: '福建福州' },
      { name: '净含量', value: '100 克' },
    ],
    services,
  },
];

export const listProducts = async (): Promise<readonly Product[]> => products;

/** @returns null when there is no such product */
export async function findProduct(id: string): Promise<Product | null> {
  return products.find((each) => each.id === id) ?? null;
}

/**
 * The visitor's own orders, the newest first.
 * @throws ServiceProblem
 */
export async function listOrders(): Promise<readonly Order[]> {
  return (await askVisitor('orders', {})).orders;
}
