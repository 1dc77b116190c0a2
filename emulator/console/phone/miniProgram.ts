// Where a visitor's mini program runs: the phone page of the same port.

/** WeChat 场景值: opened from a card or from a text link of a customer service chat. */
export const scenes = { card: 1073, link: 1081 } as const;

/** @param page a path as in app.json, with its query; the mini program's first page when absent */
export function phoneUrl(openid: string, page?: string, scene?: number): string {
  const query = new URLSearchParams({ openid });
  if (page !== undefined) query.set('page', page);
  if (scene !== undefined) query.set('scene', String(scene));
  return `/phone/?${query.toString()}`;
}
