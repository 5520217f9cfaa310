import { CATEGORIES } from './ticket.ts';

/**
 * The few questions before a person has time, in order; each can be skipped. Whether the phone is safe comes first of all where writing may bring harm.
 * Nobody is asked for a name or a residence status, and a child is never asked to interpret.
 */
export const INTAKE_STEPS = ['category', 'safePhone', 'share', 'forWhom', 'reach', 'interpreter'] as const;
export type IntakeStep = (typeof INTAKE_STEPS)[number];

/** What can be answered to each step; `skip` always can. */
export const INTAKE_ANSWERS: Readonly<Record<IntakeStep, readonly string[]>> = {
  category: CATEGORIES,
  safePhone: ['yes', 'sometimes', 'no'],
  share: ['yes', 'no'],
  forWhom: ['me', 'family', 'minor', 'other'],
  reach: ['any', 'morning', 'afternoon', 'evening'],
  interpreter: ['yes', 'no'],
};

/** What decides which steps are worth asking. */
export type IntakeFacts = { sensitive: boolean; hasWords: boolean };

/** The step after `step`, or null when all is asked. */
export function findNextStep(step: IntakeStep, { sensitive, hasWords }: IntakeFacts): IntakeStep | null {
  const rest = INTAKE_STEPS.slice(INTAKE_STEPS.indexOf(step) + 1);
  return (
    rest.find((next) => (next === 'safePhone' ? sensitive : next === 'share' ? hasWords : next !== 'category')) ?? null
  );
}

/** Whether `answer` can be given to `step`; a forged or old button cannot. */
export const isIntakeAnswer = (step: string, answer: string): boolean =>
  (INTAKE_STEPS as readonly string[]).includes(step) &&
  (answer === 'skip' || INTAKE_ANSWERS[step as IntakeStep].includes(answer));
