/**
 * Cross-site request forgery: a browser tells where a changing request comes from, and only our own pages may send one. Pages whose forms work without script must not
 * say `no-referrer`: their forms would come from `null`. (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Origin)
 */
export const isSameOrigin = (request: Request): boolean =>
  request.headers.get('origin') === new URL(request.url).origin;
