/** The crons of wrangler.toml; `test/rounds/crons.test.ts` holds the two against each other. */
export const MINUTE_CRON = '* * * * *';
export const NIGHTLY_CRON = '10 18 * * *';
