import { describe, expect, test } from 'vitest';
import {
  CATEGORIES,
  categoryOfDanger,
  findNextStep,
  INTAKE_ANSWERS,
  INTAKE_STEPS,
  isIntakeAnswer,
  isSensitive,
  SHIPPED_PLACES,
  toTicketNumber,
} from '../../src/desk/index.ts';
import { DANGERS } from '../../src/topics/index.ts';

describe('a ticket', () => {
  test('has a number that can be said on the telephone, the same for the same event', () => {
    const numbers = Array.from({ length: 500 }, (_, index) => toTicketNumber(`01EVENT${index}`));
    for (const number of numbers) expect(number).toMatch(/^[ACEFHKLMNPRTWXY]{3}-[2-9]{3}$/);
    expect(new Set(numbers).size).toBeGreaterThan(495);
    expect(toTicketNumber('01EVENT1')).toBe(numbers[1]);
  });

  test('about anything personal lives in a room as shipped; general questions may stay in the chat', () => {
    expect(CATEGORIES.filter((category) => SHIPPED_PLACES[category] === 'line')).toEqual([
      'disaster',
      'classes',
      'other',
    ]);
  });

  test('is sensitive for violence, the private dangers and private topics', () => {
    expect(isSensitive('violence', null, false)).toBe(true);
    expect(isSensitive('tax', null, true)).toBe(true);
    expect(isSensitive('tax', null, false)).toBe(false);
    expect(DANGERS.filter((danger) => isSensitive(categoryOfDanger(danger), danger, false)).sort()).toEqual(
      ['child', 'exploitation', 'police', 'self-harm', 'violence'].sort(),
    );
  });
});

describe('the intake', () => {
  const walk = (facts: { sensitive: boolean; hasWords: boolean }): string[] => {
    const steps: string[] = [];
    for (let step: (typeof INTAKE_STEPS)[number] | null = 'category'; step; step = findNextStep(step, facts))
      steps.push(step);
    return steps;
  };

  test('asks first whether the phone is safe where writing may bring harm', () =>
    expect(walk({ sensitive: true, hasWords: true })).toEqual([...INTAKE_STEPS]));

  test('asks for words to share only when there are some', () =>
    expect(walk({ sensitive: false, hasWords: false })).toEqual(['category', 'forWhom', 'reach', 'interpreter']));

  test('takes the answers of its own buttons and no others', () => {
    for (const step of INTAKE_STEPS)
      for (const answer of [...INTAKE_ANSWERS[step], 'skip']) expect(isIntakeAnswer(step, answer)).toBe(true);
    expect(isIntakeAnswer('share', 'perhaps')).toBe(false);
    expect(isIntakeAnswer('status', 'yes')).toBe(false);
  });
});
