import type { Rule } from './rules.ts';
import { both, text } from './rules.ts';

/** LINE reference: uri-action. */
const LINK_SCHEMES = ['http:', 'https:', 'line:', 'tel:'];

/**
 * LINE reference: url-encoding. Domain, path, query and fragment are percent-encoded UTF-8, so no
 * spaces and nothing beyond ASCII.
 */
const ENCODED = /^[\x21-\x7e]+$/;

function address(schemes: readonly string[]): Rule {
  return (value, path, report) => {
    if (typeof value !== 'string') return;
    const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(value)?.[0].toLowerCase();
    if (scheme === undefined || !schemes.includes(scheme)) return report.add(path, 'invalid uri scheme');
    if (!ENCODED.test(value)) return report.add(path, 'invalid uri: must be percent-encoded using UTF-8');
    const isWeb = scheme === 'http:' || scheme === 'https:';
    if (isWeb && !URL.canParse(value)) report.add(path, 'invalid uri');
    if (scheme === 'tel:' && !/^tel:[+0-9*%A-F;,()\-.]+$/i.test(value)) report.add(path, 'invalid uri');
  };
}

/** LINE reference: image-message and others. https, at most 2,000 characters. */
export const mediaUrl: Rule = both(text(1, 2000), address(['https:']));

/** LINE reference: uri-action. http, https, line or tel, at most 1,000 characters. */
export const linkUri: Rule = both(text(1, 1000), address(LINK_SCHEMES));
