import { measureBundle } from './bench/bundle.ts';

/**
 * `npm run bundle`: what a deployment would upload, held under limits. The script must stay small enough to start quickly; script and content together
 * must stay under what Cloudflare takes (10 MB compressed on the paid plan; developers.cloudflare.com/workers/platform/limits).
 */
const SCRIPT_LIMIT_KB = 1024;
const UPLOAD_LIMIT_KB = 9 * 1024;

const { scriptGzipKb, contentGzipKb } = measureBundle();
console.log(
  `bundle: script ${scriptGzipKb.toFixed(0)} KB gzip (limit ${SCRIPT_LIMIT_KB}), content ${contentGzipKb.toFixed(0)} KB gzip, together at most ${UPLOAD_LIMIT_KB}`,
);
if (scriptGzipKb > SCRIPT_LIMIT_KB || scriptGzipKb + contentGzipKb > UPLOAD_LIMIT_KB) {
  console.error('The bundle has outgrown its limit. Look at what the newest dependency or content brought along.');
  process.exit(1);
}
