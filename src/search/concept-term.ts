/** The mark that keeps a concept (`§garbage`) apart from a word. */
export const toConceptTerm = (concept: string): string => `§${concept}`;
