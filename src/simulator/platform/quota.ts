/** The month's messages: a limit (null for none) and what was used. */
export interface Quota {
  limit: number | null;
  used: number;
}

/** LINE docs: messaging-api/pricing. Over the limit nothing at all is sent. */
export function hasRoomFor(quota: Quota, recipients: number): boolean {
  return quota.limit === null || quota.used + recipients <= quota.limit;
}

/** LINE reference: get-quota. */
export function toQuotaAnswer(quota: Quota): { type: 'none' } | { type: 'limited'; value: number } {
  return quota.limit === null ? { type: 'none' } : { type: 'limited', value: quota.limit };
}

/** LINE reference: get-consumption. */
export function toConsumptionAnswer(quota: Quota): { totalUsage: number } {
  return { totalUsage: quota.used };
}
