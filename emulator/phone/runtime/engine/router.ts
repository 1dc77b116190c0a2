// WeChat 页面路由器 Router: going from page to page with addresses that count from a file, whatever page is on top by then.
import type { Phone } from '../phone';
import { pageUrl, parsePageUrl } from '../url';

const methods = ['switchTab', 'reLaunch', 'redirectTo', 'navigateTo', 'navigateBack'] as const;
type Router = Readonly<Record<(typeof methods)[number], (options?: Record<string, unknown>) => unknown>>;

/** @param base path of the file that relative addresses count from */
export function routerFrom(phone: Phone, base: string): Router {
  return Object.fromEntries(
    methods.map((method) => [
      method,
      (options: Record<string, unknown> = {}) => {
        const go = phone.wx[method] as (given: Record<string, unknown>) => unknown;
        if (typeof options.url !== 'string') return go(options);
        return go({ ...options, url: `/${pageUrl(parsePageUrl(options.url, base))}` });
      },
    ]),
  ) as unknown as Router;
}
