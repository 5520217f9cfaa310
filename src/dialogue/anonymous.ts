const QUESTION_LENGTH = 200;

/**
 * A question as volunteers may read it: mail addresses, web addresses, long numbers and what follows "my name is" are gone. It is still
 * somebody's sentence: it is kept for a limited time and shown only to those who write answers.
 */
export function toAnonymous(question: string): string {
  return question
    .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, '[mail]')
    .replace(/https?:\/\/\S+/g, '[link]')
    .replace(/\d[\d\s-]{4,}\d/g, '[number]')
    .replace(NAMED, '$1 [name]')
    .slice(0, QUESTION_LENGTH);
}

const NAMED =
  /(my name is|i am called|me chamo|meu nome é|me llamo|mi nombre es|tên tôi là|tôi tên là|nama saya|ako si|pangalan ko ay|我叫|我的名字是|わたしの なまえは|私の名前は|제 이름은|मेरो नाम)\s*[:：]?\s*[^\s,.。、!?]+(?:\s+\p{Lu}[^\s,.。、!?]*)?/giu;
