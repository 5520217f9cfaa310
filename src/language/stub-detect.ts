export type LanguageGuess = { likelihoods: readonly { tag: string; probability: number }[]; decidable: boolean };
export type Detector = { detect: (text: string) => LanguageGuess };
const W: Record<string, RegExp> = {
  'pt-BR': /\b(o|que|eu|onde|meu|minha|lixo|como|fazer|preciso|na|para|quero|tenho)\b/gi,
  es: /\b(el|que|yo|donde|mi|basura|como|hacer|necesito|en|para|quiero|tengo|la)\b/gi,
  vi: /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]|\b(toi|khong|the|mat|duoc|cho|lam|nao)\b/gi,
  id: /\b(saya|di|mana|mahal|yang|bagaimana|apa|buang|sampah|untuk|dan|sekolah)\b/gi,
  tl: /\b(po|ang|ng|sa|ako|paano|saan|mga|ko)\b/gi,
  en: /\b(the|i|where|how|do|my|to|is|what|can|a|for|trash)\b/gi,
};
export const createDetector = (_: unknown): Detector => ({
  detect(text) {
    const one = (tag: string) => ({ likelihoods: [{ tag, probability: 0.98 }], decidable: true });
    if (/[ぁ-ん]/.test(text)) return one('ja');
    if (/[가-힣]/.test(text)) return one('ko');
    if (/[ก-๙]/.test(text)) return one('th');
    if (/[\u1000-\u109f]/.test(text)) return one('my');
    if (/[\u1780-\u17ff]/.test(text)) return one('km');
    if (/[\u0d80-\u0dff]/.test(text)) return one('si');
    if (/[\u0900-\u097f]/.test(text)) return one('ne');
    if (/[\u0400-\u04ff]/.test(text)) return one('mn');
    if (/[\u4e00-\u9fff]/.test(text))
      return {
        likelihoods: [
          { tag: 'zh-Hans', probability: 0.5 },
          { tag: 'ja', probability: 0.4 },
        ],
        decidable: true,
      };
    const scores = Object.entries(W).map(([tag, re]) => ({ tag, n: Math.exp(1.2 * (text.match(re)?.length ?? 0)) }));
    const total = scores.reduce((s, x) => s + x.n, 0);
    return {
      likelihoods: scores
        .map(({ tag, n }) => ({ tag, probability: n / total }))
        .sort((a, b) => b.probability - a.probability),
      decidable: /[a-z]{2}/i.test(text),
    };
  },
});
